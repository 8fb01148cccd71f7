"""What speaks for and against a post, as names of features. lexicon/post_weights.tsv says how much each counts."""

from kg.find.cues import any_place
from kg.find.held_titles import POINTING
from kg.find.name_lexicon import person_names
from kg.find.post_bodies import words_of
from kg.find.stream import Placed, Stream
from kg.find.title_words import former, post_words
from kg.find.weights import probability
from kg.records import Post
from kg.schema import PLACE

THRESHOLD = 0.32
"""A post below this probability is left out; chosen on the training articles."""
MANY = 4
"""Words of a title, or mentions of a person, above which their number no longer matters."""


HINT = 0.2
"""A post below this probability tells not even whom "politikus itu" means."""


def likelihood(row: Stream, post: Post) -> float:
    """Return how likely the post is what a reader would write down."""
    return probability("post_weights", features(row, post))


def features(row: Stream, post: Post) -> frozenset[str]:
    """Return the features of a post: of its title, its body, its holder and the way it was found."""
    title = post.title.of(row.text)
    words = words_of(title)
    body, person = row.of(post.organisation), row.of(post.person)
    kind = body.chain.type if body else "none"
    found = {
        f"rule {post.rule}",
        f"head {words[0]}",
        f"body {kind}",
        f"rule {post.rule} {'body' if body else 'none'}",
        f"words {min(len(words), MANY + 1)} {'body' if body else 'none'}",
        "former" if post.former else "present",
        "capital" if title[:1].isupper() else "small",
    }
    if person and post.rule != POINTING:
        found.add(_link(row, row.at(post.title.start), person))
    if post.rule == POINTING:
        found.add("pointing capital" if title[:1].isupper() else "pointing small")
    if body and body.chain.type == PLACE:
        found.add("territory" if post_words("territory") & set(words) else "place without territory")
    if body and not body.mention.span.overlaps(post.evidence):
        found.add("body elsewhere")
    if any(character.isdigit() for character in title):
        found.add("digit")
    if "(" in title:
        found.add("bracket")
    return frozenset(found | _shape(row, post) | (_holder(person) if person else set()))


def _link(row: Stream, head: int, person: Placed) -> str:
    """Return what ties a title to its holder: the last word between them, or what stands before a title before him."""
    if person.first < head:
        return f"link {row.low[head - 1]}" if person.end < head else "link none"
    before = head - 1 - (row.low[head - 1] in former())
    if before < row.start_of_sentence(head):
        return "opens sentence"
    low = row.low[before]
    if any_place(low):
        return "behind cue"
    known = post_words("link") | post_words("and") | post_words("deeds") | {","}
    return f"behind {low}" if low in known else "behind other"


def _shape(row: Stream, post: Post) -> set[str]:
    """Return what the capitals of the title's words tell: small words in it, and capitals that no name explains."""
    forms = [row.tokens[at].form for at in range(row.at(post.title.start), row.at(post.title.end))]
    inside = [form for form in forms[1:] if form.isalpha() and form.casefold() not in post_words("joint")]
    small = sum(form.islower() for form in inside)
    found = {f"small words {min(small, MANY)}"} if forms[0][:1].isupper() else {f"small title {min(small, MANY)}"}
    if forms[0].islower() and any(form[:1].isupper() for form in inside):
        found.add("capital in small title")
    if any(form in person_names() for form in inside):
        found.add("person in title")
    if any(form.isupper() and len(form) > 1 for form in inside):
        found.add("acronym in title")
    return found


def _holder(person: Placed) -> set[str]:
    words = person.chain.name.split()
    known = [word in person_names() for word in words]
    return {
        f"holder words {min(len(words), MANY)}",
        f"holder mentions {min(len(person.chain.mentions), MANY)}",
        "holder first known" if known[0] else "holder first strange",
        "holder last known" if known[-1] else "holder last strange",
        "holder acronym" if person.chain.name.isupper() else "holder mixed",
    }
