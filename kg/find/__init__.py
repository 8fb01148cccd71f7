"""Document → Findings; one module per phenomenon."""
