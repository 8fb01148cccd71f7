"""The error of an address that does not answer: an input that cannot be read, by no fault of the input."""

from kg.errors import InputError, OutsideError


class UnreachableError(InputError, OutsideError):
    """A host that does not answer, answers too late, or fails. Skipped like any InputError; alone, it ends with 4."""

    exit_code = OutsideError.exit_code
