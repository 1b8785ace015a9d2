"""A folder read as if some of its files held other bytes: what a change would make of it."""

from __future__ import annotations

from pathlib import Path

from loading.examples import BAD, DAY, changed_files, folder_with, has_commands
from par_cli.loading import examine, read
from par_cli.loading.folder import Location


def test_bytes_in_the_place_of_files_are_read_as_the_files_would_be(tmp_path: Path) -> None:
    good = folder_with(tmp_path / "data")
    location = Location(str(good), embedded=False)
    of_names_alone = {"par106", "par107"}
    examples = [item for item in BAD if not has_commands(item) and item.name[:6] not in of_names_alone][::6]
    assert len(examples) > 50
    known = read(location).yaml_files
    for number, example in enumerate(examples):
        replaced = {f"{good}/{name}": (example / name).read_bytes() for name in changed_files(example)}
        other = folder_with(tmp_path / str(number), example)
        there = read(Location(str(other), embedded=False))
        here = read(location, replaced)
        wanted = [str(item).replace(str(other), str(good)) for item in examine(there, DAY)]
        assert [str(item) for item in examine(here, DAY)] == wanted
        assert [str(item) for item in examine(read(location, replaced, known), DAY)] == wanted


def test_a_yaml_file_that_is_known_is_not_read_again_unless_it_is_replaced(tmp_path: Path) -> None:
    good = folder_with(tmp_path / "data")
    location = Location(str(good), embedded=False)
    before = read(location)
    reports, targets = good / "reports/2025.yaml", good / "targets.yaml"
    reports.write_text("values: {}\n", encoding="utf-8")
    after = read(location, {str(targets): b"indicators: []\n"}, before.yaml_files)
    assert {item.file for item in after.problems} == {str(targets)}
    assert after.entries.task_reports == before.entries.task_reports
    assert {item.file for item in read(location).problems} == {str(reports)}


def test_more_bytes_than_a_file_may_have_are_refused(tmp_path: Path) -> None:
    good = folder_with(tmp_path / "data")
    for name in ("targets.yaml", "reports/new.yaml", "reports/2025.yaml"):
        path = f"{good}/{name}"
        problems = read(Location(str(good), embedded=False), {path: b"#" * ((8 << 20) + 1)}).problems
        assert [(item.file, item.code) for item in problems if item.code == "PAR105"] == [(path, "PAR105")]
