"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252."""

import unicodedata

BOM = "\ufeff"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"


def is_binary(data: bytes) -> bool:
    """Return whether `data` is no text: it holds a NUL, or one byte in ten is a control character.

    >>> is_binary(b"PK\\x03\\x04\\x00"), is_binary(b"Kata dia")
    (True, False)
    """
    if data.startswith(UTF16_MARKS):
        return False
    controls = len(data) - len(data.translate(None, CONTROLS))
    return b"\0" in data or controls * 10 > len(data)


def decode(data: bytes) -> str:
    """Return `data` as text. Never fails: bytes that no encoding explains become lone surrogates, which `fault` finds.

    Text that holds a letter in UTF-8 is UTF-8, and what is not in it is broken.

    >>> decode("Résumé".encode("cp1252"))
    'Résumé'
    """
    if data.startswith(UTF16_MARKS):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        broken = data.decode("utf-8-sig", errors="surrogateescape")
        if any("\x7f" < letter < "\ud800" or letter > "\udfff" for letter in broken):
            return broken
        return data.decode("cp1252", errors="surrogateescape")


def normalise(text: str) -> str:
    """Return `text` in NFC, with LF line ends and without a byte order mark; all else stands as given.

    >>> normalise("\\ufeffAce\\u0301h\\r\\nJakarta\\r")
    'Acéh\\nJakarta\\n'
    """
    unified = text.lstrip(BOM).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unified)


def fault(text: str) -> str | None:
    """Return what makes `text` unfit for any file we write, or None.

    >>> fault("Jakarta\\x00")
    'holds a NUL character'
    """
    if "\0" in text:
        return "holds a NUL character"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"character {error.start} is neither UTF-8 nor Windows-1252; save it as UTF-8"
    return None
