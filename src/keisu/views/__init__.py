"""What a reading looks like: the terminal view, and the clean article as Markdown and as text."""

from keisu.views.markdown import markdown, plain
from keisu.views.terminal import Page, show_machinery, show_page, show_together

__all__ = ["Page", "markdown", "plain", "show_machinery", "show_page", "show_together"]
