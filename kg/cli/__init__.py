"""The command `kg`: each command parses its options, calls one function and turns known errors into one line."""

from kg.cli.main import kg, main

__all__ = ["kg", "main"]
