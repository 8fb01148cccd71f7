"""The help of the commands."""

import click
import pytest

from kg.cli.main import COMMANDS, kg


def families() -> list[click.Group]:
    """Return all commands that have commands of their own."""
    context = click.Context(kg)
    found = [kg.get_command(context, name) for name in COMMANDS]
    return [kg, *(one for one in found if isinstance(one, click.Group))]


@pytest.mark.parametrize("family", families(), ids=lambda one: one.name)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_what_a_command_does_is_said_to_the_end(family: click.Group, width: int) -> None:
    """In a list of commands nothing is cut off with dots, however narrow the terminal."""
    text = family.get_help(click.Context(family, terminal_width=width))
    commands = text.partition("Commands:")[2]
    assert commands
    assert "..." not in commands
