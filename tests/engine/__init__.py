"""The engines: one result, whoever reads."""
