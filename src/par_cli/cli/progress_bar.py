"""How far long work is: a bar on a terminal's standard error after a second, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

WIDTH = 30
PATIENCE = 1.0
"""Seconds before which nothing is shown."""

_PAUSE = 0.1


class Bar:
    """Called with how much of how much is done; the line is cleared at the end."""

    def __enter__(self) -> Self:
        """Begin to count the time."""
        self._shown = False
        self._to_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + PATIENCE
        return self

    def __call__(self, done: int, total: int) -> None:
        """Show it, if it is time to."""
        if self._to_terminal and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            self._shown = True
            filled = WIDTH * done // total
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {100 * done // total:3}%")
            sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
