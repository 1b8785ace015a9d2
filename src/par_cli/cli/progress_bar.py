"""A progress bar for long work: on a terminal's standard error, once a second has passed."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

WIDTH = 30
PATIENCE = 1.0
"""Seconds before which nothing is shown."""

_PAUSE = 0.1


class ProgressBar:
    """A context manager to be called with what is done and the total; it clears its line at the end."""

    def __enter__(self) -> Self:
        self._shown = False
        self._to_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + PATIENCE
        return self

    def __call__(self, done: int, total: int) -> None:
        if self._to_terminal and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            self._shown = True
            filled = WIDTH * done // total
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {100 * done // total:3}%")
            sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
