"""Where a store keeps what, and what it was made for.

A store is a folder: `store.json` says what it is; `articles.sqlite` is the truth (articles, what each says, who is who,
and every part of the graph); `graph/` is the same graph as Oxigraph indexes it, and can always be made again.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.errors import OutsideError, StoreError
from kg.files import whole_files
from kg.graph.iris import is_base
from kg.store.tables import hold_anything

FORMAT: Final = 3
STORE, TABLES, GRAPH, LOCK = "store.json", "articles.sqlite", "graph", "lock"
ONTOLOGY, PATTERNS, DECISIONS, LINKS = "ontology.ttl", "patterns.toml", "decisions.tsv", "links.tsv"


@dataclass(frozen=True, slots=True)
class Card:
    """What a store is: the format of its tables and the base of its IRIs."""

    format: int
    base: str


def is_store(path: Path) -> bool:
    """Return whether `path` is the folder of a store, whole or broken."""
    return path.is_dir() and ((path / STORE).exists() or (path / TABLES).exists())


def write_card(folder: Path, base: str) -> None:
    """Write what the store is; the last step of its making."""
    with whole_files(folder / STORE) as (draft,):
        draft.write_text(json.dumps(asdict(Card(FORMAT, base))) + "\n", encoding="utf-8")


def read_card(folder: Path) -> Card:
    """Return what the store is. Raises StoreError for a folder that is none, or one of a newer version."""
    path = folder / STORE
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        card = Card(int(row["format"]), str(row["base"]))
    except FileNotFoundError as error:
        check_no_card_lost(folder)
        raise StoreError("no store; `kg store init` makes one", folder) from error
    except OSError as error:
        raise OutsideError(f"cannot be read ({error.strerror})", path) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("broken: it does not say what store this is; restore it from a copy", path) from error
    if card.format > FORMAT:
        raise StoreError(
            f"written by a newer version (format {card.format}, this one reads {FORMAT}); update simpul-kg", folder
        )
    if card.format < FORMAT:
        raise StoreError(
            f"written by an older version (format {card.format}, this one reads {FORMAT}); build it again", folder
        )
    if not is_base(card.base):
        raise StoreError(f"broken: {card.base!r} is no base for IRIs; restore it from a copy", path)
    return card


def check_no_card_lost(folder: Path) -> None:
    """Return where nothing is in the tables. Raises StoreError where articles are: their store has lost its card."""
    if hold_anything(folder / TABLES):
        told = f"{STORE} is gone, but {TABLES} is there and not empty; restore {STORE} from a copy"
        raise StoreError(f"{told}, or take the one of a new store with the same --base", folder)


def own_file(folder: Path, name: str) -> Path | None:
    """Return the user's own file of this name that the store keeps, None where it has none."""
    path = folder / name
    return path if path.exists() else None
