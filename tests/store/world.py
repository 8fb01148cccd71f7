"""A small news world of our own writing, in several versions of each article, and what a fresh build makes of it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import DefaultGraph

from kg import pipeline
from kg.graph.triples import triples
from kg.records import Article, Findings
from kg.resolve import resolve
from kg.resolve.decisions import NONE, Decisions
from kg.store import Archive

READING = "rules"
_OPENING = (
    "MALANG (Warta Contoh) - Kementerian Pertanian (Kementan) mendukung Program Lumbung Hijau bagi petani jagung di "
    "Kabupaten Malang. Program itu dijalankan bersama Yayasan Tani Lestari sejak awal tahun ini di enam kecamatan."
)
_WORDS = (
    '"Kami akan terus membantu para petani jagung," kata Direktur Pangan Kementerian Pertanian Rina Kartika, Senin.'
)
_DENIAL = (
    "Ketua Yayasan Tani Lestari Budi Santoso membantah bahwa yayasannya bermitra dengan PT Pupuk Sari. "
    "PT Pupuk Sari bermitra dengan Yayasan Tani Lestari, kata Rina Kartika."
)
_CUP = (
    "Pembukaan Piala Bupati digelar di Stadion Kanjuruhan, Kabupaten Malang, Sabtu (6/8/2022). "
    "Bupati Malang Andi Salim membuka Piala Bupati itu bersama Budi Santoso, pelatih Persema."
)
_SHORT = "Kementan mendanai Program Lumbung Hijau di Jawa Timur. Warta Contoh memberitakan hal itu dari Surabaya."
_OTHER = (
    "Bupati Lamongan Budi Santoso meresmikan Pasar Ikan Brondong di Lamongan, Selasa. "
    '"Pasar ini milik warga," kata Budi Santoso. Wakil Presiden meninjau pasar itu.'
)
TEXTS: dict[str, tuple[str, ...]] = {
    "a1": (f"{_OPENING} {_WORDS}", f"{_OPENING} {_DENIAL}", _SHORT),
    "a2": (f"{_DENIAL} {_WORDS}", _CUP),
    "a3": (f"SURABAYA - {_OPENING} {_WORDS}", _OTHER),
    "a4": (_CUP, f"{_CUP} {_SHORT}"),
    "a5": (_OTHER, f"{_OTHER} {_DENIAL}", _OPENING),
    "b 6/ü": (f"{_SHORT} {_CUP}", _WORDS),
    "b7": (f"{_CUP} {_OTHER}", f"{_OPENING} {_SHORT}"),
}
Pair = tuple[Article, Findings]


@cache
def read(article: str, version: int) -> Pair:
    """Return an article in one of its versions, and what the rules find in it."""
    outlet = {"a": "Warta Contoh", "b": "Kabar Uji"}[article[0]]
    one = Article(article, TEXTS[article][version % len(TEXTS[article])], f"Judul {article}", outlet)
    return one, pipeline.extract(one, knowledge())


@cache
def knowledge() -> pipeline.Knowledge:
    """Return what is known before reading."""
    return pipeline.prepare()


def fresh(pairs: Iterable[Pair], decisions: Decisions = NONE) -> list[str]:
    """Return the lines of the graph that a build of these articles in one go, under these decisions, gives."""
    given = list(pairs)
    schema = knowledge().schema
    resolved = resolve([one for one, _ in given], [found for _, found in given], schema, decisions=decisions)
    return sorted(f"{one} ." for one in triples(resolved, schema))


def lines(archive: Archive) -> list[str]:
    """Return the lines of the graph of a store."""
    quads = archive.graph.quads_for_pattern(None, None, None, DefaultGraph())
    return sorted(f"{quad.triple} ." for quad in quads)


def canonical(given: Iterable[str]) -> list[str]:
    """Return lines with decimals as Oxigraph keeps them: 1.0 is 1."""
    ending = '"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    return sorted(line.replace(f".0{ending}", ending) for line in given)


def made(folder: Path) -> Path:
    """Return the folder of a new store."""
    Archive.make(folder)
    return folder
