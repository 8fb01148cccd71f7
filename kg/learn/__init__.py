"""Where what is learnt comes from: `kg learn`. Nothing of this runs when articles are read.

The reader's net: annotation → lessons → training → exporting, shipping, tuning; only network, training and exporting
need torch. The rules' tables of kg/knowledge/lexicon: each module of a table says what is weighed and what gold holds
of it (`observe`); tables, rows, regression and measure are shared.
"""
