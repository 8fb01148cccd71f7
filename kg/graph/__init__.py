"""Entities + Statements → RDF: sorted triples, byte-stable Turtle; shapes, and every offset checked."""
