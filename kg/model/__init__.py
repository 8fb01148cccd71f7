"""The second reading: a Document and what the rules found in it → Findings, by the encoder and its heads."""

from kg.model.judging import Thresholds as Thresholds
from kg.model.reading import Reader as Reader
from kg.model.reading import load_reader as load_reader
