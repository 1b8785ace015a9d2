"""The members of a group from a CSV file next to agencies.yaml: as if they were written there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from par_cli.loading import load
from par_cli.loading.folder import Location
from par_cli.model.dataset import Dataset
from par_cli.progress.digest import digest
from par_cli.progress.status import Filters, status
from support import agency, indicator, target, value, write_folder

HEADER = "id,name,short,aliases,from,until\n"
ROWS = (
    "xa-a,UBND xã A,Xã A,Xã An; Xã A cũ,,\n"
    "xa-b,UBND xã B,,,2025-07-01,\n"
    "xa-c,UBND xã C,,,,2025-06-30\n"
)  # fmt: skip


def folder_with(place: Path, content: str | None, **group: object) -> Path:
    """Return a folder with a group whose members stand in ``communes.csv``."""
    folder = write_folder(
        place,
        indicators=[indicator(target(at_least=60, each=True), reporters=["communes"])],
        agencies=[agency("communes", **(group or {"members_file": "communes.csv"}))],
        values=[value(2025, 70, reporter="xa-a", published="2026-01-10")] if content else [],
    )
    (folder / "reports").mkdir(exist_ok=True)
    if content is not None:
        (folder / "communes.csv").write_text(content, encoding="utf-8")
    return folder


def data_of(folder: Path) -> Dataset:
    return load(Location(str(folder), embedded=False)).dataset


def test_a_row_is_an_agency_with_its_names_and_days(tmp_path: Path) -> None:
    agencies = data_of(folder_with(tmp_path / "data", HEADER + ROWS)).agencies
    assert agencies["communes"].members == ("xa-a", "xa-b", "xa-c")
    assert agencies["xa-a"].names == ("UBND xã A", "UBND xã A", "Xã A", "Xã A", "Xã An", "Xã A cũ")
    assert (agencies["xa-b"].start, agencies["xa-c"].until) == (date(2025, 7, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(2025, 6, 30), ("xa-a", "xa-c")),
        (date(2025, 7, 1), ("xa-a", "xa-b")),
    ],
)
def test_members_report_from_their_first_to_their_last_day(tmp_path: Path, day: date, members: tuple[str, ...]) -> None:
    assert data_of(folder_with(tmp_path / "data", HEADER + ROWS)).agencies.members(("communes",), day) == members


def test_the_same_members_in_the_file_and_in_agencies_yaml_are_the_same_data(tmp_path: Path) -> None:
    one = data_of(folder_with(tmp_path / "one", "id,name\nxa-a,UBND xã A\nxa-b,UBND xã B\n"))
    other = folder_with(tmp_path / "other", None, members=["xa-a", "xa-b"])
    text = (other / "agencies.yaml").read_text(encoding="utf-8")
    more = "  - {id: xa-a, name: UBND xã A}\n  - {id: xa-b, name: UBND xã B}\n"
    (other / "agencies.yaml").write_text(text.rstrip("\n") + "\n" + more, encoding="utf-8")
    (other / "reports" / "more.csv").write_text(
        "indicator,period,value,published,reporter\nshare,2025,70,2026-01-10,xa-a\n", encoding="utf-8"
    )
    day = date(2026, 2, 1)
    assert digest(one, day) == digest(data_of(other), day)


def test_each_of_sixty_nine_is_waited_for(tmp_path: Path) -> None:
    rows = "".join(f"xa-{number},UBND xã {number}\n" for number in range(69))
    folder = folder_with(tmp_path / "data", f"id,name\nxa-a,UBND xã A\n{rows}")
    (result,) = status(data_of(folder), date(2026, 6, 1), Filters()).targets
    assert result.status == "unreported"
    assert result.reporters is not None
    assert (result.reporters.done, result.reporters.total) == (1, 70)


def test_a_group_of_a_size_without_names_never_counts_as_one(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "data", None, size=69)
    (folder / "reports" / "a.csv").write_text(
        "indicator,period,value,published,reporter\nshare,2025,70,2026-01-10,communes\n", encoding="utf-8"
    )
    (result,) = status(data_of(folder), date(2026, 6, 1), Filters()).targets
    assert result.status == "unreported"
