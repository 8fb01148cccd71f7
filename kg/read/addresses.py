"""Which addresses of the network may be fetched from: those of the public internet, unless the user allows others."""

import asyncio
import ipaddress
import socket

from kg.errors import InputError
from kg.read.unreachable import UnreachableError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
# Translators deliver what is sent into this network to the IPv4 address in its last 32 bits (RFC 6052).
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


async def resolve(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """Return the addresses of `host` in the resolver's order, all of them checked.

    The caller must connect to one of these and not to the name: a second look-up may answer otherwise.
    Raises InputError if any address is not public (unless allowed), UnreachableError if there is none.
    """
    try:
        loop = asyncio.get_running_loop()
        answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"no host {host} ({_reason(error)}); check the address and the network") from error
    addresses = tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for address in addresses:
        if not allow_private and not is_public(address):
            raise InputError(
                f"{host} is at {address}, which is not on the public internet; allow it with --allow-private"
            )
    return addresses


def is_public(address: str) -> bool:
    """Return whether `address` belongs to the public internet, and so does what is wrapped in it.

    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    outer = ipaddress.ip_address(address.partition("%")[0])
    return all(_is_open(part) for part in _parts(outer))


def _is_open(part: IPAddress) -> bool:
    # An address of a site (fec0::/10, RFC 3879) is an old kind of private one, and counts as global with Python.
    inside = part.is_multicast or part.is_reserved or (part.version == 6 and part.is_site_local)
    return part.is_global and not inside


def _parts(address: IPAddress) -> tuple[IPAddress, ...]:
    """Return the address that packets end up at: itself, or the IPv4 addresses it wraps as well."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in TRANSLATED:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    wrapped = (address.sixtofour, *(address.teredo or ()))
    return (address, *(part for part in wrapped if part))


def _reason(error: OSError | UnicodeError) -> str:
    return error.strerror or "unknown" if isinstance(error, OSError) else "not a name"
