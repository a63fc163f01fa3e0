"""On a terminal: a page, pages together, findings, rows."""

from keisu.views.terminal.findings import show_findings
from keisu.views.terminal.pages import Page, show_machinery, show_page, show_together
from keisu.views.terminal.rows import show_rows
from keisu.views.terminal.screen import screen

__all__ = ["Page", "screen", "show_findings", "show_machinery", "show_page", "show_rows", "show_together"]
