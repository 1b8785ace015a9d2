"""The installed command on a terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping

from cli.command import HERE, UTF8
from installed import COMMAND, MACHINE


def on_terminal(
    *arguments: str, lines: int = 24, env: Mapping[str, str] | None = None, interrupt: bool = False
) -> tuple[int, str]:
    """Run ``par`` on a terminal of 80 columns; return its exit code and all that the terminal was sent.

    ``interrupt`` presses Ctrl+C once the terminal shows the word "started".
    """
    import fcntl
    import pty
    import struct
    import termios

    environment = {**MACHINE, **UTF8, "PATH": os.environ["PATH"], "TERM": "xterm", **(env or {})}
    process, terminal = pty.fork()
    if not process:  # pragma: no cover - the child, which becomes the command
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
        os.chdir(HERE)
        os.execve(COMMAND[0], [*COMMAND, *arguments], environment)  # noqa: S606 - the command that is tested
    sent = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so where the last program on the terminal has ended
            break
        if not piece:
            break
        sent += piece
        if interrupt and b"started" in sent:
            os.write(terminal, b"\x03")
            interrupt = False
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), sent.decode("utf-8").replace("\r\n", "\n")
