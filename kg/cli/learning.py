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
from kg.errors import KnowledgeError
from kg.language.encoder import CARD, FILES, WEIGHTS, load_cut
from kg.learn import standoff
from kg.learn.gold import DEVELOPMENT, Example, corpus_folder, examples
from kg.learn.tables import TABLES, learnt, measured, text_of, write
from kg.pipeline import prepare
from kg.wording import counted

if TYPE_CHECKING:
    from kg.learn.prepared import Prepared
    from kg.learn.training import Tick, Training

RUN = Path("out/reader")

corpus_option = click.option(
    "--corpus", type=options.FILE, metavar="FOLDER", help="Annotated articles. [$SIMPUL_CORPUS, ../shared/corpus]"
)
annotated_option = click.option(
    "--annotated",
    type=options.FILE,
    metavar="RAW",
    help="Learn also from the articles of the file RAW that we annotated (kg/learn/annotated.jsonl).",
)
run_option = click.option("--run", type=options.FILE, metavar="FOLDER", default=RUN, show_default=True, help="The run.")


@click.group(cls=Family)
def learn() -> None:
    """Learn from annotated articles what the reader knows.

    \b
    pip install 'simpul-kg[learn]'
    kg learn train && kg learn export && kg learn score out/reader/weights
    """


@learn.command()
@click.argument("config", type=options.FILE, required=False)
@corpus_option
@run_option
@annotated_option
@click.option("--start", type=options.FILE, metavar="FOLDER", help="Go on from another run or weights.")
def train(
    *,
    config: Path | None,
    corpus: Path | None,
    run: Path,
    annotated: Path | None,
    start: Path | None,
) -> None:
    """Train the net as CONFIG says (by default kg/learn/reader.toml) on the articles of CORPUS/train.

    Takes four hours on two cores with --annotated, a quarter of an hour without. What is learnt from is read once and
    kept in RUN, and every few minutes a checkpoint is written there; called again, training goes on from it.
    """
    torch_at_hand()
    from kg.learn.network import Network
    from kg.learn.prepared import keep, kept
    from kg.learn.pretrained import encoder_weights, pretrained_file
    from kg.learn.reopening import network_in
    from kg.learn.training import CONFIG, Training, read_config

    settings = read_config(config or CONFIG)
    run.mkdir(parents=True, exist_ok=True)
    shown = kept(run)
    if shown is None:
        shown = _read(_given(corpus, annotated, settings.corpus))
        keep(shown, run)
    if start:
        network = network_in(start)
    else:
        weights = encoder_weights(pretrained_file(), WEIGHTS / FILES[2])
        network = Network(len(weights["words"]), len(weights["positions"]))
        network.load_encoder(weights)
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
    articles may not.
    """
    done = standoff.keep(examples(folder.absolute().parent, folder.name), annotations)
    click.echo(f"wrote the annotations of {counted(done, 'article')} into {annotations}", err=True)


@learn.command()
@corpus_option
@run_option
@click.option("--beside", type=options.FILE, metavar="FOLDER", help="Take the mean with another run or weights.")
@click.option("--share", type=click.FloatRange(0, 1), default=0.15, show_default=True, help="What that net counts.")
@click.option("--write", "in_place", is_flag=True, help="Put the weights where the program reads them.")
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
@click.option("--part", default=DEVELOPMENT, show_default=True, help="Which articles of the corpus are read.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Also N errors of each kind.")
def measure(*, weights: Path, corpus: Path | None, part: str, errors: int) -> None:
    """Measure the reader with the WEIGHTS of a folder (by default the shipped ones) on annotated articles."""
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
    """Learn the weights of a TABLE of the rules and print the figures of cross-validation."""
    observed = TABLES[table].observe(_given(corpus, annotated))
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


def _given(corpus: Path | None, raw: Path | None, times: int = 1) -> list[Example]:
    """Return the articles of the corpus to learn from, so many times, and those of `raw` that we annotated."""
    given = list(examples(corpus_folder(corpus))) * times
    return given + list(standoff.annotated(raw)) if raw else given


def torch_at_hand() -> None:
    """Raise KnowledgeError where what training needs is not installed."""
    try:
        import onnx  # noqa: F401
        import torch  # noqa: F401
    except ImportError as error:
        raise KnowledgeError(f"{error.name} is not installed; pip install 'simpul-kg[learn]'") from error


def _read(given: Sequence[Example]) -> "list[Prepared]":
    """Return what there is to learn from articles; a bar on stderr."""
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
