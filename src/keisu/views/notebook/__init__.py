"""Records in a notebook: HTML that runs nothing and loads nothing, and a short text."""

from keisu.views.notebook.showing import bundle, html, text

__all__ = ["bundle", "html", "text"]
