"""The pages of the reading room: what each shows, made of an open store and of what was asked for."""

from keisu.web.pages.article import article
from keisu.web.pages.findings import finding, findings
from keisu.web.pages.overview import overview
from keisu.web.pages.ranking import ranking
from keisu.web.pages.search import search
from keisu.web.pages.subject import subject

__all__ = ["article", "finding", "findings", "overview", "ranking", "search", "subject"]
