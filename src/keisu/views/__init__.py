"""What a reading and a store look like: the terminal, tables and CSV, the clean article as Markdown and as text."""

from keisu.views.checking import show_findings
from keisu.views.markdown import markdown, plain
from keisu.views.terminal import Page, show_machinery, show_page, show_together

__all__ = ["Page", "markdown", "plain", "show_findings", "show_machinery", "show_page", "show_together"]
