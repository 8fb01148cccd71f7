"""A command with commands of its own, whose help says each of them in a whole sentence."""

import click

_NO_LIMIT = 10_000


class Family(click.Group):
    """A click group that wraps what its commands do onto more lines, where click cuts it off with dots."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with the first sentence of its help."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, one.get_short_help_str(_NO_LIMIT)) for name, one in found if one and not one.hidden]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)
