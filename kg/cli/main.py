"""The group of commands, the exit codes and the logging, each in one place."""

import gc
import importlib
import logging
import os
import sys
from typing import Any

import click

from kg.cli.family import Family
from kg.errors import KgError
from kg.version import VERSION

INTERRUPTED = 130
OUTSIDE_FAILED = 4
COMMANDS = {
    "build": "kg.cli.reading",
    "extract": "kg.cli.extracting",
    "store": "kg.cli.storing",
    "query": "kg.cli.asking",
    "questions": "kg.cli.asking",
    "view": "kg.cli.looking",
    "check": "kg.cli.looking",
    "export": "kg.cli.exporting",
    "resolve": "kg.cli.resolving",
    "fix": "kg.cli.fixing",
    "link": "kg.cli.linking",
    "why": "kg.cli.explaining",
    "whynot": "kg.cli.explaining",
    "conflicts": "kg.cli.comparing",
    "diff": "kg.cli.comparing",
    "serve": "kg.cli.serving",
    "score": "kg.cli.measuring",
    "learn": "kg.cli.learning",
    "info": "kg.cli.telling",
    "completion": "kg.cli.telling",
}


class _ReaderGoneError(Exception):
    """The reader of our output (`| head`) has left. Not an OSError, so that click does not make it a failure."""


class _Commands(Family):
    """Commands loaded when they are called: `kg --version` need not wait for a graph library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(importlib.import_module(module), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _ReaderGoneError from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="kg", message="%(prog)s %(version)s (simpul-kg)")
@click.option("-v", "--verbose", count=True, help="Log what is done to stderr; twice for more.")
def kg(verbose: int) -> None:
    """Read Indonesian news, write a knowledge graph that can be trusted.

    Every statement of the graph points at the words of the article that say so.

    \b
    Start here:  kg build berita.txt
    Then:        kg questions;  kg query --name who-supports-whom
    """
    _log(verbose)


def main() -> None:
    """Run the command line and end with its exit code."""
    # Tables and findings are many small tuples without cycles: to look for cycles among them takes a fifth of all time.
    gc.set_threshold(100_000, 20, 50)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code: see "Errors" in ARCHITECTURE.md.

    A KgError, a full disk and Ctrl-C each end in one line on stderr; anything else is our bug and keeps its traceback.
    """
    try:
        result = _called(arguments)
    except KgError as error:
        return _fail(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped; nothing was half-written", INTERRUPTED)
    except _ReaderGoneError:
        return _reader_gone()
    except OSError as error:
        return _fail(f"{error.filename or 'system'}: {error.strerror or error}", OUTSIDE_FAILED)
    return result if isinstance(result, int) else 0


def _called(arguments: list[str]) -> Any:
    """Call a command and return what it does. Raises click.UsageError where it needs text, and an argument is none."""
    try:
        return kg.main(arguments, prog_name="kg", standalone_mode=False)
    except UnicodeEncodeError as error:
        if all(map(_is_text, arguments)):
            raise
        raise click.UsageError("an argument is not UTF-8, and no text could be made of it; write it again.") from error


def _is_text(argument: str) -> bool:
    """Return whether an argument is UTF-8: other bytes, as the name of a file may have them, are lone surrogates."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fail(message: str, exit_code: int) -> int:
    from kg.ask.formats import visible

    click.echo(f"kg: {' '.join(visible(message).split())}", err=True)
    return exit_code


def _reader_gone() -> int:
    # That is no error, and Python must not complain at exit either.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _log(verbose: int) -> None:
    level = {0: logging.ERROR, 1: logging.INFO}.get(verbose, logging.DEBUG)
    logging.basicConfig(level=level, format="%(levelname).1s %(name)s: %(message)s", stream=sys.stderr, force=True)
    # trafilatura tells of every odd page; what a user must know of one is in our own messages.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
