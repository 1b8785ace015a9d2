"""The data and the day that a command is about: which folder is read, what had been recorded, and which day it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from par_cli import system
from par_cli.cli import option_checks
from par_cli.cli.errors import notify, warn
from par_cli.diagnostics import MisuseError
from par_cli.locales import Locale
from par_cli.messages import Message, phrase
from par_cli.model.dataset import Dataset
from par_cli.model.decision import Decision
from par_cli.model.periods import FORMS, Period, typed_period
from par_cli.typed import read_day

if TYPE_CHECKING:
    from par_cli.loading.folder import Location, Reading

FIRST_YEAR, LAST_YEAR = 1000, 9998


def open_data(
    data: str | None,
    as_of: str | None,
    environment: Mapping[str, str],
    spoken: Locale,
    known: str | None = None,
    *,
    with_documents: bool = False,
) -> tuple[Dataset, date]:
    """Return the data and the day that were asked for, by default today; warn of what is doubtful in the data.

    With ``known`` the data is what had been recorded by the end of that day; ``with_documents`` it has documents and
    measures too.
    """
    from par_cli.loading import locate

    day = None if as_of is None else parse_day(as_of)
    recorded = None if known is None else parse_day(known, "--known")
    dataset = load_data(
        locate(option_checks.path("--data", data), environment), recorded, spoken, with_documents=with_documents
    )
    return dataset, day or today(dataset.decision, spoken)


def load_data(location: Location, known: date | None, spoken: Locale, *, with_documents: bool = False) -> Dataset:
    """Return the data of a folder, with ``known`` what had been recorded by the end of that day; warn of doubts."""
    if known is None:
        from par_cli.loading import load

        loaded = load(location, with_documents=with_documents)
    else:
        from par_cli.record.earlier import load_recorded_by

        loaded, notes = load_recorded_by(location, known, with_documents=with_documents)
        for note in notes:
            notify(phrase("warning: {problem}", problem=note), spoken)
    warn(loaded.warnings, spoken)
    return loaded.dataset


def open_with_places(
    data: str | None, as_of: str | None, environment: Mapping[str, str], spoken: Locale
) -> tuple[Dataset, date, Reading]:
    """Return the same as :func:`open_data`, and what was read, which knows the place of every entry."""
    from par_cli.loading import locate, read
    from par_cli.loading.folder import check_reading

    day = None if as_of is None else parse_day(as_of)
    reading = read(locate(option_checks.path("--data", data), environment))
    loaded = check_reading(reading)
    warn(loaded.warnings, spoken)
    return loaded.dataset, day or today(loaded.dataset.decision, spoken), reading


def parse_day(text: str, option: str = "--as-of") -> date:
    """Return the day that ``2025-12-31`` or ``31/12/2025`` names, in a year that leaves room for what lies ahead."""
    found = day_or_none(option, text)
    if found is None:
        raise MisuseError(
            phrase("{option}: “{text}” is not a day; write it like 2025-12-31 or 31/12/2025", option=option, text=text)
        )
    return found


def day_or_none(option: str, text: str) -> date | None:
    """Return the day that a text names, None for any other text; refuse one that does not exist."""
    try:
        found = read_day(text)
    except ValueError:
        raise MisuseError(
            phrase("{option}: the day “{text}” does not exist; write one like 2025-12-31", option=option, text=text)
        ) from None
    if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise MisuseError(
            phrase(
                "{option}: the year {year} is out of reach; write one from {first} to {last}",
                option=option,
                year=found.year,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    return found


def today(decision: Decision | None, spoken: Locale | None = None) -> date:
    """Return today in the decision's time zone; where the machine does not know it, by the decision's offset from UTC.

    Where neither is known, it is today in UTC.  With a locale, standard error says so where it is not by the zone.
    """
    now = datetime.now(UTC)
    if decision is None:
        return now.date()
    here, offset = system.in_zone(now, decision.time_zone, decision.utc_offset)
    if offset is not None and spoken is not None:
        notify(_not_by_zone(here.date(), decision.time_zone, offset), spoken)
    return here.date()


def _not_by_zone(day: date, zone: str, offset: str) -> Message:
    problem = phrase(
        "this machine does not know the time zone “{zone}”, so today is taken to be {day}, by the offset {offset}; "
        "install the Python package tzdata, correct time_zone, or name a day with --as-of",
        zone=zone,
        day=day.isoformat(),
        offset=offset,
    )
    return phrase("warning: {problem}", problem=problem)


def moment() -> str:
    """Return the time now in UTC, like ``2026-01-20T08:15:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def period(option: str, given: str) -> Period:
    found = typed_period(given.strip())
    if found is None:
        hint = phrase("write {forms}, or as in Q3/2025, 07/2025", forms=FORMS)
        raise MisuseError(phrase("{option}: “{text}” is not a period; {hint}", option=option, text=given, hint=hint))
    return found
