"""What options must be by themselves and next to one another, before any data is read."""

from __future__ import annotations

from collections.abc import Mapping

from par_cli.diagnostics import MisuseError
from par_cli.messages import Message, phrase


def conflict(option: str, other: str) -> MisuseError:
    return MisuseError(phrase("{option} does not go with {other}", option=option, other=other))


def lacking(option: str, needed: str) -> MisuseError:
    return MisuseError(phrase("{option}: {wanted} is needed with it", option=option, wanted=needed))


def path(option: str, given: str | None) -> str | None:
    """Check the path asked for: an empty one is a variable that was never set, not a wish for the default."""
    if given is not None and not given.strip():
        raise MisuseError(phrase("{option}: the name is empty; write one, or leave the option out", option=option))
    return given


def output(given: str | None, data: str | None, environment: Mapping[str, str]) -> None:
    """Check the file to write: it is not one of the data folder that the command would use."""
    if path("--output", given) is not None:
        from par_cli.cli.output import spare
        from par_cli.loading import locate

        spare(locate(data, environment), given or "")


def not_installed(what: Message, library: str) -> MisuseError:
    """Return the error to raise where a library of the extra ``office`` is not installed."""
    command = "pip install 'par-cli[office]'"
    return MisuseError(
        phrase("{what} are written by {library}; install it: {command}", what=what, library=library, command=command)
    )


def template(given: str | None, form: str) -> None:
    """Check that a template was named for a document of Word."""
    if given is not None and form != "docx":
        raise MisuseError(phrase("{option} goes with {form} only", option="--template", form="--format docx"))


def excel(form: str, *, given: bool) -> None:
    """Check that the form of CSV for spreadsheets was asked for with CSV."""
    if given and form != "csv":
        raise MisuseError(phrase("--excel: only CSV has this form; add --format csv, or leave the option out"))


NARROWEST, WIDEST = 20, 1000
"""The columns that a page may be asked to fill."""


_MOST_DAYS = 36_525


def number(option: str, given: int | None, first: int, last: int) -> int | None:
    """Check that a number is one from ``first`` to ``last``."""
    if given is not None and not first <= given <= last:
        raise MisuseError(
            phrase("{option}: write a number from {first} to {last}", option=option, first=first, last=last)
        )
    return given


def of_table(option: str, form: str, *, given: bool) -> None:
    """Check that what only a table has was asked for with a table."""
    if given and form != "table":
        raise MisuseError(phrase("{option}: only a table has this; leave the option or --format out", option=option))


def width(given: int | None, form: str) -> int | None:
    """Check the width asked for."""
    of_table("--width", form, given=given is not None)
    return number("--width", given, NARROWEST, WIDEST)


def days(given: int | None) -> int | None:
    """Check a number of days ahead."""
    return number("--due-within", given, 0, _MOST_DAYS)


def for_people(form: str, options: Mapping[str, object]) -> None:
    """Check that what lays out a page for people was asked for with such a page."""
    from par_cli.render.formats import FOR_PEOPLE

    for option, given in options.items():
        if given and form not in FOR_PEOPLE:
            raise MisuseError(
                phrase("{option}: only a table and Markdown have this; leave the option or --format out", option=option)
            )


def labels(form: str, *, given: bool, has_annex: bool, fields: str | None) -> None:
    """Check that words were asked for where a list is written as CSV, and not some of its fields by their names."""
    if given and (form != "csv" or not has_annex):
        raise MisuseError(phrase("--labels: only CSV of lists has an annex; add --format csv, or leave the option out"))
    if given and fields is not None:
        raise conflict("--fields", "--labels")


def most(given: int | None, form: str) -> None:
    """Check that only what people read is cut short."""
    if given is not None and form not in {"text", "md"}:
        raise MisuseError(phrase("--max-findings: only the forms text and md are cut short; leave the option out"))
    if given is not None and given < 1:
        raise MisuseError(phrase("--max-findings: write a number from 1 up"))


def only(what: str, own: Mapping[str, object], others: Mapping[str, object], *, needed: str) -> None:
    """Check that a way to use a command has what it needs, and nothing that belongs to the other way."""
    if not own[needed]:
        raise MisuseError(phrase("{needed} is missing; see par import --help", needed=needed))
    for name, given in others.items():
        if given is not None:
            raise conflict(name, what)


def correction(*, correct: bool, reason: str | None, revise: bool = False) -> None:
    """Check that a correction says what was wrong, and is not a new figure as well."""
    if correct and revise:
        raise conflict("--revise", "--correct")
    if correct and reason is None:
        raise lacking("--correct", "--reason")
    if reason is not None and not correct:
        raise lacking("--reason", "--correct")
