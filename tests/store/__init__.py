"""Tests of the graph on disk."""
