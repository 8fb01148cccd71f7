"""The graph in Python: build or open one, ask it, look at it, hand it on. `import kg` offers these names."""

from kg.api.answer import Answer as Answer
from kg.api.graph import Graph as Graph
from kg.api.making import build as build
from kg.api.making import open as open
from kg.api.reasons import Reasons as Reasons
