"""What a reading and a store look like: on a terminal, as Markdown, as rows and tables.

Each way of showing is a module or a folder here, and nothing is loaded before it is asked for.
"""

__all__ = ["charts", "exports", "html", "markdown", "markets", "rows", "tables", "terminal", "words"]
