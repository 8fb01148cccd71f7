"""`python -m kg.learn TABLE`: learn a table of weights again, tell how good it is, and write it if asked."""

import sys
from pathlib import Path

import click

from kg.errors import KgError
from kg.learn.gold import corpus_folder, examples
from kg.learn.tables import TABLES, learnt, measured, text_of, write


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("table", type=click.Choice(list(TABLES)))
@click.option(
    "--corpus", type=click.Path(path_type=Path), help="Folder with train/. [$SIMPUL_CORPUS, ../shared/corpus]"
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the table to this file.")
@click.option("--write", "in_place", is_flag=True, help="Write the table where the program reads it.")
def learn(*, table: str, corpus: Path | None, output: Path | None, in_place: bool) -> None:
    """Learn the weights of TABLE from the training articles and print the figures of cross-validation."""
    observed = TABLES[table].observe(examples(corpus_folder(corpus)))
    figures = measured(TABLES[table], observed)
    rows = learnt(TABLES[table], observed)
    click.echo(f"{table}: {observed.articles} articles, {len(observed.candidates)} candidates, {len(rows)} weights")
    click.echo(f"{table}: {figures}")
    text = text_of(table, observed, figures, rows)
    if output:
        output.write_text(text, encoding="utf-8")
    if in_place:
        write(table, text)


if __name__ == "__main__":
    try:
        learn(prog_name="python -m kg.learn")
    except KgError as error:
        click.echo(f"kg.learn: {error}", err=True)
        sys.exit(error.exit_code)
