"""What the heads tell apart: layers of tags over tokens, kinds of things, and the facts between two things.

The order counts: a number in the weights means the label at that place. The types and relations are those of the
ontology as the weights know it. Relations of a user's own are the rules' affair; a type that the weights do not know is
read with the rules alone, until they are trained anew.
"""

from functools import cache
from typing import Final

from kg.records import Mention
from kg.schema import (
    AFFECTS,
    AGENTS,
    APPOINTS,
    COMPANY,
    DEFEATS,
    DESCRIBABLE,
    DOCUMENT,
    EVENT,
    FACILITY,
    FAMILY_OF,
    FOUNDED,
    FUNDS,
    GOVERNMENT_BODY,
    GROUP,
    INVESTIGATES,
    ISSUES,
    LOCATED_IN,
    MEDIA,
    MEETS,
    MEMBER_OF,
    OPPOSES,
    ORGANIZATION,
    ORGANIZES,
    OWNS,
    PART_OF,
    PARTICIPATES_IN,
    PARTNERS_WITH,
    PARTY,
    PERSON,
    PLACE,
    PRODUCES,
    PRODUCT,
    PROGRAMME,
    RELATED,
    SCHOOL,
    SPORTS_TEAM,
    SUCCEEDS,
    SUPPLIES,
    SUPPORTS,
    TARGETS,
    VISITS,
)

TYPES: Final = (
    *(PERSON, GOVERNMENT_BODY, COMPANY, SCHOOL, PARTY, MEDIA, SPORTS_TEAM, ORGANIZATION),
    *(PLACE, FACILITY, PROGRAMME, EVENT, DOCUMENT, PRODUCT, GROUP),
)
TITLE, DIRECT, INDIRECT, TIME = "title", "direct", "indirect", "time"
WORDS: Final = (TITLE, DIRECT, INDIRECT, TIME)
"""Kinds of things that are no entities: stretches of text that facts hang on."""
KINDS: Final = (*TYPES, *WORDS)
QUOTED: Final = frozenset({DIRECT, INDIRECT})

RELATIONS: Final = (
    *(PART_OF, LOCATED_IN, MEMBER_OF, FOUNDED, OWNS, PARTNERS_WITH, SUPPORTS, OPPOSES, ORGANIZES, PARTICIPATES_IN),
    *(TARGETS, FUNDS, PRODUCES, SUPPLIES, APPOINTS, SUCCEEDS, MEETS, VISITS, ISSUES, INVESTIGATES, DEFEATS),
    *(FAMILY_OF, AFFECTS, RELATED),
)
HOLDS, AT, SAYS, WHEN = "holds", "at", "says", "when"
FACTS: Final = (*RELATIONS, HOLDS, AT, SAYS, WHEN)
"""What may be so between two things: relations; a person holds a title at a body, says words; an event has a time."""

LAYERS: Final = {
    "name": TYPES,
    "described": tuple(sorted(DESCRIBABLE)),
    "title": (TITLE,),
    "quote": (DIRECT, INDIRECT),
}
"""Layers that the heads write; a token has one tag in each. Events and groups are described though they have a name."""
CLUES: Final = {**LAYERS, "time": (TIME,), "cue": RELATIONS}
"""Layers that the heads are shown: the same as the rules see them, times, and verbs that may tell a relation."""
HINTS: Final = len(FACTS) + 2 * len(RELATIONS)
"""What the pair head is shown of a pair: the rules' facts, and the relations of the cues near it, in either order."""

_DESCRIBED: Final = frozenset({EVENT, GROUP})
_SPEAKERS: Final = AGENTS | {DOCUMENT}
_NONE: Final[frozenset[str]] = frozenset()


def tags(labels: tuple[str, ...]) -> int:
    """Return the number of tags of a layer: outside, and the beginning and the inside of each label."""
    return 1 + 2 * len(labels)


def layer_of(kind: str, *, named: bool) -> str:
    """Return the layer of an entity's mention: a named programme, document or product is a name."""
    return "described" if kind in _DESCRIBED or (kind in DESCRIBABLE and not named) else "name"


def layer_of_mention(mention: Mention, kind: str) -> str:
    """Return the layer of a mention of a chain of type `kind`."""
    return layer_of(kind, named=mention.kind == "name")


@cache
def possible(subject: str, target: str) -> frozenset[str]:
    """Return the facts that are asked for between things of these kinds; none where there is nothing to ask."""
    if subject == TITLE:
        return _NONE if target in WORDS or target == PERSON else frozenset({AT})
    if target == TITLE:
        return frozenset({HOLDS}) if subject == PERSON else _NONE
    if target == TIME:
        return frozenset({WHEN}) if subject == EVENT else _NONE
    if subject in WORDS:
        return _NONE
    if target in QUOTED:
        return frozenset({SAYS}) if subject in _SPEAKERS else _NONE
    return frozenset(RELATIONS)
