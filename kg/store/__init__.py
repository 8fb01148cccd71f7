"""A graph on disk that grows with the news: articles are added, replaced and removed, and every edit is a rebuild."""

from kg.store.archive import Archive as Archive
from kg.store.archive import Outcome as Outcome
from kg.store.growing import Growth as Growth
from kg.store.growing import Pair as Pair
from kg.store.growing import grow as grow
from kg.store.layout import is_store as is_store
from kg.store.looking_up import Ledger as Ledger
from kg.store.looking_up import Texts as Texts
from kg.store.proof import faults as faults
