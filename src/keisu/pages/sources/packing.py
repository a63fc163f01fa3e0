"""How an archive is packed: gzip members or zstd frames one behind the other, a record in each, or not at all."""

import mmap

from keisu.pages.limits import Limits
from keisu.pages.sources import gzips, zstds

MAGICS = (gzips.MAGIC, *zstds.MAGICS)


def packing_of(raw: mmap.mmap, limits: Limits) -> gzips.Members | zstds.Frames | None:
    """The packing of a file, None if it is not packed. Raises what `Frames` does."""
    if raw[: len(gzips.MAGIC)] == gzips.MAGIC:
        return gzips.Members(raw)
    return zstds.Frames(raw, limits) if raw[:4] in zstds.MAGICS else None
