"""`kg extract`: from articles to one JSON object per article."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import click

from kg.cli import engines, options
from kg.cli.progress import meter
from kg.cli.skipping import SKIPPED, faults, warn
from kg.engine import Engine
from kg.engine.choice import Name
from kg.errors import InputError
from kg.pipeline import Found, Progress, nothing_read
from kg.read import ReadOptions, read
from kg.write.jsonl import findings_row, line


@click.command()
@options.inputs
@options.own_knowledge
@options.model
@options.reading_options
@engines.engine_options
@options.quiet
def extract(
    *,
    inputs: tuple[str, ...],
    ontology: Path | None,
    patterns: Path | None,
    model: bool,
    form: str | None,
    any_language: bool,
    allow_private: bool,
    strict: bool,
    jobs: int | None,
    engine: Name | None,
    scheduler: str | None,
    quiet: bool,
) -> int:
    """Print what each article says, one JSON object a line.

    Entities with their mentions, posts, relations, quotations and events, with offsets into the text.
    INPUT is as for `kg build`. An article is printed as soon as it is read.

    \b
    kg extract berita.jsonl > temuan.jsonl
    """
    how = ReadOptions(format=form, allow_private=allow_private, any_language=any_language)
    reader = Engine.prepared(ontology, patterns, model=model, choice=engines.chosen(engine, jobs, scheduler))
    with meter(inputs, quiet=quiet) as bar, closing(reader.find_all(read(inputs, how, bar.read))) as found:
        count, skipped = _print_findings(found, bar.done)
    warn(skipped, read=count)
    if not count:
        raise nothing_read(skipped)
    if not quiet:
        click.echo(f"{count} read, {len(skipped)} skipped", err=True)
    return SKIPPED if strict and faults(skipped) else 0


def _print_findings(found: Iterable[Found | InputError], progress: Progress) -> tuple[int, list[InputError]]:
    """Print each article's findings; return how many were read, and the errors of the others."""
    count, skipped = 0, []
    for one in found:
        if isinstance(one, InputError):
            skipped.append(one)
            continue
        click.echo(line(findings_row(one.findings, one.article.text)))
        count += 1
        progress(one.article)
    return count, skipped
