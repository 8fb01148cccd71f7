"""How fast the reader is, and what it costs: the bare encoder beside the whole pipeline, in one run.

usage: python benchmarks/reading.py ARTICLES.jsonl [NUMBER]

Prints sentences a second of the encoder alone (the same windows, nothing else), of the rules alone and of the whole
pipeline; the ratio of pipeline to encoder; the start of `kg extract` on one article in a process of its own; the peak
memory of this process; and the time of one article against its length. The three take turns at each article, the
whole pipeline first, when nothing of the article has been looked up yet: a machine that is faster in one minute than in
the next (by a fifth, where this was written) is so for all of them.
"""

import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg import pipeline
from kg.find.finding import find
from kg.language import understand
from kg.language.windows import windows
from kg.model.clues import clues
from kg.model.reading import clue_tags
from kg.read import read
from kg.records import Article, Document

LENGTHS = (1, 10, 100, 1000)


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def encoder_only(document: Document, knowledge: pipeline.Knowledge) -> Callable[[], None]:
    """Return the encoding of all windows of this document; what it is shown is made beforehand."""
    reader = knowledge.reader
    if reader is None:
        raise ValueError("there is no encoder to measure")
    found = find(document, knowledge.schema, knowledge.patterns)
    told = clues(document, found, knowledge.patterns)
    shown = [(window, clue_tags(window, told)) for window in windows(document, reader.net.cut)]

    def encode() -> None:
        for window, tags in shown:
            reader.net.look(window.pieces, tags, window.first, window.last)

    return encode


def cold_start(article: Article) -> float:
    """Return the seconds of `kg extract` on one article, from nothing to the last byte."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "artikel.jsonl"
        path.write_text(json.dumps({"id": article.id, "text": article.text}) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "kg", "extract", "--model", "-q", "--any-language", str(path)]
        return seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))


def main() -> None:
    """Measure and print."""
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    articles = [one for one in itertools.islice(read([sys.argv[1]]), many) if isinstance(one, Article)]
    knowledge = pipeline.prepare(model=True)
    if knowledge.reader:
        knowledge.reader.ready()
    documents = [document for document in map(understand, articles) if document.sentences]
    sentences = sum(len(document.sentences) for document in documents)
    print(f"{len(documents)} articles, {sentences} sentences")
    rules = pipeline.prepare(model=False)
    alone = ruled = whole = 0.0
    for document in documents:
        whole += seconds(lambda one=document.article: pipeline.extract(one, knowledge))  # type: ignore[misc]
        alone += seconds(encoder_only(document, knowledge))
        ruled += seconds(lambda one=document.article: pipeline.extract(one, rules))  # type: ignore[misc]
    print(f"encoder alone   {sentences / alone:7.1f} sentences/s")
    print(f"rules alone     {sentences / ruled:7.1f} sentences/s")
    print(f"whole pipeline  {sentences / whole:7.1f} sentences/s")
    print(f"pipeline / encoder  {whole / alone:.2f}")
    print(f"peak memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")
    print(f"cold start of kg extract  {min(cold_start(articles[0]) for _ in range(3)):.2f} s")
    text = articles[0].text
    for length in LENGTHS:
        one = Article("long", "\n\n".join([text] * length))
        taken = seconds(lambda one=one: pipeline.extract(one, knowledge))  # type: ignore[misc]
        print(f"{len(one.text):9} characters  {taken:7.2f} s  {1e6 * taken / len(one.text):7.2f} µs a character")


if __name__ == "__main__":
    main()
