"""The options that choose an engine."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from kg.engine import ENGINES, Choice
from kg.engine import chosen as choose
from kg.engine.choice import Name

Function = TypeVar("Function", bound=Callable[..., Any])


def engine_options(function: Function) -> Function:
    """Add --jobs, --engine and --scheduler."""
    function = click.option(
        "--scheduler", metavar="ADDRESS", help="The scheduler of a Dask cluster, as tcp://10.0.0.5:8786."
    )(function)
    function = click.option(
        "--engine", type=click.Choice(ENGINES), help="What reads; --jobs and --scheduler imply it."
    )(function)
    return click.option(
        "-j", "--jobs", type=click.IntRange(0), metavar="N", help="Read in N processes; 0 is one for each core."
    )(function)


def chosen(engine: Name | None, jobs: int | None, scheduler: str | None) -> Choice:
    """Return the engine that the options mean; what does not go together is wrong usage."""
    try:
        return choose(engine, jobs, scheduler)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
