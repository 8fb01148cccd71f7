"""The ontology as Python sees it: entity classes, relations, what fits between them, and how they are called.

Everything is read from ontology/simpul.ttl and, where the user gives one, his own file. The constants here and RELATED
are the only place in Python where a class or a relation is named; a test holds them against the ontology.
"""

from typing import Final

from kg.schema.model import NAMESPACE as NAMESPACE
from kg.schema.model import RELATED as RELATED
from kg.schema.model import EntityClass as EntityClass
from kg.schema.model import Property as Property
from kg.schema.model import Schema as Schema
from kg.schema.reading import folder as folder
from kg.schema.reading import load as load

PERSON: Final = "Person"
ORGANIZATION: Final = "Organization"
GOVERNMENT_BODY: Final = "GovernmentBody"
COMPANY: Final = "Company"
SCHOOL: Final = "School"
PARTY: Final = "Party"
MEDIA: Final = "Media"
SPORTS_TEAM: Final = "SportsTeam"
PLACE: Final = "Place"
FACILITY: Final = "Facility"
PROGRAMME: Final = "Programme"
EVENT: Final = "Event"
DOCUMENT: Final = "Document"
PRODUCT: Final = "Product"
GROUP: Final = "Group"

ORGANISATIONS: Final = frozenset({ORGANIZATION, GOVERNMENT_BODY, COMPANY, SCHOOL, PARTY, MEDIA, SPORTS_TEAM})
AGENTS: Final = ORGANISATIONS | {PERSON, PLACE, GROUP}
DESCRIBABLE: Final = frozenset({GROUP, EVENT, PROGRAMME, DOCUMENT, PRODUCT})
"""Types whose things may enter the graph without a proper name."""

PART_OF: Final = "partOf"
LOCATED_IN: Final = "locatedIn"
MEMBER_OF: Final = "memberOf"
FOUNDED: Final = "founded"
OWNS: Final = "owns"
PARTNERS_WITH: Final = "partnersWith"
SUPPORTS: Final = "supports"
OPPOSES: Final = "opposes"
ORGANIZES: Final = "organizes"
PARTICIPATES_IN: Final = "participatesIn"
TARGETS: Final = "targets"
FUNDS: Final = "funds"
PRODUCES: Final = "produces"
SUPPLIES: Final = "supplies"
APPOINTS: Final = "appoints"
SUCCEEDS: Final = "succeeds"
MEETS: Final = "meets"
VISITS: Final = "visits"
ISSUES: Final = "issues"
INVESTIGATES: Final = "investigates"
DEFEATS: Final = "defeats"
FAMILY_OF: Final = "familyOf"
AFFECTS: Final = "affects"
SYMMETRIC: Final = frozenset({PARTNERS_WITH, MEETS, FAMILY_OF})
