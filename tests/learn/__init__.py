"""Tests of kg/learn."""
