"""`kg info` and `kg completion`: what this installation is, and how to make the shell know it."""

import platform
from importlib import metadata
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from kg.cli import options
from kg.knowledge import FOLDER, read_table
from kg.version import VERSION
from kg.wording import counted

BOUNDARY_LIBRARIES = (
    "rdflib",
    "pyoxigraph",
    "pyshacl",
    "networkx",
    "onnxruntime",
    "pyvis",
    "trafilatura",
    "tokenizers",
    "PySastrawi",
)


@click.command()
@options.own_knowledge
def info(ontology: Path | None, patterns: Path | None) -> None:
    """Tell versions, types, relations, patterns and the origin of what the reader knows."""
    from kg.pipeline import prepare

    knowledge = prepare(ontology, patterns, model=False)
    click.echo(f"simpul-kg {VERSION}, Python {platform.python_version()}")
    click.echo("libraries: " + ", ".join(f"{name} {metadata.version(name)}" for name in BOUNDARY_LIBRARIES))
    click.echo(f"types ({len(knowledge.schema.classes)}): {', '.join(sorted(knowledge.schema.classes))}")
    click.echo(f"relations ({len(knowledge.schema.relations)}): {', '.join(sorted(knowledge.schema.relations))}")
    click.echo("knowledge:")
    for file, source, licence, rows in read_table(FOLDER / "ORIGINS.tsv", ("file", "source", "licence", "rows")):
        click.echo(f"  {file} ({counted(int(rows), 'row')}): {source}; {licence}")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes `kg` in your SHELL.

    \b
    kg completion bash >> ~/.bashrc
    """
    from kg.cli.main import kg

    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(script(kg, {}, "kg", "_KG_COMPLETE").source())
