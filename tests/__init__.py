"""The tests: they mirror kg/, and read like its specification."""
