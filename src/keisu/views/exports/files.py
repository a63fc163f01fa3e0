"""Files that take their names when all of them are whole: no half of one is ever found under its name."""

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from keisu.errors import ExportError, shown


class Files:
    """Files to be written, to be used by a ``with``: within it `paths` are to be filled, under passing names.

    At its end they take the names that were asked for; if it ends by an exception they are deleted. Files that are
    there already are in the way unless `force` is true: that is looked at before anything is written, and again at the
    end. Raises ExportError if one is in the way, if there is no such folder, and if a file cannot be written.
    """

    def __init__(self, targets: Sequence[Path], *, force: bool = False) -> None:
        self._targets, self._force = list(targets), force
        self.paths = [target.with_name(f"{target.name}.{os.getpid()}.part") for target in targets]

    def __enter__(self) -> "Files":
        for target in self._targets:
            if not target.parent.is_dir():
                raise ExportError(f"{shown(str(target.parent))}: there is no such folder to write to")
            if target.is_dir():
                raise ExportError(f"{shown(str(target))}: it is a folder; name a file")
            self._check(target)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                for target in self._targets:
                    self._check(target)
                for path, target in zip(self.paths, self._targets, strict=True):
                    path.replace(target)
            elif isinstance(error, OSError):
                raise ExportError(f"{shown(str(self._targets[0]))}: it cannot be written: {error.strerror}") from error
        finally:
            for path in self.paths:
                path.unlink(missing_ok=True)

    def _check(self, target: Path) -> None:
        if target.exists() and not self._force:
            raise ExportError(f"{shown(str(target))}: it is there already; --force puts the new one in its place")
