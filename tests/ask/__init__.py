"""Tests of kg/ask."""
