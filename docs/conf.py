"""How Sphinx makes the pages: Markdown by MyST, the Python API by autodoc. `make docs` builds them; a warning fails."""

from kg.version import VERSION

project = "Simpul"
author = "the Simpul authors"
version = release = VERSION
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
nitpicky = False
default_role = "literal"
html_theme = "alabaster"
html_theme_options = {"description": "Indonesian news as a graph you can trust", "fixed_sidebar": True}
html_show_copyright = False
html_show_sphinx = False

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": False}
