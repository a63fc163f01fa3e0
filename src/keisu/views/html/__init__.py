"""HTML: an article with its figures marked, findings side by side, and files that need no server."""

from keisu.views.html.environment import environment
from keisu.views.html.figure_rows import FigureRow, figure_rows
from keisu.views.html.files import article_file, findings_file, style
from keisu.views.html.linking import fragment, live
from keisu.views.html.marking import Part, Piece, marked
from keisu.views.html.told import Told, ToldFinding, tell

__all__ = [
    "FigureRow",
    "Part",
    "Piece",
    "Told",
    "ToldFinding",
    "article_file",
    "environment",
    "figure_rows",
    "findings_file",
    "fragment",
    "live",
    "marked",
    "style",
    "tell",
]
