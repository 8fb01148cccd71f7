"""A name told once is a name wherever its words stand."""

from kg.find.repeats import with_repeats
from kg.language import understand
from kg.records import Article, Mention, Span
from kg.schema import PERSON, PROGRAMME


def found(text: str, *known: tuple[str, str]) -> list[str]:
    """Return the forms of the mentions of `text` in which the first standing of each known name is marked."""
    mentions = sorted(Mention(Span(text.index(form), text.index(form) + len(form)), kind) for form, kind in known)
    article = Article("a", text)
    return [f"{mention.type}:{mention.span.of(text)}" for mention in with_repeats(understand(article), mentions)]


def test_the_same_words_elsewhere_are_the_same_name() -> None:
    """What stands without its quotation marks later is still the programme."""
    text = 'Rina membuka program "Laut Bersih". Warga menyambut program Laut Bersih. Laut Bersih ramai.'
    assert found(text, ("Laut Bersih", PROGRAMME)) == ["Programme:Laut Bersih"] * 3


def test_a_repeat_inside_a_longer_name_is_left_alone() -> None:
    """A mention that is there already keeps its characters to itself."""
    text = "Tim Budi Santoso tiba. Yayasan Budi Santoso Jaya membantu."
    known = ("Budi Santoso", PERSON), ("Yayasan Budi Santoso Jaya", "Organization")
    assert found(text, *known) == ["Person:Budi Santoso", "Organization:Yayasan Budi Santoso Jaya"]


def test_one_word_does_not_speak_for_itself() -> None:
    """A single word may be a name here and a common word there."""
    assert found("Mawar tiba. Mawar itu merah.", ("Mawar", PERSON)) == ["Person:Mawar"]


def test_words_that_a_scrape_ran_together_repeat_a_name() -> None:
    """The words are told apart by the article itself, though no blank stands between them."""
    text = "Rina membuka Pasar Laut Baru. Warga menyukai Pasar LautBaru."
    tokens = understand(Article("a", text)).sentences[1].tokens
    assert [token.form for token in tokens][2:5] == ["Pasar", "Laut", "Baru"]
    assert found(text, ("Pasar Laut Baru", "Facility")) == ["Facility:Pasar Laut Baru", "Facility:Pasar LautBaru"]
