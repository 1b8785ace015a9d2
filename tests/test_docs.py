"""The documents say what is so: their examples are run, read and computed."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from datetime import date
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from cli.command import call
from in_process import run_in_process
from installed import MACHINE, needs_posix
from par_cli.loading import load
from par_cli.loading.folder import Location
from par_cli.model.agencies import Agency
from par_cli.model.decision import Indicator, Target
from par_cli.model.fields import Record
from par_cli.model.operators import OPERATORS
from par_cli.model.reports import OBSERVATION_COLUMNS, ReportsFile
from par_cli.model.tasks import Task
from par_cli.render.data_schemas import DATA_FILES, data_schema
from par_cli.rules import FOLDER_FILES, folder_file, rule_codes
from par_cli.source import parse_yaml
from read_once import read_once
from record.workbooks import as_bytes, workbook
from renewed import check_written
from support import dataset, indicator, one_target, rank, target, value

ROOT = Path(__file__).parent.parent
RUN = re.compile(r"<!-- run: par (.*?) -->\n```text\n(.*?)```", re.DOTALL)
"""A command in a document, with the output below it; PAR_RENEW=1 writes it anew."""
READMES = {"README.md": "en", "README.vi.md": "vi"}
"""The READMEs, each with its language."""
DOCUMENTS = (
    *READMES,
    "docs/method.md",
    "docs/method-details.md",
    "docs/data.md",
    "docs/json.md",
    "docs/lists.md",
    "docs/documents.md",
)
"""Those whose examples are run."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return the fenced blocks of a language in a document."""
    return re.findall(rf"```{language}\n(.*?)```", text_of(name), re.DOTALL)


def printed(arguments: str, folder: Path) -> str:
    """Return what a command prints, 80 columns wide, in an empty folder."""
    found = call(*arguments.split(), cwd=folder, COLUMNS="80")
    assert found.stderr == ""
    return found.text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_command_in_a_document_prints_what_is_below_it(name: str, tmp_path: Path) -> None:
    text = text_of(name)
    renewed = RUN.sub(lambda match: f"<!-- run: par {match[1]} -->\n```text\n{printed(match[1], tmp_path)}```", text)
    check_written(ROOT / name, renewed)


@pytest.mark.parametrize("name", READMES)
def test_the_fault_shown_in_the_readme_is_what_the_broken_line_gives(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "my-data")
    file = tmp_path / "my-data" / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("at_most: 10,", "at_most: 10%,", 1), encoding="utf-8")
    done = call("status", "--data", "my-data", "--lang", READMES[name], cwd=tmp_path)
    assert (done.code, done.stdout) == (3, b"")
    assert done.stderr.splitlines()[0] in text_of(name).splitlines()


@pytest.mark.parametrize("name", READMES)
def test_the_readme_shows_a_real_output(name: str) -> None:
    assert RUN.search(text_of(name))


def test_the_readmes_name_each_other_and_say_the_same_in_as_many_parts() -> None:
    """Headings, rows of tables, points and blocks are counted, and no option is left out of the translation."""
    for name, other in (("README.md", "README.vi.md"), ("README.vi.md", "README.md")):
        assert f"({other})" in "\n".join(text_of(name).splitlines()[:4])
    english, vietnamese = (text_of(name) for name in READMES)
    for start in ("## ", "| ", "- "):
        counts = [sum(line.startswith(start) for line in text.splitlines()) for text in (english, vietnamese)]
        assert counts[0] == counts[1] > 0, start
    options = [set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) for text in (english, vietnamese)]
    assert options[0] <= options[1]
    assert blocks("README.md", "yaml") == blocks("README.vi.md", "yaml")


def test_the_files_shown_in_the_data_document_are_a_valid_folder(tmp_path: Path) -> None:
    names = ("targets", "tasks", "agencies", "reporting", "documents", "measures", "reports/shown", "accepted")
    shown = dict(zip(names, blocks("docs/data.md", "yaml"), strict=True))
    del shown["accepted"]
    for name, content in shown.items():
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    found = load(Location(str(tmp_path), embedded=False)).dataset
    assert [item.id for item in found.targets] == ["par-index-rank/2025", "late-dossiers/2025", "late-dossiers/2030"]
    assert [task.id for task in found.tasks] == ["I.4", "I.2", "I.7", "I.8"]
    assert list(found.documents) == ["76-nq-cp"]
    assert list(found.measures) == ["P2.III.1.2.4"]
    assert found.reporting is not None
    assert [item.key for item in found.reporting.reports_between(date(2026, 1, 1), date(2026, 12, 31))] == ["2026"]


def test_the_header_shown_in_the_data_document_is_the_one_that_is_read() -> None:
    (header,) = blocks("docs/data.md", "csv")
    assert tuple(header.strip().split(",")) == OBSERVATION_COLUMNS


def test_the_data_document_shows_every_operator() -> None:
    assert [name for name in OPERATORS if f"{name}:" not in text_of("docs/data.md")] == []


@pytest.mark.parametrize("file", DATA_FILES)
def test_the_data_document_names_every_key(file: str) -> None:
    schema = json.loads(data_schema(file))
    models = [schema, *schema["$defs"].values()]
    keys = {key for model in models for key in model.get("properties", {})} - {"schema", "accepted"}
    heading = "reports/*.yaml" if file == "reports.yaml" else file
    before, _, part = text_of("docs/data.md").partition(f"\n## {heading}\n")
    shown = before + part.split("\n## ")[0]  # what several files have is described once
    assert {key for key in keys if not re.search(rf"`{key}\b|\*\*{key}\*\*|\b{key}:\s", shown)} == set()


def test_every_example_of_a_target_in_the_data_document_is_one() -> None:
    part = text_of("docs/data.md").split("| operator | asks for |")[1].split("\n## ")[0]
    rows = [line.split(" | ") for line in part.splitlines() if line.count(" | ") == 2]
    shown = [example for row in rows for example in re.findall("`(.*?)`", row[2])]
    assert len(shown) > len(OPERATORS)
    for example in shown:
        firm = "" if any(f"{name}:" in example for name in OPERATORS) else "at_least: 80, "
        phase = "" if example.startswith("phase") else 'phase: "2025", '
        content = parse_yaml(f"{{{phase}{firm}{example}}}".encode(), "shown.yaml", [])
        assert content is not None, example
        found = Target.model_validate(content.value)
        assert isinstance(found, Target)


def test_the_fragments_shown_in_the_readme_are_valid() -> None:
    shown = blocks("README.md", "yaml")
    models: list[type[Record]] = [Indicator, Task, Agency]
    for model, fragment in zip(models, shown, strict=False):
        document = parse_yaml(("entries:\n" + fragment).encode(), "README.md", [])
        assert document is not None
        assert isinstance(document.value, dict)
        (entry,) = document.value["entries"]
        assert isinstance(model.model_validate(entry), model)
    document = parse_yaml(shown[3].encode(), "README.md", [])
    assert document is not None
    assert ReportsFile.model_validate(document.value).tasks
    assert len(shown) == len(models) + 1


@pytest.mark.parametrize(("top", "status"), [(20, "regressing"), (40, "unrated")])
def test_method_a_rank_of_more_than_30_fails_the_top_20_and_leaves_the_top_40_open(top: int, status: str) -> None:
    found = one_target(
        "2024-06-01",
        indicator(target(at_most=top, baseline="2021"), unit="rank", better="lower"),
        rank("2021", 27 if top == 20 else 45),
        rank("2023", 30, bound="more_than"),
    )
    assert found.status == status
    assert "bounded" in found.flags
    assert found.gap is None


@pytest.mark.parametrize(("stated", "accepted"), [("48.67", True), ("48.7", True), ("48.68", False)])
def test_method_a_stated_percentage_is_that_of_its_counts(stated: str, accepted: bool) -> None:
    from par_cli.diagnostics import InvalidDataError

    description = {"indicators": [indicator(target(at_least=50))]}
    counted = value("2021", stated, numerator=1597, denominator=3281)
    if accepted:
        assert dataset(**description, values=[counted])  # type: ignore[arg-type]
    else:
        with pytest.raises(InvalidDataError):
            dataset(**description, values=[counted])  # type: ignore[arg-type]


# --- what is recorded


SESSION = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
"""A command in a block, and what it says below it on standard output and standard error."""
SEAL = re.compile(r"(?<=seal: )[0-9a-f]{64}|(?<=elsewhere: )[0-9a-f]{64}")
"""It is another one with each change of any output."""
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC")


FOLDER = ("agencies", "targets", "tasks")
"""The files of the folder that a document shows, in its order."""
SESSIONS = (
    "docs/recording.md",
    "docs/importing.md",
    "docs/importing.vi.md",
    "docs/forms.md",
    "docs/annex.md",
    "docs/diff.md",
    "docs/snapshot.md",
    "docs/register.md",
    "docs/calendar.md",
    "docs/report.md",
    "docs/page.md",
)


@pytest.mark.parametrize("name", SESSIONS)
def test_the_commands_of_a_document_say_what_is_below_them(name: str, tmp_path: Path) -> None:
    """They are run one after the other in one folder, next to the spreadsheets that the document shows."""
    text = text_of(name)
    sheets = ["bieu-so-noi-vu.xlsx", "so-lieu.csv"]
    folder = {"docs/forms.md": FOLDER, "docs/register.md": (*FOLDER, "reporting")}.get(name)
    if folder is not None:
        sheets = ["tasks-a.csv", "tasks-home.csv", "figures.csv"]
        (tmp_path / "province").mkdir()
        for file, shown in zip(folder, blocks(name, "yaml"), strict=True):
            (tmp_path / "province" / f"{file}.yaml").write_text(shown, encoding="utf-8")
    for file, shown in zip(sheets, blocks(name, "csv"), strict=False):
        if file.endswith(".csv"):
            (tmp_path / file).write_text(shown, encoding="utf-8-sig", newline="\r\n")
        else:
            book = workbook(("Biểu 1", (line.split(";") for line in shown.splitlines())))
            (tmp_path / file).write_bytes(as_bytes(book))

    language = "vi" if name.endswith(".vi.md") else "en"

    def run(match: re.Match[str]) -> str:
        environment = {**MACHINE, "PATH": os.environ["PATH"], "COLUMNS": "80", "PAR_LANG": language}
        with read_once():
            _, shown, _ = run_in_process(shlex.split(match[1])[1:], environment, tmp_path, merged=True)
        said = SEAL.sub("3f0c9a…", shown.decode())
        return f"$ {match[1]}\n{MOMENT.sub('2026-01-20 08:15:00 UTC', said)}"

    def block(match: re.Match[str]) -> str:
        return f"```console\n{SESSION.sub(run, match[1])}```"

    renewed = re.sub(r"```console\n(.*?)```", block, text, flags=re.DOTALL)
    check_written(ROOT / name, renewed)


# --- what CI and editors are told


def test_the_documented_job_can_do_nothing_but_read_and_is_pinned() -> None:
    job, *_ = blocks("docs/ci.md", "yaml")
    assert re.search(r"^on:\n  pull_request:\n", job, re.MULTILINE)
    assert "pull_request_target" not in job
    assert re.search(r"^permissions:\n  contents: read\n(?=\S)", job, re.MULTILINE)
    assert "timeout-minutes: 5\n" in job
    assert "persist-credentials: false" in job
    used = re.findall(r"uses: (\S+)", job)
    assert len(used) == 2
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) for name in used)
    assert "${{" not in "".join(blocks("docs/ci.md", "yaml"))


def test_the_commands_of_the_documented_job_and_of_the_hook_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    job, some_files, _, local, *_ = blocks("docs/ci.md", "yaml")
    commands = re.findall(r"par (validate [a-z -]+)", job) + re.findall(r"par (validate .*) --\n", some_files)
    commands += re.findall(r"entry: par (validate data)", local)
    hook = text_of(".pre-commit-hooks.yaml")
    commands += [f"{entry} data/targets.yaml" for entry in re.findall(r"entry: par (.*)", hook)]
    assert len(commands) == 4
    for command in commands:
        assert printed(command, tmp_path) == ""


@pytest.mark.skipif(os.name == "nt" or shutil.which("git") is None, reason="the step is a script that calls git")
@pytest.mark.parametrize("place", [4, 5])
def test_the_documented_step_puts_what_a_pull_request_changes_on_the_page_of_the_job(
    place: int, tmp_path: Path
) -> None:
    (step,) = yaml.safe_load(blocks("docs/ci.md", "yaml")[place])
    repository, page = tmp_path / "repository", tmp_path / "page.md"
    shutil.copytree(ROOT / "data", repository / "data")
    environment = {
        **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GITHUB_STEP_SUMMARY": str(page),
    }

    def run(script: str) -> None:
        subprocess.run(["bash", "-e", "-c", script], cwd=repository, env=environment, check=True, capture_output=True)

    commit = "git add --all && git commit --quiet --message change"
    run(f"git init --quiet && {commit}")
    report = "I.2 --occurrence 2023 --done 2023-12-20 --published 2024-01-05 --evidence Plan"
    assert call("record", "task", *report.split(), cwd=repository).code == 0
    run(commit)
    run(step["run"])
    assert re.search(r"^\| (✓ )?I\.2 2023 \| .*hoàn thành đúng hạn", page.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="the step is a script for a POSIX shell")
def test_the_documented_step_publishes_the_page(tmp_path: Path) -> None:
    (step,) = yaml.safe_load(blocks("docs/page.md", "yaml")[0])
    shutil.copytree(ROOT / "data", tmp_path / "data")
    environment = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert '<html lang="vi">' in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")


def fresh_environment(place: Path) -> Path:
    """Return the commands of an environment without par, which finds pip and what par needs in that of the tests."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    (packages,) = place.glob("lib/*/site-packages")
    (packages / "needs.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    commands = place / "bin"
    (commands / "pip").write_text('#!/bin/sh\nexec python -m pip "$@"\n', encoding="utf-8")
    (commands / "pip").chmod(0o755)
    return commands


def with_this_folder(script: str) -> str:
    """Return the script of a job with this folder in place of the address of git, which is that of a commit."""
    script, replaced = re.subn(r"git\+https://\S+@[0-9a-f]{40}(?=\")", ROOT.as_uri(), script)
    assert replaced == 1
    return script


INSTALL = "pip install --constraint {folder}/par.txt"
"""How the install line of a documented job begins; the two jobs differ in the folder alone."""


@pytest.fixture(scope="module")
def where_jobs_run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment without a network, in which the install line of the documented jobs has installed par."""
    pytest.importorskip("pip", reason="nothing here installs par")
    pytest.importorskip("hatchling", reason="nothing here builds par: install the extra test again")
    folder = tmp_path_factory.mktemp("job")
    (folder / ".github").mkdir()
    pinned = [f"{name}=={version(name)}\n" for name in ("typer", "pydantic", "pyyaml", "rich")]
    (folder / ".github" / "par.txt").write_text("".join(pinned), encoding="utf-8")
    commands = fresh_environment(folder / "fresh")
    environment = {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # what pip calls: without it
        "PIP_NO_INDEX": "1",
    }
    install = with_this_folder(github_steps()[0])
    assert install.startswith(INSTALL.format(folder=".github"))
    command = ["bash", "-e", "-c", install]
    done = subprocess.run(command, capture_output=True, cwd=folder, env=environment, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert (commands / "par").exists()
    return environment


def github_steps() -> list[str]:
    """Return what the documented job of GitHub runs: the line that installs par, and the one that judges the data."""
    (job,) = yaml.safe_load(blocks("docs/ci.md", "yaml")[0])["jobs"].values()
    return [step["run"] for step in job["steps"] if "run" in step]


def with_a_fault(folder: Path) -> str:
    """Write the data with a fault; return the file as it was."""
    shutil.copytree(ROOT / "data", folder / "data")
    file = folder / "data" / "targets.yaml"
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace("at_most: 10,", "at_most: 10%,", 1), encoding="utf-8")
    return right


@needs_posix("the job is a script for an image of Linux")
def test_the_documented_job_of_github_installs_par_and_annotates_in_vietnamese(
    tmp_path: Path, where_jobs_run: dict[str, str]
) -> None:
    """Its steps are run as they are written, with this folder in place of the address of git."""
    _, check = github_steps()

    def run(step: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "-e", "-c", step]
        return subprocess.run(command, capture_output=True, cwd=tmp_path, env=where_jobs_run, check=False, text=True)

    right = with_a_fault(tmp_path)
    done = run(check)
    assert done.returncode == 3
    assert re.match(
        r"::error file=data/targets\.yaml,line=\d+,col=\d+,title=PAR210::.*là chữ, không phải số", done.stdout
    )
    (tmp_path / "data" / "targets.yaml").write_text(right, encoding="utf-8")
    done = run(check)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_posix("the job is a script for an image of Linux")
def test_the_documented_job_of_gitlab_installs_par_and_writes_both_reports(
    tmp_path: Path, where_jobs_run: dict[str, str]
) -> None:
    """Its script is run as it is written, but for the line that installs par, which is that of the job of GitHub."""
    (job,) = yaml.safe_load(blocks("docs/ci.md", "yaml")[2]).values()
    install, *rest = job["script"]
    begin, other = (INSTALL.format(folder=folder) for folder in (".gitlab", ".github"))
    assert install.replace(begin, other) == github_steps()[0] != install
    script = "\n".join(rest)
    assert script.count("--lang vi ") == 2
    reports = job["artifacts"]["reports"]
    assert job["artifacts"]["paths"] == [reports["codequality"], reports["junit"]]
    assert job["artifacts"]["when"] == "always"

    def run() -> tuple[int, list[dict[str, str]], ET.Element]:
        command = ["bash", "-e", "-o", "pipefail", "-c", script]
        done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=where_jobs_run, check=False)
        findings, tests = ((tmp_path / reports[name]).read_bytes() for name in ("codequality", "junit"))
        return done.returncode, json.loads(findings), ET.fromstring(tests)  # noqa: S314 - written by par itself

    right = with_a_fault(tmp_path)
    code, findings, tests = run()
    assert (code, tests.attrib["failures"]) == (3, "1")
    assert ["là chữ, không phải số" in item["description"] for item in findings] == [True]
    (tmp_path / "data" / "targets.yaml").write_text(right, encoding="utf-8")
    code, findings, tests = run()
    assert (code, findings, tests.attrib["failures"]) == (0, [], "0")


def test_the_hook_is_called_for_data_files_and_no_others() -> None:
    files = re.search(r"files: (.*)", text_of(".pre-commit-hooks.yaml"))
    assert files is not None
    pattern = re.compile(files[1])
    for name in ("targets.yaml", "data/tasks.yaml", "a/b/agencies.yaml", "data/reports/x.csv", "reports/a/b.yaml"):
        assert pattern.search(name)
    for name in ("README.md", "data/other.yaml", "reports.yaml", "data/reports/x.txt", "mytargets.yaml"):
        assert not pattern.search(name)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_document_of_all_rules_has_a_page_for_each_code_in_its_table(language: str, tmp_path: Path) -> None:
    """The site of the documents is built with it."""
    assert printed(f"explain --format md --lang {language} -o rules.md", tmp_path) == ""
    text = (tmp_path / "rules.md").read_text(encoding="utf-8")
    in_table = re.findall(r"^\| \[(PAR\d+)\]\(#par\d+\) \|", text, re.MULTILINE)
    assert in_table == re.findall(r"^## (PAR\d+)$", text, re.MULTILINE) == list(rule_codes())
    assert all(f"`{name}`:\n\n```yaml\n{folder_file(name)}```" in text for name in FOLDER_FILES)


@pytest.mark.parametrize(
    "name",
    [
        "SECURITY.md",
        "docs/ci.md",
        "docs/importing.md",
        "docs/importing.vi.md",
        "docs/forms.md",
        "docs/json.md",
        "docs/recording.md",
        "docs/reliability.md",
        *READMES,
    ],
)
def test_a_link_in_a_document_leads_somewhere(name: str) -> None:
    """Of a link within a document the heading is looked for."""
    for target_, _, heading in re.findall(r"\]\((?!https?:)([^)#]*)(#?)([^)]*)\)", text_of(name)):
        file = (ROOT / name).parent / target_ if target_ else ROOT / name
        assert file.exists(), target_
        if heading:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", item.lower()).replace(" ", "-") for item in headings}
