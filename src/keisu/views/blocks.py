"""The blocks of an article as people see them: items of one list together, rows of one table together."""

from collections.abc import Iterator

from keisu.model import Article, Block

LISTED = frozenset({"key point", "list item", "related"})
"""The kinds of blocks that are items of a list."""


def runs(article: Article) -> Iterator[list[Block]]:
    """The blocks in order, those that are one list or one table together."""
    run: list[Block] = []
    for block in article.blocks:
        if run and not _goes_on(run[-1], block):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _goes_on(before: Block, block: Block) -> bool:
    if before.kind != block.kind:
        return False
    return block.kind in LISTED or (block.kind == "table row" and (block.row or 0) > (before.row or 0))
