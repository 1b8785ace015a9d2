"""The workflows of this repository: what they run on, what they may do, and that a release has its wheel."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = ("ci.yml", "release.yml")


def workflow(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return found


def classifiers() -> list[str]:
    found: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    return found


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_nothing_but_what_a_job_asks_for_and_its_actions_are_pinned(name: str) -> None:
    found = workflow(name)
    assert found["permissions"] == {}
    assert all("permissions" in job for job in found["jobs"].values())
    used = [step["uses"] for job in found["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in used)


def test_the_tests_run_on_every_system_and_python_that_the_package_names() -> None:
    job = workflow("ci.yml")["jobs"]["test"]
    matrix = job["strategy"]["matrix"]
    assert [name.partition("-")[0] for name in matrix["os"]] == ["ubuntu", "macos", "windows"]
    assert [item.rpartition(":: ")[2] for item in classifiers() if item.startswith("Operating System ::")] == [
        "MacOS",
        "Windows",
        "POSIX",
    ]
    pythons = [item for item in classifiers() if re.search(r"Python :: 3\.\d+$", item)]
    assert [item.rpartition(":: ")[2] for item in pythons] == matrix["python"]


def test_redirected_output_is_tried_in_two_code_pages_and_both_powershells() -> None:
    tried = workflow("ci.yml")["jobs"]["windows"]["strategy"]["matrix"]["include"]
    assert [(item["shell"], item.get("page")) for item in tried] == [
        ("cmd", 1258),
        ("cmd", 1252),
        ("pwsh", None),
        ("powershell", None),
    ]


def test_a_release_builds_the_wheel_and_attaches_it() -> None:
    jobs = workflow("release.yml")["jobs"]
    assert any("bash .ci/release " in step.get("run", "") for step in jobs["build"]["steps"])
    assert "build --outdir build/release/dist ." in (ROOT / ".ci" / "release").read_text(encoding="utf-8")
    assert "build/release/" in [step.get("with", {}).get("path") for step in jobs["build"]["steps"]]
    (attach,) = (step["run"] for step in jobs["github"]["steps"] if "run" in step)
    assert attach.startswith("gh release create ")
    assert attach.endswith(" release/dist/*")
