"""Where what is learnt comes from: `kg learn`. Nothing of this runs when articles are read.

The reader's net: standoff, gold → annotation → lessons → prepared, pretrained → training (a run) → exporting, shipping,
tuning. Network, prepared, training, exporting, shipping and reopening need torch, narrowing needs onnx. The rules'
tables of kg/knowledge/lexicon: each module of a table says what is weighed and what gold holds of it (`observe`);
tables, rows, regression and measure are shared.
"""
