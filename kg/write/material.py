"""What every exporter works from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from kg.graph.source import Source
from kg.schema import Schema


@dataclass(frozen=True, slots=True)
class Material:
    """A graph, the ontology it speaks, and the texts of its articles by article id: empty where nobody gave them.

    Few formats need the texts; they are read when the first is asked for.
    """

    source: Source
    schema: Schema
    texts: Mapping[str, str]


FileWriter: TypeAlias = Callable[[Material, BinaryIO], None]
FolderWriter: TypeAlias = Callable[[Material, Path], None]


@dataclass(frozen=True, slots=True)
class InFile:
    """A format of one file, and what it is good for in one line."""

    write: FileWriter
    about: str


@dataclass(frozen=True, slots=True)
class InFolder:
    """A format of several files, and what it is good for in one line. The folder given to `write` is empty."""

    write: FolderWriter
    about: str
