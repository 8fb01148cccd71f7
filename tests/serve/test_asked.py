"""Parameters as they are read from a query string or a form."""

from urllib.parse import parse_qsl, unquote_to_bytes, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.answer import RefusalError
from kg.serve.asked import decoded, parameters

ESCAPED = st.text("%0123456789abcdefABCDEF+= \t_&\r\nxyz", max_size=40)


@given(ESCAPED)
def test_what_is_escaped_is_read_as_the_standard_library_reads_it(text: str) -> None:
    """Whole escapes, broken ones, and none, in any order."""
    assert decoded(text.encode()) == unquote_to_bytes(text.replace("+", " "))


@given(ESCAPED)
def test_pairs_are_read_as_the_standard_library_reads_them(text: str) -> None:
    """Empty values are kept, empty pairs are not, and half a character is refused."""
    try:
        expected = tuple(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        with pytest.raises(RefusalError):
            parameters(text.encode())
        return
    assert parameters(text.encode()) == expected


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5))
def test_what_a_client_encodes_is_read_back(pairs: list[tuple[str, str]]) -> None:
    """Any text makes the way and back."""
    written = [(name.encode("utf-8", "replace"), value.encode("utf-8", "replace")) for name, value in pairs]
    assert parameters(urlencode(written).encode()) == tuple((name.decode(), value.decode()) for name, value in written)


@pytest.mark.parametrize("text", [b"query=\xff", b"query=%ff", b"a=1&" * 200 + b"b=1"])
def test_what_is_no_text_or_too_much_is_refused(text: bytes) -> None:
    """Bytes that are not ASCII, escapes that are not UTF-8, and more than two hundred parameters: 400."""
    with pytest.raises(RefusalError) as refused:
        parameters(text)
    assert refused.value.status == 400
