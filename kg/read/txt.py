"""Plain text: one file is one article."""

from collections.abc import Iterator

from kg.errors import InputError
from kg.read.options import ReadOptions
from kg.read.rows import article_from
from kg.read.source import Source
from kg.records import Article


def read_txt(source: Source, options: ReadOptions) -> Iterator[Article | InputError]:
    """Yield the one article of a text; its id comes from the content, whatever the file is called."""
    yield article_from({"text": source.text(options.max_bytes), "url": source.url}, source, options)
