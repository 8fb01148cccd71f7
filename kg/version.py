"""The version, in one place: the distribution, the command and the dataset header read it here."""

VERSION = "0.1.0"
