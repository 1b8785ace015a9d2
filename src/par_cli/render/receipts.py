"""What receipts do to the register of reports, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset
from par_cli.model.reports import Receipt
from par_cli.progress.register import Register, RegisterLine, register
from par_cli.render import format as form
from par_cli.render.phrases import short
from par_cli.render.printable import printable


def receipt_lines(
    before: Dataset, after: Dataset, receipts: Sequence[Receipt], replaced: Sequence[Receipt], locale: Locale
) -> Iterator[str]:
    """Yield the lines of the register that receipts change, or that they change nothing.

    The register is that of the day on which the last of them came, or of those that they take the place of.
    """
    day = max(item.received for item in (*receipts, *replaced))
    old, new = (
        {(line.report.key, line.reporter): line for line in found.lines}
        for found in (_full_register(before, day), _full_register(after, day))
    )
    changed = [key for key in {**new, **old} if old.get(key) != new.get(key)]
    for key, reporter in changed:
        name = f"{key} {short(after, reporter, locale)}"
        now, was = (_state(lines.get((key, reporter)), locale) for lines in (new, old))
        yield f"{name}: {now}" if now == was else locale.label("effect", "line", name=name, now=now, was=was)
    if not changed:
        for item in receipts:
            name = f"{item.report.text} {short(after, item.reporter, locale)}"
            yield locale.label("register", "counts_nowhere", name=name)


def _full_register(dataset: Dataset, day: date) -> Register:
    """Return the register with all reports, also those due before it is kept."""
    if dataset.reporting is None:
        return register(dataset, day)
    return register(dataset._replace(reporting=dataset.reporting.model_copy(update={"since": None})), day)


def _state(line: RegisterLine | None, locale: Locale) -> str:
    if line is None:
        return locale.label("effect", "not_there")
    word = standing(line, locale)
    if line.receipt is None:
        return word
    received = locale.label("register", "received", day=locale.day(line.receipt.received))
    return form.joined(word, received, paper(line.receipt, locale), by=", ")


def paper(receipt: Receipt, locale: Locale) -> str:
    """Return the number of what came in, and whether it says that there is nothing to report."""
    nothing = locale.label("register", "nothing_to_report") if receipt.nothing else ""
    return form.joined(printable(receipt.number or ""), nothing, by=", ")


def standing(line: RegisterLine, locale: Locale) -> str:
    """Return whether a report came in, with the days that it was late or has been missing."""
    if line.days is None:
        return locale.label("standing", line.standing)
    return locale.label("register", f"{line.standing}_days", days=form.in_days(line.days, locale))
