"""The same pipeline over many processes or machines: articles in, what they say out, in the same order."""

from kg.engine.choice import ENGINES as ENGINES
from kg.engine.choice import Choice as Choice
from kg.engine.choice import chosen as chosen
from kg.engine.engine import Engine as Engine
