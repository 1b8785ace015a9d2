"""A program: every command, with a hook that notes what no command may do.  ``audited.py FOLDER CANARY``.

It prints each forbidden act and ends with 1 where there is one.  With ``prove`` instead of a folder it commits one of
each, so that a test can see that the hook notices.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from types import CodeType

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
NEVER = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
    "os.kill", "pty.", "ctypes.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "pickle.", "shutil.",
    "tempfile.", "sqlite3.", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.link",
    "os.symlink", "os.truncate", "os.utime", "os.chdir", "code.", "cpython.run",
)  # fmt: skip


class Watch:
    """A hook for :func:`sys.addaudithook`, and what it has noted."""

    def __init__(self, canary: str) -> None:
        """Watch for a word that only the data holds."""
        self.canary = canary
        self.on = False
        self.seen = 0
        self.acts: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note an event that is forbidden."""
        if self.on:
            self.seen += 1
            if self._is_forbidden(event, arguments):
                self.on = False
                self.acts.append(f"{event} {arguments!r:.200}")
                self.on = True

    def _is_forbidden(self, event: str, arguments: tuple[object, ...]) -> bool:
        if event == "open":
            path, mode, flags = arguments
            writes = any(sign in str(mode or "") for sign in "wax+") or bool(isinstance(flags, int) and flags & WRITING)
            return writes and path != os.devnull
        if event == "compile":
            source, name = arguments
            # Modules are compiled from files; classes are made by the libraries, from their own texts.
            return self.canary in str(source) or (not str(name).endswith(".py") and self._asked_by_par())
        if event == "exec":
            code = arguments[0]
            assert isinstance(code, CodeType)
            made_up = not code.co_filename.endswith(".py") and not code.co_filename.startswith("<frozen ")
            return made_up and (self.canary in f"{code.co_consts}{code.co_names}" or self._asked_by_par())
        if event == "import":
            return self.canary in str(arguments)
        return event.startswith(NEVER)

    @staticmethod
    def _asked_by_par() -> bool:
        caller = sys._getframe(3).f_code.co_filename  # noqa: SLF001 - a hook has no other way to know
        return f"{os.sep}par_cli{os.sep}" in caller


def _write() -> None:
    with open(os.path.join(tempfile.gettempdir(), "par-audited"), "a", encoding="utf-8"):
        pass


def _canary_is_run(canary: str) -> None:
    exec(f"{canary} = 1")  # noqa: S102 - this is what must be noticed


def acts(canary: str) -> dict[str, Callable[[], object]]:
    """Return one of each thing that is forbidden and that this system can do."""
    found: dict[str, Callable[[], object]] = {
        "socket": lambda: socket.socket().close(),
        "name lookup": lambda: socket.getaddrinfo("localhost", 1),
        "subprocess": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
        "shell": lambda: os.system("exit 0"),  # noqa: S605
        "fork": lambda: os.waitpid(os.fork() or os._exit(0), 0),
        "spawn": lambda: os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0),
        "write": _write,
        "remove": lambda: os.remove(os.path.join(tempfile.gettempdir(), "par-audited")),
        "exec": lambda: _canary_is_run(canary),
        "eval": lambda: eval(f"'{canary}'"),  # noqa: S307
    }
    return {name: act for name, act in found.items() if hasattr(os, "fork") or name not in {"fork", "spawn"}}


def main(what: str, canary: str) -> int:
    """Run every command, or commit every act; return the exit code."""
    watch = Watch(canary)
    sys.addaudithook(watch)
    if what == "prove":
        for name, act in acts(canary).items():
            before = len(watch.acts)
            watch.on = True
            act()
            watch.on = False
            print(name, "noticed" if len(watch.acts) > before else "missed")  # noqa: T201
        return 0
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from hostile.commands import COMMANDS, par
    from par_cli.loading.folder import Location
    from read_once import read_once

    parts = {"folder": what, "indicator": "dossiers", "task": "I.1", "agency": "home"}
    more = (
        ("--help",),
        ("--version",),
        ("schema", "status"),
        ("status", "--nothing"),
        ("report", "2026", "--data", what, "--as-of", "2026-11-23"),
        ("show", canary, "--data", what),
        ("record", "value", "{indicator}", "2019", "5", "--published", "2020-01-20", "--data", what, "--dry-run"),
    )
    watch.on = True
    codes = {int(par(COMMANDS[0], **parts).code)}
    with read_once(Location(what, embedded=False)):  # the reading itself has been watched
        codes |= {int(par(arguments, **parts).code) for arguments in (*COMMANDS, *more)}
    watch.on = False
    print(*watch.acts, sep="\n")  # noqa: T201
    print(f"{watch.seen} events, exit codes {sorted(codes)}")  # noqa: T201
    return bool(watch.acts)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
