"""Tests of what other tools get."""
