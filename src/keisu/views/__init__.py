"""What a reading and a store look like: on a terminal, as HTML, in a notebook, as Markdown, as rows, as data frames.

Each way of showing is a module or a folder here, and nothing is loaded before it is asked for.
"""

__all__ = [
    *("charts", "exports", "frames", "html", "markdown", "markets", "notebook", "rows", "tables", "terminal", "words"),
]
