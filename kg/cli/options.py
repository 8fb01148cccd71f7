"""Options that several commands share, each one decorator."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.errors import KnowledgeError, StoreError
from kg.graph.iris import Iris
from kg.read import READERS

Function = TypeVar("Function", bound=Callable[..., Any])

inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
model = click.option(
    "--model/--no-model", default=True, show_default=True, envvar="KG_MODEL", show_envvar=True,
    help="Let the learnt encoder read again what the rules read: better, and some ten times slower.",
)  # fmt: skip
quiet = click.option("-q", "--quiet", is_flag=True, help="No progress and no summary on stderr.")
FILE = click.Path(path_type=Path)
GRAPH = Path("out/graph.ttl")
decisions = click.option(
    "--decisions", type=FILE, default=Path("decisions.tsv"), metavar="FILE", show_default=True,
    help="What you decided (`kg resolve`, `kg fix`).",
)  # fmt: skip
links = click.option(
    "--links", type=FILE, default=Path("links.tsv"), metavar="FILE", show_default=True,
    help="What you judged things to be elsewhere (`kg link`).",
)  # fmt: skip
ontology = click.option("--ontology", type=FILE, metavar="FILE", help="Turtle with types and relations of your own.")


def graph_argument(function: Function) -> Function:
    """Add the positional GRAPH, by default out/graph.ttl."""
    return click.argument("graph", type=FILE, default=GRAPH, required=False)(function)


def iris(base: str) -> Iris:
    """Return the IRIs under what --base says; what is none is wrong usage."""
    try:
        return Iris(base)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--base") from error


def existing(graph: Path) -> Path:
    """Return `graph`. Raises StoreError where it is not there, or is a folder and no store, with what to do."""
    if not graph.exists():
        raise StoreError("no such graph; `kg build` makes one", graph)
    if graph.is_dir():
        # Who names a file need not wait for the libraries of the store.
        from kg.store.layout import is_store

        if is_store(graph):
            return graph
        inside = graph / GRAPH.name
        told = f"name the graph in it, {inside}" if inside.exists() else "name a graph.ttl that `kg build` wrote"
        raise StoreError(f"a folder, and no store; {told}", graph)
    return graph


def is_given(option: str) -> bool:
    """Return whether the user wrote an option, whatever it says."""
    return click.get_current_context().get_parameter_source(option) is not click.core.ParameterSource.DEFAULT


def of_store(option: str, path: Path, own: Path) -> Path:
    """Return the file that a store keeps. Raises click.UsageError where the user named another."""
    if is_given(option) and path.resolve() != own.resolve():
        raise click.UsageError(f"a store keeps its own table, {own}; leave --{option} out.")
    return own


def named(option: str, path: Path) -> Path:
    """Return the file of an option. Raises KnowledgeError where the user named one that is not there."""
    if is_given(option) and not path.exists():
        raise KnowledgeError("no such file; without the option only the usual one is read, where there is one", path)
    return path


def own_knowledge(function: Function) -> Function:
    """Add --ontology and --patterns: a user's own relations."""
    function = click.option("--patterns", type=FILE, metavar="FILE", help="TOML with patterns of your own.")(function)
    return ontology(function)


def reading_options(function: Function) -> Function:
    """Add the options of the commands that read articles."""
    function = click.option("--strict", is_flag=True, help="End with exit code 3 if any article was skipped.")(function)
    function = click.option(
        "--allow-private", is_flag=True, help="Let URLs reach addresses of your own machine and network."
    )(function)
    function = click.option("--any-language", is_flag=True, help="Read also texts that seem not to be Indonesian.")(
        function
    )
    return click.option(
        "--format", "form", type=click.Choice(sorted(READERS)), help="What the inputs are, whatever their names say."
    )(function)
