"""The embedded decision, read and checked once for all commands that run in this process.

Reading it is most of what such a command costs. The data of a test, in a folder of its own, is read each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType
from unittest.mock import patch

import par_cli.loading
from par_cli.loading import folder
from par_cli.loading.folder import Loaded, Location, Reading, YamlFile, check_reading, embedded, read
from par_cli.model.dataset import Dataset


@cache
def _reading(*, whole: bool) -> Reading:
    return read(embedded(), whole=whole)


@cache
def _loaded(*, whole: bool) -> Loaded:
    return check_reading(_reading(whole=whole))


def _read(
    location: Location,
    replaced: Mapping[str, bytes | None] = MappingProxyType({}),
    known: Mapping[str, YamlFile] = MappingProxyType({}),
    *,
    whole: bool = True,
) -> Reading:
    if replaced or known or location != embedded():
        return read(location, replaced, known, whole=whole)
    return _reading(whole=whole)


def _check_reading(reading: Reading) -> Loaded:
    for whole in (True, False):
        if reading is _reading(whole=whole):
            return _loaded(whole=whole)
    return check_reading(reading)


def shipped_data() -> Dataset:
    """Return what the embedded decision says."""
    return _loaded(whole=True).dataset


@contextmanager
def read_once() -> Iterator[None]:
    """Let commands share what the files of the embedded decision hold."""
    with (
        patch.object(folder, "read", _read),
        patch.object(par_cli.loading, "read", _read),
        patch.object(folder, "check_reading", _check_reading),
    ):
        yield
