"""What holds for all tests: commands read with the rules alone unless a test asks for more, no torch, no deadlines."""

import os
from importlib.util import find_spec

from hypothesis import settings

NEED_TORCH = ("exporting", "narrowing", "network", "prepared", "reopening", "shipping", "training")

collect_ignore = [] if find_spec("torch") else [f"kg/learn/{name}.py" for name in NEED_TORCH]
os.environ["KG_MODEL"] = "0"
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
