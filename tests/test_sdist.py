"""The source distribution: everything that git knows, so that it can be tested and built from anew."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
GIT = shutil.which("git")


@pytest.mark.skipif(GIT is None or not (TOP / ".git").exists(), reason="only a checkout knows its files")
def test_the_source_distribution_holds_every_file_of_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(build, cwd=TOP, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        found = {name.partition("/")[2] for name in opened.getnames()}
    listed = subprocess.run([str(GIT), "ls-files", "-z"], cwd=TOP, check=True, capture_output=True).stdout
    known = {name for name in listed.decode().split("\0") if name and (TOP / name).exists()}
    assert len(known) > 500
    assert sorted(known - found) == []
    assert not {name for name in found if name.endswith((".pyc", ".tmp")) or name.startswith((".venv/", "build/"))}
