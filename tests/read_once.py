"""A folder that is read and checked once for all commands that run in this process, which is most of what they cost."""

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

EMBEDDED = embedded()


@cache
def _reading(location: Location, *, with_documents: bool) -> Reading:
    return read(location, with_documents=with_documents)


@cache
def _loaded(location: Location, *, with_documents: bool) -> Loaded:
    return check_reading(_reading(location, with_documents=with_documents))


def shipped_data() -> Dataset:
    """Return what the embedded decision says."""
    return _loaded(EMBEDDED, with_documents=True).dataset


@contextmanager
def read_once(shared: Location = EMBEDDED) -> Iterator[None]:
    """Let commands share what the files of a folder hold, which nothing may change; others are read each time."""

    def read_or_share(
        location: Location,
        replaced: Mapping[str, bytes | None] = MappingProxyType({}),
        known: Mapping[str, YamlFile] = MappingProxyType({}),
        *,
        with_documents: bool = True,
    ) -> Reading:
        if replaced or known or location != shared:
            return read(location, replaced, known, with_documents=with_documents)
        return _reading(location, with_documents=with_documents)

    def check_or_share(reading: Reading) -> Loaded:
        if reading.location == shared:
            for with_documents in (True, False):
                if reading is _reading(shared, with_documents=with_documents):
                    return _loaded(shared, with_documents=with_documents)
        return check_reading(reading)

    with (
        patch.object(folder, "read", read_or_share),
        patch.object(par_cli.loading, "read", read_or_share),
        patch.object(folder, "check_reading", check_or_share),
    ):
        yield
