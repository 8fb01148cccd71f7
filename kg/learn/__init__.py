"""Where the learnt tables of kg/knowledge/lexicon come from: `python -m kg.learn names|described|events|posts`.

Each module of a table says what is weighed and what gold holds of it (`observe`); the rest is shared. Nothing of this
runs when articles are read.
"""
