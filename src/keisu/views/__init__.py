"""What a reading looks like: the terminal view."""

from keisu.views.terminal import Page, show_machinery, show_page, show_together

__all__ = ["Page", "show_machinery", "show_page", "show_together"]
