"""What pytest leaves alone: modules of training whose doctests need torch, where torch is not installed."""

from importlib.util import find_spec

NEED_TORCH = ("exporting", "network", "shipping", "training")

collect_ignore = [] if find_spec("torch") else [f"kg/learn/{name}.py" for name in NEED_TORCH]
