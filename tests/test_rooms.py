"""The house: which room may import which, what each library is for, and what a command's start-up costs in imports."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import par_cli
from cases import for_each
from installed import MACHINE
from par_cli.cli.commands import COMMANDS
from par_cli.render.formats import FORMATS
from read_once import shipped_data

PACKAGE = Path(par_cli.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

ROOMS: dict[str, set[str]] = {
    "": {"api"},
    "api": {"diagnostics", "loading", "locales", "messages", "model", "progress", "record", "render", "system"},
    "__main__": {"cli"},
    "typed": set(),
    "messages": set(),
    "locales": {"messages"},
    "diagnostics": {"messages", "locales"},
    "system": set(),
    "source": {"messages", "diagnostics", "system", "typed"},
    "rules": {"locales", "source"},
    "model": {"messages", "locales", "diagnostics", "source", "typed"},
    "loading": {"messages", "diagnostics", "source", "model", "system", "typed"},
    "progress": {"model", "typed"},
    "render": {"messages", "locales", "diagnostics", "rules", "model", "loading", "progress", "typed"},
    "record": {"messages", "locales", "diagnostics", "source", "model", "loading", "system", "typed"},
    "cli": {
        "",
        "system",
        "messages",
        "locales",
        "diagnostics",
        "typed",
        "rules",
        "source",
        "loading",
        "model",
        "progress",
        "render",
        "record",
    },
}
"""Each room, and the rooms to its left whose names it may use (and its own)."""

LIBRARIES: dict[str, tuple[str, ...]] = {
    "yaml": ("source/",),
    "pydantic": ("model/", "loading/"),
    "pydantic_core": ("model/building.py",),
    "rich": ("render/table/",),
    "typer": ("cli/",),
    "openpyxl": ("record/workbook.py", "record/number_formats.py", "render/form_workbook.py"),
    "defusedxml": ("record/workbook.py",),
    "xlsxwriter": ("render/annex_workbook.py",),
    "docxtpl": ("render/word.py",),
    "jinja2": ("render/word.py",),
    "markupsafe": ("render/word.py",),
    "icalendar": ("render/calendar_file.py",),
}
"""Where each library may be imported; there are no others."""

PURE = ("model/", "progress/", "render/")
PURE_IMPORTS = {
    "__future__", "abc", "array", "base64", "bisect", "calendar", "collections", "copy", "dataclasses", "datetime",
    "decimal", "enum", "fractions", "functools", "hashlib", "io", "itertools", "json", "math", "operator", "re",
    "struct", "textwrap", "typing", "unicodedata", "xml", "zipfile", "par_cli", *LIBRARIES,
}  # fmt: skip
"""What the rooms without files, clock and network may import; ``io`` gives them only :class:`io.StringIO`
and, with ``zipfile`` around it, :class:`io.BytesIO`; ``xml`` only elements and their text."""

BUILT_IN_ACTS = {"open", "print", "input", "eval", "exec", "compile", "__import__", "breakpoint"}
CLOCK = {"today", "now", "utcnow", "fromtimestamp", "localtime"}
NEVER = {
    "socket",
    "subprocess",
    "urllib",
    "http",
    "ssl",
    "ftplib",
    "pickle",
    "marshal",
    "shelve",
    "ctypes",
    "multiprocessing",
}


def _name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@cache
def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


@cache
def _nodes(module: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(_tree(module)))


def _is_module(name: str) -> bool:
    return (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()


def _imports(module: Path) -> Iterator[str]:
    """Yield the full name of every module (or of every name taken from one) that a module imports, anywhere in it."""
    for node in _nodes(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            assert node.module is not None
            inside = [alias.name for alias in node.names if node.module == "par_cli" and _is_module(alias.name)]
            yield from (f"par_cli.{name}" for name in inside)
            if len(inside) < len(node.names):
                yield node.module


def _room(dotted: str) -> str:
    part = dotted.split(".")[1] if "." in dotted else ""
    return part if part in ROOMS else ""


@for_each(MODULES, name=_name)
def test_a_room_imports_only_the_rooms_to_its_left(module: Path) -> None:
    first = _name(module).split("/", maxsplit=1)[0].removesuffix(".py")
    own = "" if first == "__init__" else first
    assert own in ROOMS, f"{first} is a room that the plan does not know"
    used = {_room(name) for name in _imports(module) if name.split(".")[0] == "par_cli"}
    assert used <= {own, *ROOMS[own]}


@for_each(MODULES, name=_name)
def test_each_library_is_imported_only_in_its_own_room_and_there_are_no_others(module: Path) -> None:
    for name in {imported.split(".")[0] for imported in _imports(module)}:
        if name in LIBRARIES:
            assert _name(module).startswith(LIBRARIES[name]), f"{name} does not belong here"
        else:
            assert name == "par_cli" or name in sys.stdlib_module_names, f"{name} is not a dependency"


@for_each([item for item in MODULES if _name(item).startswith(PURE)], name=_name)
def test_model_progress_and_render_touch_no_clock_no_file_no_environment_and_no_network(module: Path) -> None:
    assert {name.split(".")[0] for name in _imports(module)} <= PURE_IMPORTS
    for node in _nodes(module):
        if isinstance(node, ast.Attribute):
            assert node.attr not in CLOCK, f"line {node.lineno} reads the clock"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in BUILT_IN_ACTS, f"line {node.lineno} calls {node.func.id}"
        if isinstance(node, ast.ImportFrom) and node.module == "io":
            assert [alias.name for alias in node.names] == ["StringIO"]


@for_each(MODULES, name=_name)
def test_no_module_can_reach_the_network_start_a_program_or_evaluate_data(module: Path) -> None:
    starts_the_pager = {"subprocess"} if _name(module) == "cli/pager.py" else set()
    assert not (NEVER - starts_the_pager) & {name.split(".")[0] for name in _imports(module)}
    calls = [node.func for node in _nodes(module) if isinstance(node, ast.Call)]
    named = {func.id for func in calls if isinstance(func, ast.Name)}
    assert not named & {"eval", "exec", "compile", "__import__"}
    assert not {func.attr for func in calls if isinstance(func, ast.Attribute)} & {"system", "popen", "fork", "execv"}


CHANGES = {
    "replace",
    "rename",
    "unlink",
    "remove",
    "mkdir",
    "makedirs",
    "rmdir",
    "write",
    "truncate",
    "fchmod",
    "chmod",
}
"""What the system is asked for when files are changed."""


@for_each(MODULES, name=_name)
def test_files_are_changed_by_the_module_of_the_disk_and_where_a_folder_is_made_and_nowhere_else(module: Path) -> None:
    if _name(module) not in {"system.py", "record/disk.py", "record/new_folder.py"}:
        named = [node for node in _nodes(module) if isinstance(node, ast.Attribute) and node.attr in CHANGES]
        assert not [node for node in named if isinstance(node.value, ast.Name) and node.value.id == "os"]


@cache
def _texts(module: Path) -> frozenset[str]:
    """Return every text of a module that is not a docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bare = {
        id(statement.value)
        for node in _nodes(module)
        if isinstance(node, documented)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    texts = (node for node in _nodes(module) if isinstance(node, ast.Constant) and id(node) not in bare)
    return frozenset(node.value for node in texts if isinstance(node.value, str))


VIETNAMESE = re.compile(
    r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168-\u01b0\u1ea0-\u1ef9]"
)


ESCAPED = re.compile(r"\\u([0-9a-f]{4})")  # in a raw text, such as a pattern
LETTERS = re.compile(r"\[[^\]]*\]")  # one of several, which is a letter and not a word
IN_A_WORD = re.compile(rf"[A-Za-z]{VIETNAMESE.pattern}|{VIETNAMESE.pattern}[A-Za-z]")


@for_each(MODULES, name=_name)
def test_no_vietnamese_word_is_in_the_code_outside_the_words(module: Path) -> None:
    """A single letter (folding đ) is not a word; docstrings may show an example."""
    texts = [text for text in _texts(module) if len(text) > 1]
    assert [text for text in texts if VIETNAMESE.search(text)] == []
    plain = [ESCAPED.sub(lambda match: chr(int(match[1], 16)), LETTERS.sub("", text)) for text in texts]
    assert [text for text in plain if IN_A_WORD.search(text)] == []


@cache
def _shipped_names() -> frozenset[str]:
    dataset = shipped_data()
    names: set[str] = {*dataset.indicators, *dataset.agencies, *(entry.id for entry in dataset.targets)}
    names |= {task.id for task in dataset.tasks} | {section for section in dataset.sections if len(section) > 1}
    for agency in dataset.agencies.values():
        names |= {name for name in (agency.name.vi, agency.name.en, *agency.aliases) if name}
    return frozenset(names | {"Hà Tĩnh", "Ha Tinh", dataset.decision.time_zone})


@for_each(MODULES, name=_name)
def test_no_id_and_no_name_of_the_shipped_decision_is_in_the_code(module: Path) -> None:
    assert len(_shipped_names()) > 200
    assert _shipped_names().isdisjoint(_texts(module))


def _modules_after(*arguments: str, **variables: str) -> set[str]:
    """Return the modules that are loaded once a command has run, in a process of its own."""
    code = (
        "import sys\n"
        f"sys.argv = ['par', *{list(arguments)!r}]\n"
        "from par_cli.cli.main import run\n"
        "run()\n"
        "sys.stderr.write('|'.join(sys.modules))\n"
    )
    environment = {**MACHINE, "PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1", **variables}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, check=True
    )
    assert done.stdout
    names = done.stderr.split("|")
    return {*names, *(name.split(".")[0] for name in names)}


def _modules_after_each(commands: list[list[str]]) -> set[str]:
    """Return the modules that are loaded once all of these commands have run, one after the other in one process."""
    code = (
        "import os, sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from in_process import run_in_process\n"
        f"for arguments in {commands!r}:\n"
        "    assert run_in_process(arguments, dict(os.environ))[1], arguments\n"
        "sys.stdout.write('|'.join(sys.modules))\n"
    )
    environment = {**MACHINE, "PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, check=True
    )
    names = done.stdout.split("|")
    return {*names, *(name.split(".")[0] for name in names)}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["-h"]], ids=" ".join)
def test_version_and_help_load_neither_models_nor_reader_nor_tables(arguments: list[str]) -> None:
    loaded = _modules_after(*arguments)
    assert "typer" in loaded
    assert not loaded & {"pydantic", "pydantic_core", "yaml", "rich"}


def _catalogues_after(*arguments: str, **variables: str) -> set[str]:
    """Return the languages whose catalogue a command reads, in a process of its own."""
    code = (
        "import os, sys\n"
        f"sys.argv = ['par', *{list(arguments)!r}]\n"
        "found = set()\n"
        "def hook(event, args):\n"
        "    if event == 'open' and 'locales' in str(args[0]) and str(args[0]).endswith('.json'):\n"
        "        found.add(os.path.basename(args[0]).removesuffix('.json'))\n"
        "sys.addaudithook(hook)\n"
        "from par_cli.cli.main import run\n"
        "run()\n"
        "sys.stderr.write('|'.join(found))\n"
    )
    environment = {**MACHINE, "PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1", **variables}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, check=True
    )
    assert done.stdout
    return set(filter(None, done.stderr.split("|")))


AS_OF = ("--as-of", "2026-11-23")
SMALL = Path(__file__).parent / "data" / "good" / "small"


@pytest.mark.parametrize(
    ("arguments", "language", "read"),
    [
        (["--version"], "vi", set()),
        (["--help"], "en", set()),
        (["--help"], "vi", {"vi"}),
        (["status", "--format", "json", *AS_OF], "vi", set()),
        (["status", "--format", "csv", *AS_OF], "vi", set()),
        (["status", *AS_OF], "en", {"en"}),
        (["status", *AS_OF], "vi", {"vi"}),
    ],
)
def test_a_catalogue_is_read_only_for_words_of_its_language(
    arguments: list[str], language: str, read: set[str]
) -> None:
    assert _catalogues_after(*arguments, PAR_LANG=language, PAR_DATA=str(SMALL)) == read


RARE = (
    "api",
    "cli.pager",
    "loading.accepted",
    "loading.checks.course",
    "loading.checks.doubtful_reports",
    "loading.checks.doubtful_targets",
    "loading.checks.doubtful_values",
    "loading.checks.doubts",
    "loading.checks.texts",
    "loading.findings",
    "loading.mojibake",
    "loading.vietnamese_spellings",
    "progress.accounts",
    "progress.calendar",
    "progress.register",
    "progress.explanation",
    "progress.grouping",
    "progress.letters",
    "progress.periodic",
    "progress.subject",
    "record",
    "render.annex",
    "render.annex_workbook",
    "render.archive",
    "render.calendar_document",
    "render.calendar_file",
    "render.chart_data",
    "render.comparisons",
    "render.text_chart",
    "render.csv_document",
    "render.findings",
    "render.format",
    "render.headings",
    "render.html",
    "render.json_lines",
    "render.list_cells",
    "render.markdown",
    "render.page",
    "render.phrases",
    "render.letter_form",
    "render.letter_text",
    "render.letterforms",
    "render.printable",
    "render.promises",
    "render.report_document",
    "render.report_fields",
    "render.report_annexes",
    "render.report_markdown",
    "render.report_text",
    "render.row_height",
    "render.receipts",
    "render.register_document",
    "render.schemas",
    "render.show_document",
    "render.table",
    "render.form_rows",
    "render.form_sheets",
    "render.word",
    "rules",
    "source.spans",
)
"""What is for faults and doubts, for other forms of output and for other commands."""


def test_json_of_good_data_loads_nothing_that_only_other_commands_forms_and_faults_need() -> None:
    """A folder here means all that is in it."""
    assert not [name for name in RARE if not _is_module(name.replace(".", "/"))]
    loaded = _modules_after("status", "--format", "json", *AS_OF)
    assert "par_cli.render.document" in loaded
    assert not loaded & {f"par_cli.{name}" for name in RARE}


def test_only_a_table_loads_the_library_of_tables() -> None:
    views = ("status", "targets", "tasks", "agencies")
    asked = (*AS_OF, "--data", str(SMALL))
    loaded = _modules_after_each([[view, "--format", form, *asked] for view in views for form in FORMATS])
    assert "pydantic" in loaded
    assert "rich" not in loaded


def test_help_of_a_command_reads_no_data_and_draws_no_tables() -> None:
    """Typer itself loads pydantic for the options of a command."""
    names = [*COMMANDS, "record value", "record task", "record outcome", "record undo"]
    assert not _modules_after_each([[*name.split(), "--help"] for name in names]) & {"yaml", "rich"}


ASKED = frozenset({"fcntl", "msvcrt", "platform", "ctypes"})
SYSTEM_NAMES = frozenset({"name", "sep", "altsep", "linesep", "uname", "O_NOFOLLOW", "O_BINARY", "O_DIRECTORY"})


@for_each([item for item in MODULES if _name(item) != "system.py"], name=_name)
def test_one_module_alone_asks_which_system_it_runs_on(module: Path) -> None:
    assert not {name.split(".")[0] for name in _imports(module)} & ASKED
    asked = [
        node
        for node in _nodes(module)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in {("sys", "platform"), *(("os", name) for name in SYSTEM_NAMES)}
    ]
    assert not [ast.unparse(node) for node in asked]


@for_each([item for item in MODULES if _name(item) not in {"system.py", "cli/output.py"}], name=_name)
def test_a_file_is_opened_by_descriptor_with_the_flags_of_the_system(module: Path) -> None:
    """They make it binary, and follow no link."""
    calls = [node for node in _nodes(module) if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.open"]
    assert {ast.unparse(call.args[1]) for call in calls} <= {"system.READ"}
