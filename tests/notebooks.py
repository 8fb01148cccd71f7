"""The notebooks of examples/: run them as Jupyter would, and write what they show into them.

usage: python tests/notebooks.py      (after a change of what a graph holds; then read the difference)

No kernel is needed: a cell is executed, its last expression shown as `text/plain` and, where it can, as `text/html`.
"""

import ast
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent.parent / "examples"
Cell = dict[str, Any]


def notebooks() -> list[Path]:
    """Return the notebooks, sorted."""
    return sorted(EXAMPLES.glob("*.ipynb"))


def read(path: Path) -> dict[str, Any]:
    """Return a notebook as JSON."""
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def executed(notebook: dict[str, Any]) -> Iterator[tuple[Cell, list[dict[str, Any]]]]:
    """Yield each code cell with the outputs that it has now; they share one namespace and run in examples/."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with chdir(EXAMPLES):
        for count, cell in enumerate((one for one in notebook["cells"] if one["cell_type"] == "code"), 1):
            yield cell, list(_outputs("".join(cell["source"]), namespace, count))


def _outputs(source: str, namespace: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), namespace)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), namespace) if last else None
    if printed.getvalue():
        yield {"name": "stdout", "output_type": "stream", "text": printed.getvalue().splitlines(keepends=True)}
    if value is not None:
        data = {"text/plain": repr(value).splitlines(keepends=True)}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = value._repr_html_().splitlines(keepends=True)
        yield {"data": data, "execution_count": count, "metadata": {}, "output_type": "execute_result"}


def main() -> None:
    """Write what each cell shows now into its notebook."""
    for path in notebooks():
        notebook = read(path)
        for count, (cell, outputs) in enumerate(executed(notebook), 1):
            cell["outputs"], cell["execution_count"] = outputs, count
        path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, os.fspath(EXAMPLES.parent))
    main()
