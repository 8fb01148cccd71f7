"""Pronouns and pointing nouns."""

from annotated import annotated

from kg.find.coreference import resolve_anaphors
from kg.find.posts import find_posts
from kg.find.quotes import find_quotes


def pointing(marked: str) -> list[tuple[str, str]]:
    """Return (words, name of the chain) of each anaphor in the marked text, in order."""
    document, chains = annotated(marked)
    posts = find_posts(document, chains)
    resolved = resolve_anaphors(document, chains, posts, find_quotes(document, chains, posts))
    text = document.article.text
    found = [(one.span, chain.name) for chain in resolved for one in chain.mentions if one.kind == "anaphor"]
    return [(span.of(text), name) for span, name in sorted(found)]


def test_a_pronoun_means_the_topic() -> None:
    """ "Ia" goes back to the person who opened the sentence before."""
    assert pointing("[Sari|Person] menemui [Budi|Person]. Ia mendukung lomba itu.")[0] == ("Ia", "Sari")


def test_kami_of_a_spokesman_is_the_organisation() -> None:
    """In a quotation "kami" means the body of the speaker's post, and "saya" the speaker."""
    text = '"Kami mendukung petani, saya yakin," kata Kepala [Dinas Kebun|GovernmentBody] [Sari|Person].'
    assert pointing(text) == [("Kami", "Dinas Kebun"), ("saya", "Sari")]


def test_kami_of_somebody_without_a_post_is_himself() -> None:
    """Who speaks for nobody speaks for himself."""
    assert pointing('"Kami mendukung petani," kata [Sari|Person].') == [("Kami", "Sari")]


def test_a_noun_with_itu_means_the_last_thing_of_its_kind() -> None:
    """ "perusahaan itu" is the company named last, "program tersebut" the programme."""
    text = "[PT Kebun|Company] meluncurkan [Program Bibit|Programme]. Program tersebut dibiayai perusahaan itu."
    assert pointing(text) == [("Program tersebut", "Program Bibit"), ("perusahaan itu", "PT Kebun")]


def test_what_points_at_nothing_is_left_alone() -> None:
    """Without a thing of the kind before it, a noun with "itu" has no chain."""
    assert pointing("[Sari|Person] tiba. Perusahaan itu tutup.") == []


def test_chains_keep_their_order_and_names() -> None:
    """Resolving adds mentions and changes nothing else."""
    document, chains = annotated("[Sari|Person] tiba di [Batu|Place]. Ia menanam padi.")
    resolved = resolve_anaphors(document, chains, (), ())
    assert [(one.name, one.type) for one in resolved] == [(one.name, one.type) for one in chains]
    assert all(set(old.mentions) <= set(new.mentions) for old, new in zip(chains, resolved, strict=True))


def test_the_clitic_of_a_cue_means_the_speaker() -> None:
    """ "Katanya" says who spoke: the speaker of the words before it."""
    text = '[Sari|Person] tiba. "Petani siap," kata [Sari|Person]. "Panen ramai," katanya di [Rawasari|Place].'
    assert pointing(text) == [("nya", "Sari")]


def test_a_pointing_phrase_may_name_a_body() -> None:
    """ "Pemain Elang FC itu" is one phrase."""
    text = "[Budi|Person] gembira. Pemain [Elang FC|SportsTeam] itu mencetak gol."
    assert pointing(text) == [("Pemain Elang FC itu", "Budi")]
