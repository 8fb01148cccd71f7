"""A graph over HTTP: SPARQL protocol, linked data, the explorer. Needs the extra `serve`."""

from kg.serve.running import serve
from kg.serve.settings import Limits, Settings
from kg.serve.source import Source, file_source, source_of, store_source

__all__ = ["Limits", "Settings", "Source", "file_source", "serve", "source_of", "store_source"]
