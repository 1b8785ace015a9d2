"""How `par record` adds an entry to the reports, and what it says of it before it is written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from par_cli import system
from par_cli.cli.option_groups import WriteOptions
from par_cli.cli.options import message_language
from par_cli.diagnostics import MisuseError
from par_cli.messages import Message, phrase

if TYPE_CHECKING:
    from par_cli.diagnostics import Diagnostic
    from par_cli.loading.folder import Reading
    from par_cli.locales import Language, Locale
    from par_cli.model.dataset import Dataset
    from par_cli.model.reports import Receipt
    from par_cli.record.change import DataChange
    from par_cli.record.changed_entries import FirstEntries
    from par_cli.record.journal import Stamp
    from par_cli.record.report_edit import ListName
    from par_cli.record.yaml_edit import Fields


_ARGUMENTS = {
    "indicator": phrase("INDICATOR"), "period": phrase("PERIOD"),
    **dict.fromkeys(("value", "bound", "numerator", "denominator"), phrase("VALUE")),
}  # fmt: skip
"""The arguments of `par record value` that are not options; counts and bounds are in the figure."""


_HINTS = {
    "add source: and the document that prints it, or url:, or line: of the decision": phrase(
        "name the document that prints it with --source, or its address with --url"
    ),
    "correct the day or the period, or write provisional: true for an estimate, or a note that says why": phrase(
        "correct the day or the period, or add --provisional for an estimate, or say why with --note"
    ),
    "write the denominator, or numerator: 0": phrase("correct {argument}", argument=phrase("VALUE")),
    "add of: and how many were ranked that time": phrase("add --of and how many were ranked that time"),
    "add published: and the day of the document that expects it": phrase(
        "add --published and the day of the document that expects it"
    ),
    "add evidence: and the document, the minutes or the page that shows it": phrase(
        "name the document, the minutes or the page that shows it with --evidence"
    ),
}
"""What to do where the words for a sheet do not fit an option."""


class CorrectionRequest(NamedTuple):
    """Whether an entry is put right where it is, and what was wrong with it."""

    requested: bool = False
    reason: str | None = None


def stamp(command: str, reason: str | None = None) -> Stamp:
    """Return what the journal says of a write in addition to its files."""
    from par_cli.cli import opening, parse_fields
    from par_cli.record.journal import Stamp

    return Stamp(opening.moment(), command, parse_fields.text("--reason", reason))


_COMMANDS: Mapping[ListName, str] = {
    "values": "record value",
    "tasks": "record task",
    "outcomes": "record outcome",
    "receipts": "record receipt",
}


def record_entry(
    options: WriteOptions,
    name: ListName,
    fields_of: Callable[[Dataset, date], Fields],
    *,
    revise: bool = False,
    correction: CorrectionRequest = CorrectionRequest(),  # noqa: B008 - a frozen value
) -> None:
    """Add an entry to a list of the reports, or put one right, and say what it changes before it is written.

    ``fields_of`` returns the entry, from the data and today.
    """
    from par_cli.cli import opening, option_checks, resolve
    from par_cli.cli.errors import notify
    from par_cli.loading import dataset, locate
    from par_cli.loading.folder import REPORTS
    from par_cli.record.change import WouldBreakError, change
    from par_cli.record.report_edit import correct_report, edit_report

    location = locate(option_checks.path("--data", options.data), os.environ)
    file = resolve.report_name(options.file)
    if correction.requested and file is not None:
        raise option_checks.conflict("--file", "--correct")
    command = _COMMANDS[name]
    entry: dict[str, str | bool | dict[str, str]] = {}

    def edit(reading: Reading) -> Mapping[str, bytes]:
        today = opening.today(reading.decision, message_language(options.lang))
        entry.update(fields_of(dataset(reading), today))
        if correction.requested:
            return correct_report(reading, name, entry)
        month = str(entry.get("received") or entry.get("published") or today.isoformat())[:7]
        reports = system.join(location.folder, REPORTS)
        path = system.join(reports, system.as_listed(reports, file or f"{month}.yaml"))
        return edit_report(reading, path, name, entry, revise=revise)

    def tell(changed: DataChange) -> None:
        if changed.files:
            _show_effect(changed, options.lang, typed=True)

    try:
        changed = change(location, edit, stamp(command, correction.reason), tell, dry=options.dry_run)
    except WouldBreakError as error:
        if name != "values":
            raise
        raise WouldBreakError(tuple(map(_in_words_of_options, error.diagnostics)), error.message) from error
    result = phrase("it is recorded already; nothing was changed")
    if changed.files:
        result = describe_files(changed, dry=options.dry_run)
    notify(result, message_language(options.lang))


def _in_words_of_options(problem: Diagnostic) -> Diagnostic:
    """Return what is wrong with an entry in the words of the options that were typed, not of the keys of a file."""
    from par_cli.model.reports import OBSERVATION_COLUMNS
    from par_cli.record.sheet_words import with_column_names

    hint = _HINTS.get(problem.hint.template) or with_column_names(_option_of, problem.hint)
    if language := problem.hint.arguments.get("language"):
        hint = phrase(
            "add {option}, or give one text for both languages with {both}", option=f"--note-{language}", both="--note"
        )
    message, key = with_column_names(_option_of, problem.message), problem.path.partition(".")[2]
    if key and key not in {*OBSERVATION_COLUMNS, "state"}:
        return problem._replace(message=message, hint=hint)
    if key and key != "state" and _option_of(key) not in message.arguments.values():
        message = phrase("{option}: {why}", option=_option_of(key), why=message)
    return problem._replace(path="", message=message, hint=hint)


def _option_of(column: str) -> str | Message:
    """Return where a column of a reported value is typed."""
    return _ARGUMENTS.get(column, f"--{column.replace('_', '-')}")


def _describe_write(file: str, *, dry: bool) -> Message:
    if dry:
        return phrase("nothing was written (--dry-run); it would be in {file}", file=file)
    return phrase("written to {file}", file=file)


def describe_files(changed: DataChange, *, dry: bool) -> Message:
    """Return the line that says where something was written, and which files are gone."""
    written = ", ".join(file for file, data in changed.files.items() if data is not None)
    removed = ", ".join(file for file, data in changed.files.items() if data is None)
    if not removed:
        return _describe_write(written, dry=dry)
    if not written:
        if dry:
            return phrase("nothing was written (--dry-run); {file} would be removed", file=removed)
        return phrase("removed {file}", file=removed)
    if dry:
        return phrase(
            "nothing was written (--dry-run); it would be in {file}, and {removed} would be removed",
            file=written,
            removed=removed,
        )
    return phrase("written to {file}; removed {removed}", file=written, removed=removed)


def _show_effect(
    changed: DataChange,
    lang: Language | None,
    lines: Sequence[Message] = (),
    *,
    is_undo: bool = False,
    typed: bool = False,
) -> None:
    """Write what a change does, on the day from which it counts, and to standard error what is doubtful about it.

    ``lines`` come before.  Of an undo the entries are shown that it takes back.  What is wrong with a ``typed`` entry
    is said in the words of the options.
    """
    from par_cli.cli import opening, resolve
    from par_cli.cli.effect_lines import print_effect
    from par_cli.cli.errors import warn
    from par_cli.cli.output import encode, write_part
    from par_cli.model.reports import Receipt
    from par_cli.record.changed_entries import entries_changed
    from par_cli.render.printable import log_line

    decision = changed.after.decision
    assert decision is not None  # noqa: S101 - the data is valid
    today = opening.today(decision)
    locale = resolve.language(lang, os.environ, decision)
    found = entries_changed(changed)
    figures = found.old if is_undo else found.new
    write_part(encode("".join(f"{log_line(locale.text(line))}\n" for line in lines), to_file=False))
    entries = [entry.value for entry in figures.first]
    known_from = Counter(figures.known_from)
    receipts = [entry for entry in entries if isinstance(entry, Receipt)]
    if receipts:
        others = found.new if is_undo else found.old
        _print_receipts(changed, receipts, [entry.value for entry in others.first], locale)
        entries = [entry for entry in entries if not isinstance(entry, Receipt)]
        known_from -= Counter(item.known_from for item in receipts)
    if not receipts or known_from:  # receipts by themselves change no status
        print_effect(changed, today, locale, entries=entries, known_from=known_from)
    warn(_new_warnings(changed, found.new, today, typed=typed), message_language(lang))


def _print_receipts(changed: DataChange, receipts: Sequence[Receipt], others: Sequence[object], locale: Locale) -> None:
    """Write a line for each receipt that is written or taken back; ``others`` may be those that it replaces."""
    from par_cli.cli.output import encode, write_part
    from par_cli.loading import dataset
    from par_cli.model.reports import Receipt
    from par_cli.render.receipts import receipt_lines

    replaced = [item for item in others if isinstance(item, Receipt)]
    lines = receipt_lines(dataset(changed.before), dataset(changed.after), receipts, replaced, locale)
    write_part(encode("".join(f"{line}\n" for line in lines), to_file=False))


def _new_warnings(changed: DataChange, found: FirstEntries, today: date, *, typed: bool) -> list[Diagnostic]:
    """Return the warnings about new entries, and those about others that did not exist without them."""
    from par_cli.loading import examine
    from par_cli.source import path_text

    origins = [entry.origin for entry in found.first]
    own: set[tuple[str, int | str]] = {
        (origin.document.file, origin.line or path_text(origin.path)) for origin in origins
    }
    old = {(item.code, item.message) for item in examine(changed.before, today)}
    warnings: list[Diagnostic] = []
    for item in examine(changed.after, today):
        if not own.isdisjoint({(item.file, item.path.partition(".")[0]), (item.file, item.line)}):
            warnings.append(_in_words_of_options(item) if typed else item)
        elif (item.code, item.message) not in old:
            warnings.append(item)
    return warnings


def undo_writes(last: int | None, place: str | None, options: WriteOptions) -> None:
    """Take back the last writes, or the one that wrote a line, and say what that changes before it is done."""
    from par_cli.cli import option_checks, resolve
    from par_cli.cli.errors import notify
    from par_cli.loading import locate
    from par_cli.record.change import change
    from par_cli.record.undo import Undo, UndoRequest

    if last is not None and last < 1:
        raise MisuseError(phrase("--last: write a number from 1 up"))
    if last is not None and place is not None:
        raise option_checks.conflict("--last", "FILE:LINE")
    location = locate(option_checks.path("--data", options.data), os.environ)
    undo = Undo(UndoRequest(last or 1, None if place is None else resolve.report_line(location.folder, place)))
    spoken = message_language(options.lang)

    def tell(changed: DataChange) -> None:
        for note in undo.notes:
            notify(note, spoken)
        _show_effect(changed, options.lang, undo.summary, is_undo=True)

    changed = change(location, undo.edit, stamp("record undo"), tell, undoes=undo.refs, dry=options.dry_run)
    notify(describe_files(changed, dry=options.dry_run), spoken)
