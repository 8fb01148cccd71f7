"""Measure a store against the number of articles in it, with the same graph in rdflib beside it.

usage: python benchmarks/archive.py [ARTICLES.jsonl[.xz]] [--sizes 100 1000 10000] [--jobs 2] [--folder DIR]

For each size: the seconds and the peak memory of a first build into a store, of the same build again (nothing new), of
one more article, of `kg export` and `kg check`; the size on disk; the median of every named question asked of a name
(with the search for who bears it) and, where that can be, of everybody; and, where the size is not too large, loading
and asking the same N-Triples with rdflib in memory.
The articles are read by the rules alone: what is measured is the store. Writes benchmarks/results/archive.md and
archive.svg.
"""

import argparse
import json
import lzma
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from kg.ask import Question, questions
from kg.ask.parameters import fill
from kg.graph.vocabulary import prefixes
from kg.store import Archive

RAW = Path(__file__).parents[2] / "shared" / "data" / "raw" / "news.jsonl.xz"
RESULTS = Path(__file__).parent / "results"
CHECKED_UP_TO = 1000
ROUNDS = 5
LONG_ENOUGH = 10_000
"""Milliseconds after which a question is not asked another time."""
RDFLIB_SECONDS = 10
"""What rdflib may take for one question; beyond it, this is its time."""
RULES = {**os.environ, "KG_MODEL": "0"}
_ASKED = {"name": "Joko Widodo", "one": "Joko Widodo", "other": "Indonesia"}


@dataclass(slots=True)
class Figures:
    """What one size costs: seconds, megabytes, and milliseconds by question."""

    articles: int
    seconds: dict[str, float] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    size: float = 0.0
    triples: int = 0
    of_a_name: dict[str, float] = field(default_factory=dict)
    of_everybody: dict[str, float] = field(default_factory=dict)
    rdflib: dict[str, float] = field(default_factory=dict)


def rows(path: Path, count: int) -> Iterator[str]:
    """Yield the first rows of a file."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from islice(lines, count)
        return
    with path.open(encoding="utf-8") as lines:
        yield from islice(lines, count)


def run(*arguments: str) -> tuple[float, float]:
    """Run the command; return its seconds and the peak memory of its largest process in megabytes."""
    # What getrusage tells of a process itself begins with what its parent had: here, rdflib with a whole graph.
    script = (
        "import resource, sys; from kg.cli.main import run; code = run(sys.argv[1:]);"
        "own = int(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]);"
        "print(max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss), file=sys.stderr); sys.exit(code)"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False, env=RULES
    )
    if done.returncode not in (0, 3):
        raise SystemExit(f"kg {' '.join(arguments)}: {done.stderr}")
    return time.perf_counter() - start, int(done.stderr.split()[-1]) / 1024


def measure(count: int, source: Path, folder: Path, jobs: int) -> Figures:
    """Return the figures of one size."""
    articles, one, store = folder / f"{count}.jsonl", folder / "one.jsonl", folder / f"store-{count}"
    lines = list(rows(source, count + 1))
    articles.write_text("".join(lines[:count]), encoding="utf-8")
    one.write_text(lines[-1], encoding="utf-8")
    figures = Figures(count)
    build = ["build", str(articles), "--store", str(store), "--any-language", "-q", "--jobs", str(jobs)]
    steps = {
        "first build": build,
        "build again": build,
        "one more": ["store", "add", str(store), str(one), "--any-language", "-q"],
        "export": ["export", str(store), "--to", "nt", "-o", str(folder / f"{count}.nt"), "-q"],
    }
    if count <= CHECKED_UP_TO:
        steps["check"] = ["check", str(store), "-q"]
    for name, arguments in steps.items():
        figures.seconds[name], figures.memory[name] = run(*arguments)
        print(f"{count}: {name} {figures.seconds[name]:.1f} s, {figures.memory[name]:.0f} MB", file=sys.stderr)
    figures.size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file()) / 1e6
    with Archive(store) as archive:
        figures.triples = len(archive.graph)
        figures.of_a_name = {one.name: _median(partial(_ask, one, archive, _ASKED)) for one in questions().values()}
        figures.of_everybody = {
            one.name: _median(partial(_ask, one, archive, {}))
            for one in questions().values()
            if not any(parameter.required for parameter in one.parameters)
        }
    if count <= CHECKED_UP_TO:
        figures.rdflib = by_rdflib(folder / f"{count}.nt", store)
    return figures


def _ask(question: Question, archive: Archive, names: Mapping[str, str]) -> None:
    for _ in archive.graph.query(_filled(question, archive, names), prefixes=dict(prefixes(archive.iris))):
        pass


def _filled(question: Question, archive: Archive, names: Mapping[str, str]) -> str:
    given = {one.name: names[one.name] for one in question.parameters if one.name in names}
    return fill(question.sparql, given, archive.named)


def by_rdflib(lines: Path, store: Path) -> dict[str, float]:
    """Return the seconds that rdflib in memory needs to load the same triples and to answer, and ours beside it."""
    from rdflib import Dataset

    graph = Dataset()
    start = time.perf_counter()
    graph.default_graph.parse(lines, format="nt")
    found = {"rdflib, load": time.perf_counter() - start}
    start = time.perf_counter()
    with Archive(store) as archive:
        found["opening the store"] = time.perf_counter() - start
        known, filled = dict(prefixes(archive.iris)), {}
        for one in questions().values():
            filled[one.name] = _filled(one, archive, _ASKED)
    for name, text in filled.items():
        found[f"rdflib, {name}"] = _within(lambda text=text: list(graph.query(text, initNs=known)))
    return found


def _within(work: Callable[[], object]) -> float:
    """Return the seconds of some work, which is stopped when its time is up."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(RDFLIB_SECONDS)
    start = time.perf_counter()
    with suppress(TimeoutError):
        work()
    signal.alarm(0)
    return time.perf_counter() - start


def _median(work: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
        if sum(times) > LONG_ENOUGH:
            break
    return statistics.median(times)


def table(found: Sequence[Figures]) -> str:
    """Return the figures as Markdown."""
    head = ["", *(f"{one.articles:,} articles" for one in found)]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]

    def row(name: str, values: Sequence[str]) -> None:
        lines.append("| " + " | ".join([name, *values]) + " |")

    for step in found[0].seconds:
        row(
            f"{step}: s (peak MB)",
            [f"{f.seconds[step]:.1f} ({f.memory[step]:.0f})" if step in f.seconds else "" for f in found],
        )
    row("first build: ms per article", [f"{1000 * f.seconds['first build'] / f.articles:.0f}" for f in found])
    row("store on disk: MB", [f"{f.size:.0f}" for f in found])
    row("triples", [f"{f.triples:,}" for f in found])
    for kind in ("of_a_name", "of_everybody"):
        for name in getattr(found[0], kind):
            row(f"`{name}` {kind.replace('_', ' ')}: ms", [f"{getattr(f, kind)[name]:.1f}" for f in found])
        row(
            f"median of all questions {kind.replace('_', ' ')}: ms",
            [f"{statistics.median(getattr(f, kind).values()):.1f}" for f in found],
        )
    for name in found[0].rdflib:
        row(f"{name}: s", [f"{f.rdflib[name]:.2f}" if f.rdflib else "" for f in found])
    return "\n".join(lines) + "\n"


def plot(found: Sequence[Figures], path: Path) -> None:
    """Draw seconds and triples against the number of articles (pip install matplotlib)."""
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 4))
    sizes = [one.articles for one in found]
    for step in ("first build", "build again", "one more"):
        axes.plot(sizes, [one.seconds[step] for one in found], marker="o", label=step)
    axes.set(xscale="log", yscale="log", xlabel="articles", ylabel="seconds")
    axes.legend()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", nargs="?", type=Path, default=RAW)
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1000, 10000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found = [measure(size, options.articles, folder, options.jobs) for size in options.sizes]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "archive.md").write_text(table(found), encoding="utf-8")
    (RESULTS / "archive.json").write_text(
        json.dumps([{name: getattr(one, name) for name in Figures.__slots__} for one in found], indent=1) + "\n",
        encoding="utf-8",
    )
    with suppress(ImportError):
        plot(found, RESULTS / "archive.svg")
    print(table(found))


if __name__ == "__main__":
    main()
