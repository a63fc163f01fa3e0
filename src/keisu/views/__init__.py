"""What a reading looks like: the terminal view."""

from keisu.views.markdown import markdown, plain
from keisu.views.terminal import Page, show_page, show_together

__all__ = ["Page", "markdown", "plain", "show_page", "show_together"]
