"""The classes of Typer as par uses them: they say in a :class:`Message` what Typer has only an English sentence for."""

from __future__ import annotations

from collections.abc import Collection
from types import TracebackType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from par_cli.locales import ENGLISH
from par_cli.messages import Message, phrase

UsageError: Any = typer.BadParameter.__base__
"""The class of everything that Typer finds wrong with a command line; it has no public name."""


class MisuseOfCommandError(UsageError):  # type: ignore[misc]
    """A misuse that par finds before Typer does, with its ``sentence`` in every language."""

    def __init__(self, sentence: Message, ctx: Any) -> None:  # noqa: ANN401 - as Typer's
        from par_cli.render.printable import log_line

        super().__init__(log_line(ENGLISH.text(sentence)), ctx)
        self.sentence = sentence


class Context(typer.Context):
    """The context of a call; ``obj`` is the locale of help."""

    def make_formatter(self) -> Any:  # noqa: ANN401 - Typer has no public name for it
        if self.obj is ENGLISH:
            return super().make_formatter()
        from par_cli.cli.typer_words import Help

        return Help(self.obj, width=self.terminal_width, max_width=self.max_content_width)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        """Note which command was misused, which Typer leaves out where the value of an option is missing."""
        if isinstance(error, UsageError) and error.ctx is None:
            error.ctx = self
        return super().__exit__(kind, error, trace)


class OneCommand(TyperCommand):
    """A command; it finds the words that are left over itself."""

    context_class = Context
    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - as Typer's
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            extra = phrase("Got unexpected extra argument(s) ({arguments})", arguments=" ".join(rest))
            raise MisuseOfCommandError(extra, ctx)
        return rest


class CommandGroup(TyperGroup):
    """A command with commands; it finds an unknown name itself."""

    context_class = Context

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as Typer's
        name, names = args[0], self.list_commands(ctx)
        if name not in names and not name.startswith("-") and not ctx.resilient_parsing:
            raise MisuseOfCommandError(_unknown_command(name, names), ctx)
        return super().resolve_command(ctx, args)


def _unknown_command(name: str, names: Collection[str]) -> Message:
    from difflib import get_close_matches

    near = get_close_matches(name, names)
    if not near:
        return phrase("No such command {name}.", name=repr(name))
    return phrase("No such command {name}. Did you mean {names}?", name=repr(name), names=", ".join(map(repr, near)))
