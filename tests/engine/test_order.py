"""Whoever reads, results come in the order of the inputs, and only so many articles are on their way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from kg.engine.order import in_order
from kg.errors import InputError
from kg.pipeline import Found
from kg.records import Article, Findings


@dataclass
class Whimsical:
    """A crew that is done with some tickets at once, with others when asked, and refuses some."""

    room: int
    quick: frozenset[int]
    refused: frozenset[int]
    open: set[int] = field(default_factory=set)
    most: int = 0

    def submit(self, article: Article) -> int:
        """Return the number of the article, which is its ticket."""
        self.open.add(int(article.id))
        self.most = max(self.most, len(self.open))
        return int(article.id)

    def is_done(self, ticket: int) -> bool:
        """Return whether the ticket is a quick one."""
        return ticket in self.quick

    def take(self, ticket: int) -> Found:
        """Return findings without content."""
        self.open.remove(ticket)
        if ticket in self.refused:
            raise InputError("refused", str(ticket))
        return Found(Article(str(ticket), "teks"), Findings(str(ticket)))


numbers = st.frozensets(st.integers(0, 40))


@given(st.integers(0, 40), st.integers(1, 8), numbers, numbers, numbers)
def test_results_come_in_the_order_of_the_inputs_and_never_more_than_there_is_room_for(
    count: int, room: int, quick: frozenset[int], refused: frozenset[int], unread: frozenset[int]
) -> None:
    """Every input gives one result in its place: what was found, or why nothing was."""
    crew = Whimsical(room, quick, refused)
    inputs = [
        InputError("unread", str(number)) if number in unread else Article(str(number), "teks")
        for number in range(count)
    ]
    found = list(in_order(inputs, crew))
    places = [one.source if isinstance(one, InputError) else one.article.id for one in found]
    assert places == [str(number) for number in range(count)]
    assert {int(one.source or "") for one in found if isinstance(one, InputError)} == {
        number for number in range(count) if number in refused | unread
    }
    assert crew.most <= room


def test_an_article_that_is_done_is_not_held_back_for_later_ones() -> None:
    """Nothing is read ahead before what is done has been handed on."""
    crew = Whimsical(8, frozenset(range(40)), frozenset())
    taken = 0

    def inputs() -> Iterator[Article]:
        nonlocal taken
        for number in range(20):
            taken += 1
            yield Article(str(number), "teks")

    for place, _ in enumerate(in_order(inputs(), crew), 1):
        assert taken == place
