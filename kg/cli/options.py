"""Options that several commands share, each one decorator."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])

inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
quiet = click.option("-q", "--quiet", is_flag=True, help="No progress and no summary on stderr.")
GRAPH = Path("out/graph.ttl")


def graph_argument(function: Function) -> Function:
    """Add the positional GRAPH, by default out/graph.ttl."""
    path = click.Path(path_type=Path, dir_okay=True)
    return click.argument("graph", type=path, default=GRAPH, required=False)(function)


def own_knowledge(function: Function) -> Function:
    """Add --ontology and --patterns: a user's own relations."""
    path = click.Path(path_type=Path, exists=False, dir_okay=False)
    function = click.option("--patterns", type=path, metavar="FILE", help="TOML with patterns of your own.")(function)
    return click.option("--ontology", type=path, metavar="FILE", help="Turtle with types and relations of your own.")(
        function
    )


def reading_options(function: Function) -> Function:
    """Add the options of the commands that read articles."""
    function = click.option("--strict", is_flag=True, help="End with exit code 3 if any article was skipped.")(function)
    return click.option(
        "--allow-private", is_flag=True, help="Let URLs reach addresses of your own machine and network."
    )(function)
