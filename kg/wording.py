"""How messages put a number and a noun together."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: one of a thing is no plural.

    >>> counted(1, "violation"), counted(2, "violation"), counted(0, "entity", "entities")
    ('1 violation', '2 violations', '0 entities')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
