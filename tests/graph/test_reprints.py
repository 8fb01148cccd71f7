"""Reprints: what finds their candidates is taken from its library alone."""

import subprocess
import sys


def test_datasketch_is_whole_for_whoever_imports_it_after_us() -> None:
    """Its MinHash is taken without scipy; nothing of that is left behind."""
    script = (
        "import sys; from kg.graph.reprints import bands; assert bands(frozenset({1, 2}));"
        "assert 'scipy' not in sys.modules and 'datasketch' not in sys.modules;"
        "import datasketch; assert datasketch.MinHashLSH and datasketch.MinHash(num_perm=4).hashvalues.size == 4"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
