"""`kg score`: how much of what careful readers annotated was found."""

import json
import sys
from pathlib import Path

import click

from kg.ask.formats import visible
from kg.cli import options
from kg.score import article_lines, lines, load, load_articles
from kg.score import score as judge
from kg.wording import counted


@click.command()
@click.argument("articles", type=options.FILE)
@click.argument("gold", type=options.FILE)
@click.argument("predicted", type=options.FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--per-article", is_flag=True, help="Also one line per article.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Also N errors of each kind.")
def score(*, articles: Path, gold: Path, predicted: Path, as_json: bool, per_article: bool, errors: int) -> None:
    """Measure PREDICTED against GOLD.

    ARTICLES is a .jsonl file with the texts; GOLD and PREDICTED are folders of .json files, or .jsonl files, in the
    form of `kg extract`.

    \b
    kg extract berita.jsonl > temuan.jsonl
    kg score berita.jsonl anotasi/ temuan.jsonl --errors 10
    """
    wanted, found = load(gold), load(predicted)
    absent = sorted(wanted.keys() - found.keys())
    if absent:
        said = f"no prediction for {len(absent)} of {counted(len(wanted), 'article')}: {', '.join(absent[:5])}"
        click.echo(f"kg: {visible(said)}", err=True)
    scores = judge(load_articles(articles), wanted, found)
    if as_json:
        click.echo(json.dumps(scores.row()))
        return
    if per_article:
        sys.stdout.writelines(f"{visible(line)}\n" for line in article_lines(scores))
    for line in lines(scores, errors):
        click.echo(visible(line))
