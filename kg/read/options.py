"""How to read: format, limits, and what is allowed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a caller may decide about reading.

    `format` is a key of READERS and overrides what names and content suggest. `max_bytes` bounds one article, one line
    of a table or one page of the web (after decompression). `max_seconds` is the total time for one URL, all
    redirects included. `allow_private` permits addresses that are not on the public internet. `any_language` lets
    texts pass that are evidently not Indonesian.
    """

    format: str | None = None
    allow_private: bool = False
    any_language: bool = False
    max_bytes: int = 50_000_000
    max_seconds: float = 30.0
    max_redirects: int = 5


DEFAULTS = ReadOptions()
