"""What holds for all tests: commands read with the rules alone unless a test asks for more, and no torch is needed."""

import os
from importlib.util import find_spec

NEED_TORCH = ("exporting", "narrowing", "network", "shipping", "training")

collect_ignore = [] if find_spec("torch") else [f"kg/learn/{name}.py" for name in NEED_TORCH]
os.environ["KG_MODEL"] = "0"
