"""`par validate` on a fixed day, and a folder with something of everything that it finds."""

from __future__ import annotations

from pathlib import Path

from cli.command import HERE, NOW, Run, call
from par_cli import system
from par_cli.loading.folder import Location
from par_cli.source import MAX_BYTES
from read_once import EMBEDDED
from support import indicator, target, task, value, write_folder


def judged(*arguments: str, cwd: Path | None = None, shared: Location = EMBEDDED) -> Run:
    """Run the command on a fixed day, in English; ``shared`` is a folder that is read once."""
    return call("validate", "--as-of", NOW, "--lang", "en", *arguments, cwd=cwd or HERE, shared=shared)


def faulty(path: Path) -> Path:
    """Write a folder with errors, a warning, a link among its reports, and reports that contradict one another."""
    folder = write_folder(
        path,
        indicators=[indicator(target(at_least="80", owners=["nobody"]))],
        tasks=[task(due="2023-Q4", lead=[])],
        files={
            "a.yaml": {"values": [value(2024, "50"), value(2023, "101")]},
            "b.yaml": {"values": [value(2024, "51")]},
        },
    )
    if system.WINDOWS:  # where a link needs a right of its own
        (folder / "reports" / "c.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    else:
        (folder / "reports" / "c.yaml").symlink_to("a.yaml")
    return folder
