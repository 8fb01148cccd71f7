"""Words of a table as one regular expression."""

import re
from collections.abc import Callable, Iterable


def either(forms: Iterable[str], written: Callable[[str], str] = re.escape) -> str:
    """Return a regular expression that matches any of the forms, the longest first; `written` makes the one of a form.

    >>> either(["th", "th.", "tahun"])
    '(?:tahun|th\\\\.|th)'
    """
    return "(?:" + "|".join(map(written, sorted(forms, key=lambda form: (-len(form), form)))) + ")"
