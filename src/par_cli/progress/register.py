"""The register of reports: which of those that are due came in, on time or late, and which did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from par_cli.model.dataset import Dataset
from par_cli.model.reporting import DueReport
from par_cli.model.reports import Receipt
from par_cli.progress.agencies import answers
from par_cli.progress.reporting import expected, reports_due, unnamed_expected
from par_cli.progress.status import HORIZON

Standing = Literal["on_time", "late", "missing", "open"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)


class RegisterLine(NamedTuple):
    """One report of one reporter; ``receipt`` is the first that came in, ``receipts`` how many there are.

    ``days`` is by how many days it was late, or has been missing.  ``stands_for`` is how many reports it is: of a group
    of which only the ``size`` is known those that are not named.  Where ``units_known`` is false, the reporter is
    several agencies, and it is not known how many: at least one.
    """

    report: DueReport
    reporter: str
    standing: Standing
    receipt: Receipt | None
    receipts: int
    days: int | None
    stands_for: int = 1
    units_known: bool = True

    @property
    def says_nothing(self) -> bool:
        """Whether it came in and says that there is nothing to report."""
        return self.receipt is not None and self.receipt.nothing


class Counts(NamedTuple):
    """How many reports are expected and came in; the two rates are over what was due by then, None before that.

    ``at_least`` are the counts that may be higher, since a reporter is several agencies and it is not known how many.
    There are no rates where what was due may be higher.
    """

    expected: int
    received: int
    on_time: int
    late: int
    missing: int
    open: int
    past_due: int
    at_least: tuple[str, ...] = ()

    @property
    def reporting_rate(self) -> Fraction | None:
        """The part of what was due that came in, on time or late."""
        return self._rate(self.past_due - self.missing)

    @property
    def on_time_rate(self) -> Fraction | None:
        """The part of what was due that came in on time."""
        return self._rate(self.past_due - self.missing - self.late)

    def _rate(self, number: int) -> Fraction | None:
        return Fraction(number, self.past_due) if self.past_due and "past_due" not in self.at_least else None


COUNTED: tuple[str, ...] = ("expected", "received", *STANDINGS, "past_due")
"""The counts that may be too low where it is not known how many a reporter is."""


class ReportCounts(NamedTuple):
    """One report, counted over its reporters."""

    report: DueReport
    counts: Counts


class Register(NamedTuple):
    """The register on a day, as far as it was asked for.

    ``since`` is the first day on which a report may be due to be in it, None for the beginning of the decision.
    ``is_kept`` says whether ``reporting.yaml`` has windows and reporters: without these nothing is due.
    """

    dataset: Dataset
    as_of: date
    since: date | None
    is_kept: bool
    agency: str | None
    reports: tuple[ReportCounts, ...]
    lines: tuple[RegisterLine, ...]
    summary: Counts


def register(dataset: Dataset, as_of: date, agency: str | None = None) -> Register:
    """Return the register on a day: every report due since it is kept, and those due within the horizon ahead."""
    reporting = dataset.reporting
    since = None if reporting is None else reporting.since
    received = _received(dataset, as_of)
    reports = reports_due(dataset, since or date.min, as_of + HORIZON)
    every = ((report, tuple(_lines(dataset, report, received, as_of, agency))) for report in reports)
    by_report = [(report, lines) for report, lines in every if lines]
    lines = tuple(line for _, found in by_report for line in found)
    return Register(
        dataset=dataset,
        as_of=as_of,
        since=since,
        is_kept=reporting is not None and bool(reporting.windows) and bool(reporting.reporters),
        agency=agency,
        reports=tuple(ReportCounts(report, _counts(found, as_of)) for report, found in by_report),
        lines=lines,
        summary=_counts(lines, as_of),
    )


def all_came_in(dataset: Dataset, report: DueReport, as_of: date, agency: str | None) -> bool:
    """Return whether every reporter of a report, or the agency asked about, has sent it by a day."""
    lines = [*_lines(dataset, report, _received(dataset, as_of), as_of, agency)]
    return bool(lines) and all(line.receipt is not None for line in lines)


def _received(dataset: Dataset, as_of: date) -> Mapping[str, Sequence[Receipt]]:
    """Return the receipts known on a day by the report that they are of, the earliest first."""
    found: dict[str, list[Receipt]] = {}
    for receipt in dataset.receipts:
        if receipt.known_from <= as_of:
            found.setdefault(receipt.report.text, []).append(receipt)
    return found


def _lines(
    dataset: Dataset, report: DueReport, received: Mapping[str, Sequence[Receipt]], as_of: date, agency: str | None
) -> Iterable[RegisterLine]:
    """Yield a line for each reporter of a report; a receipt of a group is one of each member."""
    names = expected(dataset, report)
    if agency is not None:
        members = dataset.agencies.members((agency,), report.internal_due)
        names = [name for name in names if name in members or answers(dataset.agencies, agency, (name,), as_of)]
    unnamed = unnamed_expected(dataset, report)
    if agency is not None:
        unnamed = {name: more for name, more in unnamed.items() if name == agency}
    receipts = [(item, _senders(dataset, item, report)) for item in received.get(report.key, ())]
    for name, more in (*((name, 1) for name in names), *unnamed.items()):
        own = [item for item, senders in receipts if name in senders]
        units_known = name in unnamed or not dataset.agencies[name].is_uncounted
        yield _line(report, name, own, as_of)._replace(stands_for=more, units_known=units_known)


def _senders(dataset: Dataset, receipt: Receipt, report: DueReport) -> frozenset[str]:
    """Return those for whom a receipt speaks: its reporter, the members of that, and who took over from it."""
    days = (report.internal_due, receipt.received)
    members = (name for day in days for name in dataset.agencies.members((receipt.reporter,), day))
    return frozenset((receipt.reporter, *members))


def _line(report: DueReport, reporter: str, receipts: Sequence[Receipt], as_of: date) -> RegisterLine:
    due = report.internal_due
    if not receipts:
        missing = as_of > due
        days = (as_of - due).days if missing else None
        return RegisterLine(report, reporter, "missing" if missing else "open", None, 0, days)
    first = receipts[0]
    late = (first.received - due).days
    standing: Standing = "late" if late > 0 else "on_time"
    return RegisterLine(report, reporter, standing, first, len(receipts), late if late > 0 else None)


def _counts(lines: Sequence[RegisterLine], as_of: date) -> Counts:
    number: Counter[str] = Counter()
    at_least: set[str] = set()
    for line in lines:
        counts = {"expected", line.standing}
        if line.receipt is not None:
            counts.add("received")
        if line.report.internal_due < as_of:
            counts.add("past_due")
        number.update(dict.fromkeys(counts, line.stands_for))
        if not line.units_known:
            at_least |= counts
    return Counts(**{name: number[name] for name in COUNTED}, at_least=tuple(filter(at_least.__contains__, COUNTED)))
