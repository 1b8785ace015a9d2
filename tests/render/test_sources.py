"""Where a target is written: in the decision's text, or in another document."""

from __future__ import annotations

from datetime import date

import pytest

from par_cli.progress.status import Filters, status
from par_cli.render.document import document
from support import Fields, dataset, indicator, target


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ({"document": "Resolution 76", "page": 12}, "12"),
        ({"document": "Resolution 76", "page": "iv"}, "iv"),
        ({"url": "https://example.org/plan", "section": "II.1"}, None),
    ],
)
def test_a_source_may_be_another_document_and_its_page_is_text(source: Fields, page: str | None) -> None:
    data = dataset(indicators=[indicator(target(at_least=80, source=source))])
    found = document(status(data, date(2024, 1, 1), Filters()), "targets")["targets"]
    assert isinstance(found, list)
    empty = dict.fromkeys(("section", "line", "document", "page", "url"))
    assert [item["source"] for item in found] == [{**empty, **source, "page": page}]


def test_a_target_without_a_section_is_counted_under_none() -> None:
    data = dataset(indicators=[indicator(target(at_least=80, source={"document": "Resolution 76"}))])
    found = status(data, date(2024, 1, 1), Filters())
    assert (found.summary.targets.total, found.summary.targets_by_section) == (1, {})
    assert status(data, date(2024, 1, 1), Filters(section="II")).targets == ()
