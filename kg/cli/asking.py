"""`kg query` and `kg questions`: ask a graph in SPARQL, or by the name of a question."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from kg.ask import FORMATS, ask
from kg.ask import query as answer
from kg.ask import questions as known
from kg.ask.result import Result
from kg.cli import options
from kg.errors import QueryError


@click.command()
@click.argument("positional", nargs=-1, metavar="[SPARQL] [GRAPH]")
@click.option("--file", "file", type=options.FILE, metavar="FILE", help="A file with the query.")
@click.option("--name", metavar="QUESTION", help="A named question; `kg questions` lists them.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="What to narrow the question to.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True)
@options.ontology
def query(
    *,
    positional: tuple[str, ...],
    file: Path | None,
    name: str | None,
    params: tuple[str, ...],
    form: str,
    ontology: Path | None,
) -> None:
    """Ask a graph (by default out/graph.ttl).

    Give SPARQL, a --file with SPARQL, or the --name of a question; with --file or --name the only positional is GRAPH.
    The prefixes of the graph are declared already. Queries only read: SERVICE and every update are refused.

    \b
    kg query 'SELECT ?s ?o WHERE { ?s sim:supports ?o }'
    kg query --name who-supports-whom --param name=Kemenperin hasil/graph.ttl
    """
    sparql, graph = _parts(positional, given=bool(file or name))
    if file and name:
        raise click.UsageError("--file and --name are two ways to say one thing; give one of them.")
    options.existing(graph)
    pairs = _pairs(params)
    result = _interruptible(lambda: _answer(sparql, graph, file=file, name=name, params=pairs, ontology=ontology))
    click.echo(FORMATS[form](result), nl=False)


@click.command()
def questions() -> None:
    """List the named questions, in Indonesian and English, with their parameters."""
    for question in known().values():
        click.echo(click.style(question.name, bold=True))
        click.echo(f"  {question.question_id}")
        click.echo(f"  {question.question_en}")
        for parameter in question.parameters:
            need = " (required)" if parameter.required else ""
            click.echo(f"    --param {parameter.name}=…{need}: {parameter.help_en}")


def _parts(positional: Sequence[str], *, given: bool) -> tuple[str | None, Path]:
    """Return the SPARQL of the command line, if it is there, and the graph."""
    words = list(positional)
    sparql = None if given or not words else words.pop(0)
    if len(words) > 1:
        raise click.UsageError(f"too many arguments: {' '.join(words)}")
    if sparql is None and not given:
        raise click.UsageError("Give SPARQL, --file or --name; `kg questions` lists the names.")
    return sparql, Path(words[0]) if words else options.GRAPH


def _answer(
    sparql: str | None,
    graph: Path,
    *,
    file: Path | None,
    name: str | None,
    params: dict[str, str],
    ontology: Path | None,
) -> Result:
    if name:
        return ask(name, graph, params, ontology=ontology)
    return answer(sparql if file is None else _read(file), graph, params, ontology=ontology)  # type: ignore[arg-type]


def _interruptible(work: Callable[[], Result]) -> Result:
    """Return what `work` returns, letting Ctrl-C through: Python hears no signal in the thread of the engine."""
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(timeout=0.2)
    if failed:
        raise failed[0]
    return done[0]


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", file) from error
    except UnicodeDecodeError as error:
        raise QueryError("not UTF-8; save it as UTF-8", file) from error


def _pairs(params: Sequence[str]) -> dict[str, str]:
    pairs = [param.partition("=") for param in params]
    for name, sign, _ in pairs:
        if not sign:
            raise click.BadParameter(f"{name!r} is no NAME=VALUE", param_hint="--param")
    named = {name: value for name, _, value in pairs}
    if len(named) < len(pairs):
        twice = next(name for name, count in Counter(name for name, _, _ in pairs).items() if count > 1)
        raise click.BadParameter(f"{twice!r} is given twice; a question takes one value for it", param_hint="--param")
    return named
