"""`kg learn`: train the reader's net, export it, measure it; and learn the rules' tables of weights."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.family import Family
from kg.errors import InputError, KnowledgeError
from kg.language.encoder import CARD, FILES, TOKENIZER, WEIGHTS, load_cut
from kg.learn import standoff
from kg.learn.gold import DEVELOPMENT, TRAINING, Example, corpus_folder, examples
from kg.learn.run import Begun, begin, sum_of
from kg.learn.tables import TABLES, learnt, measured, text_of, write
from kg.pipeline import prepare
from kg.wording import counted

if TYPE_CHECKING:
    from kg.learn.prepared import Prepared
    from kg.learn.training import Tick, Training

RUN = Path("out/reader")

corpus_option = click.option(
    "--corpus",
    type=options.FILE,
    metavar="FOLDER",
    help="The annotated articles: train/, dev/, each with articles.jsonl and gold/. [$SIMPUL_CORPUS, ../shared/corpus]",
)
annotated_option = click.option(
    "--annotated",
    type=options.FILE,
    metavar="RAW",
    help="Learn also from what language-model agents annotated (kg/learn/annotated.jsonl); RAW holds the texts.",
)
run_option = click.option(
    "--run",
    type=options.FILE,
    metavar="FOLDER",
    default=RUN,
    show_default=True,
    help="Where a run keeps its lessons, checkpoint and weights.",
)


@click.group(cls=Family)
def learn() -> None:
    """Learn from annotated articles what the reader knows.

    \b
    pip install '.[learn]'
    kg learn train --annotated RAW && kg learn export && kg learn score out/reader/weights
    """


@learn.command()
@click.argument("config", type=options.FILE, required=False)
@corpus_option
@run_option
@annotated_option
@click.option("--start", type=options.FILE, metavar="FOLDER", help="Begin with the net of a run or of weights.")
def train(
    *,
    config: Path | None,
    corpus: Path | None,
    run: Path,
    annotated: Path | None,
    start: Path | None,
) -> None:
    """Train the net as CONFIG says on the articles of CORPUS/train.

    CONFIG is a TOML file; what it leaves out is as in kg/learn/reader.toml. The folder of --run keeps what is learnt
    from, and a checkpoint of every 500th step: called again with the same options, training goes on from there. Takes
    two hours on two cores with --annotated, half an hour without; `make weights` is three such runs, one on the other.
    """
    torch_at_hand()
    from kg.learn.prepared import read_lessons, write_lessons
    from kg.learn.reopening import network_in
    from kg.learn.training import CONFIG, Training, new_network, read_config

    settings = read_config(config or CONFIG)
    of_corpus, ours = _of_corpus(corpus), _ours(annotated)
    if not of_corpus and not ours:
        raise InputError("no annotated article to learn from", corpus_folder(corpus) / TRAINING)
    begin(run, Begun(asdict(settings), sum_of(of_corpus + ours), str(start) if start else None))
    shown = read_lessons(run)
    if shown is None:
        shown = _read(of_corpus) * settings.corpus + _read(ours)
        write_lessons(shown, run)
    network = network_in(start) if start else new_network(WEIGHTS / TOKENIZER, settings.seed)
    training = Training(network, shown, settings, run)
    while training.epoch < settings.epochs:
        with _bar(training, f"epoch {training.epoch + 1} of {settings.epochs}") as tick:
            training.run_epoch(tick)
    click.echo(f"wrote the net of epoch {training.epoch} into {run}; `kg learn export` makes weights of it", err=True)


@learn.command("keep")
@click.argument("folder", type=options.FILE)
@click.argument("annotations", type=click.Path(path_type=Path, dir_okay=False))
def keep_annotations(*, folder: Path, annotations: Path) -> None:
    """Write the gold of FOLDER, which holds articles.jsonl and gold/, into the file ANNOTATIONS without any words.

    What is copied from an article is told by its place in the text, so that annotations may be passed on where the
    articles may not. kg/learn/annotated.jsonl is such a file; to learn from articles of your own, --corpus is enough.
    """
    folder = folder.resolve()
    done = standoff.keep(examples(folder.parent, folder.name), annotations)
    click.echo(f"wrote the annotations of {counted(done, 'article')} into {annotations}", err=True)


@learn.command()
@corpus_option
@run_option
@click.option(
    "--beside", type=options.FILE, metavar="FOLDER", help="Take the mean of the net and that of a run or of weights."
)
@click.option(
    "--share", type=click.FloatRange(0, 1), default=0.15, show_default=True, help="The share of the net --beside."
)
@click.option("--write", "in_place", is_flag=True, help="Also put them where the program reads them.")
def export(*, corpus: Path | None, run: Path, beside: Path | None, share: float, in_place: bool) -> None:
    """Make weights of the last checkpoint in RUN, and choose their thresholds on the articles of CORPUS/dev.

    Writes the folder RUN/weights: two ONNX graphs with weights of eight bits, the tokenizer, and reader.toml.
    """
    torch_at_hand()
    from kg.learn.reopening import network_in
    from kg.learn.shipping import ship, write_card
    from kg.learn.training import CHECKPOINT, mean_of, trained_network
    from kg.learn.tuning import Trial, tuned
    from kg.model import Thresholds, load_reader

    folder = run / "weights"
    thresholds = asdict(Thresholds())
    network = trained_network(run / CHECKPOINT)
    if beside:
        network = mean_of(network, network_in(beside), share)
    ship(network, thresholds, folder)
    trial = Trial.of(list(examples(corpus_folder(corpus), DEVELOPMENT)), prepare(model=False))
    for name, threshold, figure in tuned(load_reader(folder), trial):
        thresholds[name] = threshold
        click.echo(f"{name}: {threshold} (F1 {figure})", err=True)
    write_card(folder, thresholds)
    if in_place:
        for name in (*FILES, CARD):
            shutil.copyfile(folder / name, WEIGHTS / name)
    click.echo(f"wrote {WEIGHTS if in_place else folder}", err=True)


@learn.command("score")
@click.argument("weights", type=options.FILE, default=WEIGHTS, required=False)
@corpus_option
@click.option("--part", default=DEVELOPMENT, show_default=True, help="The folder of CORPUS that is read.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Also N errors of each kind.")
def measure(*, weights: Path, corpus: Path | None, part: str, errors: int) -> None:
    """Measure the reader with the WEIGHTS of a folder (by default the shipped ones) on annotated articles.

    Thresholds were chosen on those of dev, so other articles are read somewhat worse.
    """
    from kg.learn.tuning import Trial
    from kg.model import load_reader
    from kg.score import lines

    trial = Trial.of(list(examples(corpus_folder(corpus), part)), prepare(model=False))
    for line in lines(trial.scores(load_reader(weights)), errors):
        click.echo(line)


@learn.command()
@click.argument("table", type=click.Choice(list(TABLES)))
@corpus_option
@annotated_option
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the table to this file.")
@click.option("--write", "in_place", is_flag=True, help="Write the table where the program reads it.")
def rules(*, table: str, corpus: Path | None, annotated: Path | None, output: Path | None, in_place: bool) -> None:
    """Learn the weights of a TABLE of the rules and print the figures of cross-validation.

    \b
    names       the type of a name
    described   nouns that are things worth telling
    coreferent  two names or nouns that are one thing
    events      a date and what happened then
    posts       a title and who holds it
    splits      where a title ends and a person's name begins
    """
    observed = TABLES[table].observe(_of_corpus(corpus) + _ours(annotated))
    figures = measured(TABLES[table], observed)
    rows = learnt(TABLES[table], observed)
    seen = counted(observed.articles, "article"), counted(len(observed.candidates), "candidate")
    click.echo(f"{table}: {', '.join(seen)}, {counted(len(rows), 'weight')}")
    click.echo(f"{table}: {figures}")
    text = text_of(table, observed, figures, rows, ours=annotated is not None)
    if output:
        output.write_text(text, encoding="utf-8")
    if in_place:
        write(table, text)


def _of_corpus(corpus: Path | None) -> list[Example]:
    """Return the articles of the corpus to learn from."""
    return list(examples(corpus_folder(corpus)))


def _ours(raw: Path | None) -> list[Example]:
    """Return the articles of `raw` that we annotated."""
    return list(standoff.annotated(raw)) if raw else []


def torch_at_hand() -> None:
    """Raise KnowledgeError where what training needs is not installed."""
    try:
        import onnx  # noqa: F401
        import torch  # noqa: F401
    except ImportError as error:
        raise KnowledgeError(f"{error.name} is not installed; pip install 'simpul-kg[learn]'") from error


def _read(given: Sequence[Example]) -> "list[Prepared]":
    """Return what there is to learn from articles, window by window; a bar on stderr."""
    from tqdm import tqdm

    from kg.learn.lessons import lessons
    from kg.learn.prepared import prepared

    shown = lessons(tqdm(given, desc="reading", unit=" articles"), prepare(model=False), load_cut())
    return [prepared(one) for one in shown]


@contextmanager
def _bar(training: "Training", title: str) -> "Iterator[Tick]":
    """Yield what to call after each step with the mean losses: a bar on stderr."""
    from tqdm import tqdm

    with tqdm(total=training.steps, initial=training.step, desc=title, unit=" steps") as bar:

        def one_more(tags: float, pairs: float) -> None:
            bar.set_postfix(tags=f"{tags:.3f}", pairs=f"{pairs:.3f}")
            bar.update()

        yield one_more
