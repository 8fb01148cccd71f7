"""What a worker remembers of queries."""

import tracemalloc

from kg.serve.answering import refused


def test_long_queries_are_not_remembered() -> None:
    """Forty refused queries of half a megabyte leave no trace; a short one is refused as before."""
    refused("SELECT * { SERVICE <urn:x> { ?s ?p ?o } }")
    tracemalloc.start()
    try:
        for number in range(40):
            assert refused(f"SELECT * {{ SERVICE <urn:{number}> {{ ?s ?p ?o }} }} #{'y' * 500_000}")
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 5_000_000
    assert refused("SELECT * { SERVICE <urn:x> { ?s ?p ?o } }")
    assert refused("ASK {}") is None
