"""When events happened."""

from datetime import date

from kg.find.events import date_events
from kg.language import understand
from kg.records import Article, Chain, Event, Mention, Span
from kg.schema import EVENT


def told(text: str, form: str, published: date | None = date(2021, 9, 24), kind: str = "nominal") -> list[Event]:
    start = text.index(form)
    mention = Mention(Span(start, start + len(form)), EVENT, "name" if kind == "name" else "nominal")
    return list(date_events(understand(Article("a", text, published=published)), (Chain(form, EVENT, (mention,)),)))


def test_the_time_beside_an_event_is_its_time() -> None:
    """A time in the clause of an event is that of the event, as printed and as a date."""
    text = "Panitia menggelar lomba perahu di Danau Sentani, Rabu (22/9/2021)."
    (event,) = told(text, "lomba perahu")
    assert (event.when.of(text), event.date, event.precision) == ("Rabu (22/9/2021)", "2021-09-22", "day")


def test_the_year_in_a_name_is_its_time() -> None:
    """A name with a year in it dates itself."""
    text = "Dua partai bersiap untuk Pilkada 2018."
    (event,) = told(text, "Pilkada 2018", kind="name")
    assert (event.when.of(text), event.date, event.precision) == ("2018", "2018", "year")


def test_of_two_times_the_nearer_one_counts() -> None:
    """Each event takes the time of its own clause."""
    text = "Konser amal berlangsung pada 3 Mei 2021, sedangkan pameran lukisan dibuka pada 9 Juni 2021."
    assert told(text, "Konser amal")[0].date == "2021-05-03"
    assert told(text, "pameran lukisan")[0].date == "2021-06-09"


def test_a_plan_lies_ahead() -> None:
    """A weekday of something that "akan" happen is the next one."""
    assert told("Panitia akan menggelar lomba perahu pada Senin.", "lomba perahu")[0].date == "2021-09-27"


def test_without_a_day_of_publication_the_time_stands_alone() -> None:
    """A weekday of an unknown week is kept as printed, without a date."""
    (event,) = told("Panitia menggelar lomba perahu pada Senin.", "lomba perahu", None)
    assert (event.date, event.precision) == (None, None)


def test_an_event_without_a_time_has_none() -> None:
    """No time is borrowed from another sentence."""
    assert told("Lomba perahu itu ramai. Bupati pulang pada Senin (20/9/2021).", "Lomba perahu") == []


def both(text: str, *forms: str) -> list[tuple[str, str | None]]:
    spans = [Span(text.index(form), text.index(form) + len(form)) for form in forms]
    chains = tuple(Chain(span.of(text), EVENT, (Mention(span, EVENT, "nominal", 0.8),)) for span in spans)
    found = date_events(understand(Article("a", text, published=date(2021, 9, 24))), chains)
    return [(event.mention.span.of(text), event.date) for event in found]


def test_a_time_behind_a_list_is_that_of_its_last_member() -> None:
    """The members before the last one have no time; a verb behind the list gives its time to all."""
    listed = "Ia meneliti kasus perahu (KP), kasus jembatan, dan kasus sumur pada 3 Mei 2021."
    assert both(listed, "kasus perahu", "kasus jembatan", "kasus sumur") == [("kasus sumur", "2021-05-03")]
    shared = "Lomba layar dan pameran lukisan digelar pada 3 Mei 2021."
    assert len(both(shared, "Lomba layar", "pameran lukisan")) == 2


def test_a_year_in_a_description_is_that_of_what_it_describes() -> None:
    """The first match of a cup of 2026 may be played years before."""
    assert (
        told("Tim itu berlatih menjelang laga perdana Piala Bumi 2026 zona Asia.", "laga perdana Piala Bumi 2026") == []
    )


def test_an_article_without_a_day_counts_from_its_own_dates() -> None:
    """A date with its weekday tells which week the other weekdays are of; single days are not counted from it."""
    start = "Juru bicara panitia menyampaikannya pada Rabu (22/9/2021). "
    assert told(start + "Panitia akan menggelar lomba perahu pada Sabtu.", "lomba perahu", None)[0].date == "2021-09-25"
    assert told(start + "Panitia menggelar lomba perahu kemarin.", "lomba perahu", None)[0].date is None
