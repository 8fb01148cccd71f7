"""An Obsidian vault: one note per thing, in a folder of its type, and one per article.

A note links to the notes of everything that is said of its thing, each time with the words that say so. Its front
matter keeps the name to the very character, where the file name cannot.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.graph.source import Source
from kg.schema import Schema
from kg.write import reading
from kg.write.filenames import file_names
from kg.write.markdown import front_matter, link, plain
from kg.write.material import Material
from kg.write.rows import ArticleRow, EntityRow, PostRow, StatementRow

_WORDS = Path(__file__).parent / "vault.toml"


@dataclass(frozen=True, slots=True)
class _Vault:
    """The graph, and where each note is: by IRI, below the vault, without `.md`."""

    source: Source
    schema: Schema
    paths: Mapping[str, str]

    def link(self, iri: str | None, name: str | None = None) -> str:
        """Return a link to a note; the name alone where there is none."""
        path = self.paths.get(iri or "")
        return link(path, name or path.rpartition("/")[2]) if path else plain(name or "")


def write(material: Material, folder: Path) -> None:
    """Write the notes."""
    vault = _Vault(material.source, material.schema, _paths(material))
    for entity in reading.entities(material.source, material.schema):
        _save(folder, vault.paths[entity.id], _thing(entity, vault))
    for article in reading.articles(material.source):
        _save(folder, vault.paths[article.id], _article(article, vault))


def _save(folder: Path, path: str, lines: Iterator[str]) -> None:
    file = folder / f"{path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _paths(material: Material) -> dict[str, str]:
    """Return where each note goes: things by type, articles by title."""
    source, schema = material.source, material.schema
    words = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    types = {row.id: row.type for row in reading.entities(source, schema)}
    folders = file_names({name: schema.label(name) for name in {*types.values()}} | {"": words["articles"]})
    things = file_names({iri: source.name(iri) for iri in types})
    articles = file_names({row.id: row.title or row.identifier for row in reading.articles(source)})
    return {iri: f"{folders[types[iri]]}/{name}" for iri, name in things.items()} | {
        iri: f"{folders['']}/{name}" for iri, name in articles.items()
    }


def _thing(row: EntityRow, vault: _Vault) -> Iterator[str]:
    yield front_matter(
        {
            "id": row.id,
            "type": row.type,
            "name": row.name,
            "aliases": list(dict.fromkeys((row.name, *row.aliases))),
            "tags": [row.type],
            "same_as": list(row.same_as) or None,
            "codes": list(row.codes) or None,
            "first": row.first,
            "last": row.last,
            "dates": list(vault.source.about(row.id).all("schema:startDate")) or None,
        }
    )
    yield f"# {plain(row.name)}"
    yield f"\n*{vault.schema.label(row.type)}*"
    claims = {iri for end in ("rdf:subject", "rdf:object") for iri in vault.source.pointing(end, row.id)}
    yield from _section("Statement", vault, (line for iri in sorted(claims) for line in _claim(iri, vault)))
    held = {iri for end in _POST for iri in vault.source.pointing(end, row.id)}
    yield from _section("Post", vault, (line for iri in sorted(held) for line in _post(iri, vault)))
    said = vault.source.pointing("sim:speaker", row.id)
    yield from _section("Quotation", vault, (line for iri in said for line in _quote(iri, vault)))
    yield from _section("Mention", vault, _mentions(row, vault))


_POST = ("org:member", "org:organization", "sim:territory", "sim:of")


def _section(name: str, vault: _Vault, lines: Iterator[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield f"\n## {vault.schema.label(name)}\n"
        yield from held


def _claim(iri: str, vault: _Vault) -> Iterator[str]:
    row = reading.statement(iri, vault.source, vault.schema)
    told = f"{vault.link(row.subject, row.subject_name)} {plain(row.label)} {vault.link(row.object, row.object_name)}"
    modality = "" if row.modality == "asserted" else f" ({vault.schema.label(row.modality.title())})"
    speaker = vault.link(row.attributed_to, row.attributed_to_name)
    by = f", {vault.schema.label('attributedTo')} {speaker}" if row.attributed_to else ""
    yield f"- {told}{modality}{by}"
    yield from _evidence(row, vault)


def _post(iri: str, vault: _Vault) -> Iterator[str]:
    row = reading.post(iri, vault.source)
    former = f" ({vault.schema.label('former')})" if row.former else ""
    body = f", {vault.link(row.body, row.body_name)}" if row.body else ""
    yield f"- {vault.link(row.person, row.person_name)}: {plain(row.title)}{body}{former}"
    yield from _evidence(row, vault)


def _quote(iri: str, vault: _Vault) -> Iterator[str]:
    row = reading.quote(iri, vault.source)
    yield f'- "{plain(row.text)}" {vault.link(row.article)}'


def _evidence(row: StatementRow | PostRow, vault: _Vault) -> Iterator[str]:
    for place, words in zip(row.evidence, row.words, strict=True):
        yield f'    - "{plain(words)}" {vault.link(vault.source.about(place).link("nif:referenceContext"))}'


def _mentions(row: EntityRow, vault: _Vault) -> Iterator[str]:
    """Yield the articles that speak of a thing, each with the number of stretches of text that are about it."""
    places = vault.source.about(row.id).links("sim:evidence")
    times = Counter(vault.source.about(place).link("nif:referenceContext") for place in places)
    for article in row.articles:
        yield f"- {vault.link(article)}: {times[article]}"


def _article(row: ArticleRow, vault: _Vault) -> Iterator[str]:
    yield front_matter(
        {
            "id": row.id,
            "identifier": row.identifier,
            "title": row.title,
            "outlet": row.outlet,
            "url": row.url,
            "published": row.published,
            "tags": ["NewsArticle"],
        }
    )
    yield f"# {plain(row.title or row.identifier)}"
    places = vault.source.pointing("nif:referenceContext", row.id)
    named = {thing for place in places for thing in vault.source.about(place).links("itsrdf:taIdentRef")}
    yield from _section("Mention", vault, (f"- {vault.link(iri, vault.source.name(iri))}" for iri in sorted(named)))
