"""Findings of many articles → entities and statements: who is who, and what all articles together say of them."""

from kg.resolve.resolution import resolve

__all__ = ["resolve"]
