"""What we know of Indonesian, as data: lexicon/*.tsv, gazetteer/*.tsv, patterns/*.toml, each listed in ORIGINS.tsv.

A table is a TSV file in UTF-8: the first row names the columns; rows that begin with `#` are comments; blank rows are
passed over.
"""

from functools import cache
from operator import itemgetter
from pathlib import Path

from kg.errors import KnowledgeError

FOLDER = Path(__file__).parent
_LONGEST = 200
"""Characters of a header that a message shows: any file may be taken for a table."""


def read_table(path: Path, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a TSV file, each a tuple in the order of `columns` (see `numbered_table`)."""
    return tuple(cells for _, cells in numbered_table(path, columns))


def numbered_table(
    path: Path, columns: tuple[str, ...], optional: tuple[str, ...] = ()
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the rows of a TSV file with their lines, each a tuple in the order of `columns`, then of `optional`.

    A column of `optional` that the file lacks is empty, as are cells that a row leaves out at its end. Raises
    KnowledgeError (file, line) for a missing file, a column that is not there, a row with too many cells, or bytes that
    are not UTF-8.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"not UTF-8 (byte {error.start}); save it as UTF-8", path) from error
    kept = [(number, _cells(line)) for number, line in enumerate(lines, 1) if line and line[0] != "#" and line.strip()]
    if not kept:
        raise KnowledgeError("no header row; the first row names the columns", path)
    header = kept[0][1]
    missing = [column for column in columns if column not in header]
    if missing:
        raise KnowledgeError(
            f"no column {', '.join(missing)}; the header has {', '.join(header)[:_LONGEST]}", path, kept[0][0]
        )
    places = [header.index(column) if column in header else len(header) for column in (*columns, *optional)]
    at_places = itemgetter(*places, 0)
    rows = []
    for number, cells in kept[1:]:
        if len(cells) > len(header):
            raise KnowledgeError(f"{len(cells)} cells in a table of {len(header)} columns", path, number)
        filled = [*cells, *[""] * (len(header) + 1 - len(cells))]
        rows.append((number, at_places(filled)[:-1]))
    return tuple(rows)


def _cells(line: str) -> list[str]:
    """Return the cells of a row without the blanks around them; most rows have none, and tables are long."""
    cells = line.split("\t")
    if " \t" in line or "\t " in line or line[0].isspace() or line[-1].isspace():
        return [cell.strip() for cell in cells]
    return cells


@cache
def lexicon(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of lexicon/`name`.tsv (see `read_table`)."""
    return read_table(FOLDER / "lexicon" / f"{name}.tsv", columns)


@cache
def gazetteer(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of gazetteer/`name`.tsv (see `read_table`)."""
    return read_table(FOLDER / "gazetteer" / f"{name}.tsv", columns)


@cache
def words(name: str) -> frozenset[str]:
    """Return the column `word` of lexicon/`name`.tsv as a set, case as written."""
    return frozenset(row[0] for row in lexicon(name, ("word",)))
