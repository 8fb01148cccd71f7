"""Findings against gold: how much of what careful readers annotated was found, and how much of what was found is right.

Gold and predictions are rows of the form of `kg extract`. The figures, micro-averaged over all articles, in percent:

entities        an entity found: the same coarse type and a shared name · entities.fine: with the exact type
named           entities without described things (groups, events, lower-case programmes, documents and products)
posts           person, title (token F1 of 0.6 or more) and, where gold has one, organisation
relations       subject, predicate and object; relations of last resort are left out · relations.pair: any predicate
quotes          span (token overlap of 0.7 or more) and speaker · quotes.span: the span alone
events          an event to which gold gives a date, found with that date
attribution     of the right relations, those attributed as in gold · attributed: of those that gold attributes
modality        of the right relations, those planned as in gold
offsets         of the offsets given, those that slice the words beside them
"""

from kg.score.bodies import bodies_right
from kg.score.reading import load, load_articles
from kg.score.scoring import score
from kg.score.tallies import Count, Scores, Share
from kg.score.telling import article_lines, lines

__all__ = ["Count", "Scores", "Share", "article_lines", "bodies_right", "lines", "load", "load_articles", "score"]
