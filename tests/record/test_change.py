"""A change leaves the old files or the new ones, also where it is interrupted, and nobody else's change is lost."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from installed import IS_ROOT, needs_links, needs_modes, needs_posix
from par_cli import system
from par_cli.diagnostics import InvalidDataError, NotWrittenError
from par_cli.loading.folder import Location, load
from par_cli.locales import ENGLISH
from par_cli.record import change as module
from par_cli.record.change import LOCK_FILE, WouldBreakError
from record.changing import (
    NEW,
    OLD,
    REPORT,
    Watched,
    change,
    dies_at,
    folder,
    gives,
    in_a_process,
    located,
    puts,
    watch,
)

TESTS = Path(__file__).parent.parent
FEWEST_STEPS = 5 if system.WINDOWS else 8
"""A change takes more than these; on Windows files have no modes, and no folder is confirmed."""


def _values(path: Path) -> int:
    return sum(len(items) for items in load(located(path)).dataset.observations.values())


def _temporary(path: Path) -> list[Path]:
    return [item for item in path.rglob("*") if item.name.endswith(".tmp")]


@pytest.mark.parametrize("existing", [True, False])
def test_a_change_is_written_and_leaves_nothing_beside_it(tmp_path: Path, existing: bool) -> None:
    path = folder(tmp_path, existing=existing)
    changed = change(located(path), puts(path))
    assert changed.files == {(path / REPORT).as_posix(): NEW}
    assert (len(changed.before.entries.values), len(changed.after.entries.values)) == (1 if existing else 0, 2)
    assert (path / REPORT).read_bytes() == NEW
    assert _values(path) == 2
    assert _temporary(path) == []


def test_a_preview_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    path = folder(tmp_path)
    before = sorted(path.rglob("*"))
    changed = change(located(path), puts(path), dry=True)
    assert changed.files == {(path / REPORT).as_posix(): NEW}
    assert len(changed.after.entries.values) == 2
    assert sorted(path.rglob("*")) == before
    assert (path / REPORT).read_bytes() == OLD


def test_an_edit_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    path = folder(tmp_path)
    before = (path / REPORT).stat()
    changed = change(located(path), gives({}))
    assert changed.before is changed.after
    after = (path / REPORT).stat()  # but not the time of the last reading, which a reading changes
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@needs_posix("there are no modes there")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = folder(tmp_path)
    for mode in (0o600, 0o640, 0o664):
        (path / REPORT).chmod(mode)
        change(located(path), puts(path))
        assert (path / REPORT).stat().st_mode & 0o777 == mode


def test_what_would_break_the_data_is_named_and_not_written(tmp_path: Path) -> None:
    path = folder(tmp_path)
    for dry in (True, False):
        with pytest.raises(WouldBreakError) as refused:
            change(located(path), puts(path, NEW.replace(b"45", b"450")), dry=dry)
        assert [(item.file, item.line) for item in refused.value.diagnostics] == [((path / REPORT).as_posix(), 4)]
    assert (path / REPORT).read_bytes() == OLD
    with pytest.raises(WouldBreakError, match="this would make the data invalid"):
        change(located(path), puts(path, NEW + b"#" * (8 << 20)))


def test_data_that_is_not_valid_is_not_changed(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / REPORT).write_bytes(NEW + b"outcome: []\n")
    for dry in (True, False):
        with pytest.raises(InvalidDataError) as refused:
            change(located(path), puts(path), dry=dry)
        assert not isinstance(refused.value, WouldBreakError)
    assert (path / REPORT).read_bytes() == NEW + b"outcome: []\n"


def test_a_folder_without_data_gets_no_lock(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(InvalidDataError):
            change(located(path), puts(path))
    assert list(tmp_path.iterdir()) == []


def test_the_embedded_data_is_read_only_and_it_is_said_how_to_copy_it(tmp_path: Path) -> None:
    path = folder(tmp_path)
    with pytest.raises(NotWrittenError, match="par init DIR --from-embedded"):
        change(Location(str(path), embedded=True), puts(path))
    assert (path / REPORT).read_bytes() == OLD


# What may happen on the way


def _failing(number: int, code: int) -> Watched:
    def act(count: int, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> Any:  # noqa: ANN401
        if count != number:
            return call(*arguments, **more)
        if name == "write":
            call(arguments[0], arguments[1][: len(arguments[1]) // 2])
        raise OSError(code, os.strerror(code))

    return Watched(act)


def _counting() -> Watched:
    def act(_: int, __: str, call: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> Any:  # noqa: ANN401
        return call(*arguments, **more)

    return Watched(act)


def _said(path: Path) -> str:
    """Change the report; return what was said where it was not written."""
    try:
        change(located(path), puts(path))
    except NotWrittenError as error:
        return ENGLISH.text(error.message)
    return ""


@pytest.mark.parametrize("existing", [True, False])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS], ids=errno.errorcode.get)
def test_a_call_that_fails_leaves_the_old_file_or_the_new_one_and_is_never_called_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, existing: bool
) -> None:
    counted = _counting()
    with monkeypatch.context() as patched:
        watch(patched, counted)
        change(located(folder(tmp_path / "0", existing=existing)), puts(tmp_path / "0"))
    assert counted.count > FEWEST_STEPS
    refused = 0
    for number in range(1, counted.count + 1):
        path = folder(tmp_path / str(number), existing=existing)
        old = OLD if existing else None
        with monkeypatch.context() as patched:
            watch(patched, _failing(number, code))
            said = _said(path)
        there = (path / REPORT).read_bytes() if (path / REPORT).exists() else None
        refused += bool(said)
        assert there == (old if "nothing was written" in said else NEW)
        assert not said or "nothing was written" in said or "the disk does not confirm" in said
        assert _values(path) in {0, 1, 2}
        change(located(path), puts(path))
        assert (path / REPORT).read_bytes() == NEW
        assert _temporary(path) == []
    assert refused >= counted.count - 3


@pytest.mark.parametrize("existing", [True, False])
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one_and_the_next_write_works(
    tmp_path: Path, existing: bool
) -> None:
    stood = set()
    for number, after, path, code in _kills(tmp_path, existing=existing):
        assert code == 9, (number, after)
        there = (path / REPORT).read_bytes() if (path / REPORT).exists() else b""
        assert there in {OLD if existing else b"", NEW}
        stood.add(there)
        assert _values(path) == (2 if there == NEW else 1 if there else 0)
        change(located(path), puts(path))
        assert (path / REPORT).read_bytes() == NEW
        assert _temporary(path) == []
    assert stood == {OLD if existing else b"", NEW}


def _kills(tmp_path: Path, *, existing: bool) -> Iterator[tuple[int, bool, Path, int]]:
    """Yield each step at which a change was killed, the folder that it left, and the exit code of a process."""
    number = 0
    while True:
        number += 1
        for after in (False, True):
            path = folder(tmp_path / f"{number}{after}", existing=existing)
            code = _exit_code(path, number, after=after)
            if code == 0:
                assert number > FEWEST_STEPS
                return
            yield number, after, path, code


def _exit_code(path: Path, number: int, *, after: bool) -> int:
    if not in_a_process(number):
        return 9 * dies_at(number, lambda: change(located(path), puts(path)), after=after)
    code = (
        f"import sys; sys.path.insert(0, {str(TESTS)!r})\n"
        "from pathlib import Path\nfrom record.changing import killed_at\n"
        f"killed_at(Path({str(path)!r}), {number}, after={after})\n"
    )
    return subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode


@needs_posix("a process cannot limit the size of its files there")
def test_a_disk_that_is_full_in_the_middle_of_a_file_leaves_the_old_one(tmp_path: Path) -> None:
    """A limit of the size of files acts as the disk: the system itself cuts the write short, then refuses it."""
    import resource

    path = folder(tmp_path)
    large = NEW + b"#" * 100_000 + b"\n"
    script = (
        f"import resource, signal, sys; sys.path.insert(0, {str(TESTS)!r})\n"
        "from pathlib import Path\nfrom record.changing import located, puts\n"
        "from par_cli.diagnostics import NotWrittenError\nfrom record.changing import change\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))\n"
        f"path = Path({str(path)!r})\n"
        f"try:\n    change(located(path), puts(path, {NEW!r} + b'#' * 100_000 + b'\\n'))\n"
        "except NotWrittenError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout == f"nothing was written: {path / REPORT}: File too large\n"
    assert (path / REPORT).read_bytes() == OLD
    assert _temporary(path) == []
    change(located(path), puts(path, large))
    assert (path / REPORT).read_bytes() == large
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_a_full_file_system_leaves_the_old_file(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if not IS_ROOT or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("no file system can be mounted here")
    try:
        path = folder(disk / "data")
        for size in range(1_000, 80_000, 13_000):
            filled = disk / "filled"
            large = NEW + b"#" * size + b"\n"
            _fill(filled)
            with pytest.raises(NotWrittenError, match=r"nothing was written: .*No space left on device"):
                change(located(path), puts(path, large))
            assert (path / REPORT).read_bytes() == OLD
            filled.unlink()
            change(located(path), puts(path))
            change(located(path), puts(path, OLD))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _fill(file: Path) -> None:
    """Write until the disk is full."""
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as filled:
        while filled.write(b"x" * 4096):
            pass


@needs_modes
@pytest.mark.parametrize("where", ["", "reports"])
def test_a_read_only_folder_is_named(tmp_path: Path, where: str) -> None:
    path = folder(tmp_path)
    (path / where).chmod(0o555)
    try:
        with pytest.raises(NotWrittenError, match=r"nothing was written: .*Permission denied"):
            change(located(path), puts(path))
    finally:
        (path / where).chmod(0o755)
    assert (path / REPORT).read_bytes() == OLD


# Other writers


def test_a_lock_that_is_held_is_waited_for_and_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder(tmp_path)
    monkeypatch.setattr(module, "LOCK_SECONDS", 0.1)
    with system.lock(str(path / LOCK_FILE), 0):
        with pytest.raises(
            NotWrittenError, match=r"nothing was written: another par has been writing there for 0\.1 s"
        ):
            change(located(path), puts(path))
        assert (path / REPORT).read_bytes() == OLD
    change(located(path), puts(path))
    assert (path / REPORT).read_bytes() == NEW


def test_a_file_that_another_program_saves_meanwhile_keeps_what_it_saved(tmp_path: Path) -> None:
    path = folder(tmp_path)
    saved = OLD + b"# by hand\n"

    def save(_: object) -> None:
        (path / REPORT).write_bytes(saved)

    with pytest.raises(NotWrittenError, match="was changed by another program meanwhile"):
        change(located(path), puts(path), save)
    assert (path / REPORT).read_bytes() == saved
    (path / REPORT).unlink()
    with pytest.raises(NotWrittenError, match="was changed by another program meanwhile"):
        change(located(path), puts(path), save)
    assert (path / REPORT).read_bytes() == saved


def test_of_several_files_none_is_put_in_place_before_all_are_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder(tmp_path)
    other = path / "reports" / "other.yaml"
    files = {(path / REPORT).as_posix(): NEW, other.as_posix(): b"schema: 1\n"}
    calls: list[str] = []

    def noted(count: int, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> Any:  # noqa: ANN401, ARG001
        calls.append(name)
        if calls.count("replace") == 2:
            raise OSError(errno.EIO, "Input/output error")
        return call(*arguments, **more)

    with monkeypatch.context() as patched:
        watch(patched, Watched(noted))
        with pytest.raises(
            NotWrittenError,
            match=re.escape(f"only {(path / REPORT).as_posix()} was written: {other.as_posix()}: Input/output error"),
        ):
            change(located(path), gives(files))
    assert calls.count("write") == 3  # two files and the journal
    assert calls.index("replace") > max(index for index, name in enumerate(calls) if name == "write")
    assert (path / REPORT).read_bytes() == NEW
    assert not other.exists()
    change(located(path), gives(files))
    assert other.read_bytes() == b"schema: 1\n"


# Links


@needs_links
def test_a_link_in_the_place_of_a_file_or_folder_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    for number, name in enumerate([REPORT, "reports", "targets.yaml"]):
        path = folder(tmp_path / str(number))
        aside = tmp_path / f"aside-{number}"
        (path / name).rename(aside)
        (path / name).symlink_to(aside)
        with pytest.raises(InvalidDataError) as refused:
            change(located(path), puts(path))
        assert "PAR102" in {item.code for item in refused.value.diagnostics}
        assert (path / name).is_symlink()
        report = aside / "2025-12.yaml" if aside.is_dir() else aside
        assert number == 2 or report.read_bytes() == OLD


@needs_links
def test_a_link_that_takes_the_place_of_a_file_or_folder_meanwhile_is_not_followed(tmp_path: Path) -> None:
    for number, name in enumerate([REPORT, "reports"]):
        path = folder(tmp_path / str(number))
        aside = tmp_path / f"aside-{number}"

        def swapped(_: object, path: Path = path, name: str = name, aside: Path = aside) -> None:
            (path / name).rename(aside)
            (path / name).symlink_to(aside)

        with pytest.raises(NotWrittenError, match="nothing was written"):
            change(located(path), puts(path), swapped)
        report = aside / "2025-12.yaml" if aside.is_dir() else aside
        assert report.read_bytes() == OLD
        assert (path / name).is_symlink()


@needs_links
def test_a_link_in_the_place_of_the_lock_or_of_the_new_file_is_not_followed(tmp_path: Path) -> None:
    path = folder(tmp_path / "data")
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    (path / "reports" / ".par-new-0.tmp").symlink_to(precious)
    change(located(path), puts(path))
    assert (path / REPORT).read_bytes() == NEW
    (path / LOCK_FILE).unlink()
    (path / LOCK_FILE).symlink_to(precious)
    with pytest.raises(NotWrittenError, match="nothing was written"):
        change(located(path), puts(path, OLD))
    assert (path / REPORT).read_bytes() == NEW
    assert precious.read_bytes() == b"precious"
