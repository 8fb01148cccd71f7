"""`kg serve`: a graph over HTTP."""

import signal
from importlib.util import find_spec
from pathlib import Path

import click

from kg.cli import options
from kg.errors import OutsideError

INTERRUPTED = 130
_NEEDED = ("starlette", "uvicorn", "httptools", "prometheus_client", "mimeparse")


@click.command()
@options.graph_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 lets others in.")
@click.option("--port", default=7878, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--writable", is_flag=True, help="Take SPARQL updates from whoever has the token.")
@click.option("--token", envvar="KG_TOKEN", metavar="TEXT", help="The token; better in the environment, as KG_TOKEN.")
@click.option("--seconds", default=10.0, show_default=True, type=click.FloatRange(0.1), help="Limit of a query.")
@click.option("--origin", default="*", show_default=True, help="The site whose pages may ask (CORS).")
@options.ontology
@options.quiet
def serve(
    *,
    graph: Path,
    host: str,
    port: int,
    writable: bool,
    token: str | None,
    seconds: float,
    origin: str,
    ontology: Path | None,
    quiet: bool,
) -> int:
    """Serve GRAPH, a Turtle file or a store, over HTTP until it is stopped.

    \b
    kg serve out/graph.ttl
    curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?s ?o { ?s sim:supports ?o }' localhost:7878/sparql
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise OutsideError(f"kg serve needs {', '.join(missing)}: pip install 'simpul-kg[serve]'")
    if writable and graph.is_dir():
        raise click.UsageError("a store changes by its articles (`kg store add`, `remove`); --writable is for a file.")
    if writable and not (token or "").strip():
        raise click.UsageError("--writable needs a --token, or KG_TOKEN in the environment.")
    if (graph / options.GRAPH.name).exists():
        options.existing(graph)
    from kg.serve import Limits, Settings, source_of
    from kg.serve import serve as run

    def tell(host: str, port: int) -> None:
        if not quiet:
            click.echo(f"serving {graph} at http://{host}:{port}/ (Ctrl-C ends it)", err=True)

    settings = Settings(host, port, origin, token if writable else None, Limits(seconds=seconds))
    number = run(source_of(graph, ontology), settings, tell)
    return INTERRUPTED if number == signal.SIGINT else 0
