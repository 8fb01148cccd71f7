"""Article → Document: sentences, tokens, furniture and the dateline's city; and the morphology of Indonesian words."""

from kg.language.document import understand

__all__ = ["understand"]
