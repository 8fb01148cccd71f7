"""Entities ↔ what other collections call them, by the W3C Reconciliation Service API, with a person who judges."""
