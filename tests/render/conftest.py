"""What the tests of several outputs share."""

from __future__ import annotations

import pytest


@pytest.fixture
def no_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the digest of all data, most of the work of a document, where nothing looks at it."""
    monkeypatch.setattr("par_cli.render.document.digest", lambda *_: "0" * 64)
