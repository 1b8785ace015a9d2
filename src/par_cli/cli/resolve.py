"""What was typed, resolved to what is computed: days, agencies, phases, statuses, languages."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

from par_cli import system
from par_cli.cli.errors import notify, warn
from par_cli.cli.language import of_environment
from par_cli.diagnostics import MisuseError
from par_cli.locales import LANGUAGES, Locale, get_locale
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agencies
from par_cli.model.dataset import Dataset
from par_cli.model.decision import Decision, Indicator
from par_cli.model.periods import FORMS, Period, typed_period
from par_cli.typed import closest, read_day

if TYPE_CHECKING:
    from par_cli.cli.meant import Kind, Meaning, Thing
    from par_cli.loading.folder import Location, Reading
    from par_cli.model.reporting import DueReport, Letterhead
    from par_cli.progress.subject import Shown, Subject
    from par_cli.record.undo import Place
    from par_cli.render.document import View

Typed = TypeVar("Typed", bound=str | None)
FIRST_YEAR, LAST_YEAR = 1000, 9998


def opened(
    data: str | None,
    as_of: str | None,
    environment: Mapping[str, str],
    spoken: Locale,
    known: str | None = None,
    *,
    whole: bool = False,
) -> tuple[Dataset, date]:
    """Return the data and the day that were asked for, by default today; warn of what is doubtful in the data.

    With ``known`` the data is what had been recorded by the end of that day; ``whole`` with documents and measures.
    """
    from par_cli.loading import locate

    day = None if as_of is None else parse_day(as_of)
    recorded = None if known is None else parse_day(known, "--known")
    dataset = loaded_from(locate(path("--data", data), environment), recorded, spoken, whole=whole)
    return dataset, day or today(dataset.decision, spoken)


def loaded_from(location: Location, known: date | None, spoken: Locale, *, whole: bool = False) -> Dataset:
    """Return the data of a folder, with ``known`` what had been recorded by the end of that day; warn of doubts."""
    if known is None:
        from par_cli.loading import load

        loaded = load(location, whole=whole)
    else:
        from par_cli.record.earlier import load_recorded_by

        loaded, notes = load_recorded_by(location, known, whole=whole)
        for note in notes:
            notify(phrase("warning: {problem}", problem=note), spoken)
    warn(loaded.warnings, spoken)
    return loaded.dataset


def opened_with_places(
    data: str | None, as_of: str | None, environment: Mapping[str, str], spoken: Locale
) -> tuple[Dataset, date, Reading]:
    """Return the same as :func:`opened`, and what was read, which knows the place of every entry."""
    from par_cli.loading import locate, read
    from par_cli.loading.folder import check_reading

    day = None if as_of is None else parse_day(as_of)
    reading = read(locate(path("--data", data), environment))
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
    """Return the day that a text names, None for any other text; raise where there is no such day."""
    try:
        found = read_day(text)
    except ValueError:
        raise MisuseError(
            phrase("{option}: there is no day “{text}”; write it like 2025-12-31", option=option, text=text)
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


def missing(library: str) -> MisuseError:
    """Return the error to raise where a library of the extra ``office`` is not installed."""
    command = "pip install 'par-cli[office]'"
    return MisuseError(
        phrase("workbooks are written by {library}; install it: {command}", library=library, command=command)
    )


def excel(form: str, *, asked: bool) -> None:
    """Check that the form of CSV for spreadsheets was asked for with CSV."""
    if asked and form != "csv":
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


def width(given: int | None, form: str) -> int | None:
    """Check the width asked for: only a table has one."""
    if given is not None and form != "table":
        raise MisuseError(phrase("{option}: only a table has this; leave the option or --format out", option="--width"))
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


def columns(given: str | None, view: View) -> tuple[str, ...]:
    """Return the names of columns that were typed between commas, each once."""
    if given is None:
        return ()
    from par_cli.render.table.columns import names

    typed = (name.strip().lower().replace("-", "_") for name in given.split(","))
    return tuple(dict.fromkeys(known("--columns", name, names(view)) for name in typed))


def order(given: str | None, view: View) -> str | None:
    """Return the name of a column that can be sorted by."""
    if given is None:
        return None
    from par_cli.render.table.columns import orders

    return known("--sort", given.strip().lower().replace("-", "_"), orders(view))


def labels(form: str, *, asked: bool, has_annex: bool, fields: str | None) -> None:
    """Check that words were asked for where a list is written as CSV, and not some of its fields by their names."""
    if asked and (form != "csv" or not has_annex):
        raise MisuseError(phrase("--labels: only CSV of lists has an annex; add --format csv, or leave the option out"))
    if asked and fields is not None:
        raise MisuseError(phrase("{option} does not go with {other}", option="--fields", other="--labels"))


def fields(given: str | None, form: str, names: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    """Return the names of fields that were typed between commas; ``names`` returns those that there are."""
    if given is None:
        return ()
    known_names = dict.fromkeys(names())
    if not known_names:
        raise MisuseError(phrase("--fields: only json, jsonl and csv have fields; add --format, or leave it out"))
    asked = [name.strip() for name in given.split(",")]
    for name in asked:
        if name not in known_names:
            hint = phrase("par schema and the header of --format csv name them")
            if close := closest(name, known_names):
                hint = phrase("did you mean “{name}”?", name=close)
            raise MisuseError(phrase("--fields: {form} has no field “{name}”; {hint}", form=form, name=name, hint=hint))
    return tuple(dict.fromkeys(asked))


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


def most(given: int | None, form: str) -> None:
    """Check that only what people read is cut short."""
    if given is not None and form not in {"text", "md"}:
        raise MisuseError(phrase("--max-findings: only the forms text and md are cut short; leave the option out"))
    if given is not None and given < 1:
        raise MisuseError(phrase("--max-findings: write a number from 1 up"))


def codes(option: str, given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the codes of rules, or their beginnings, that were typed one by one or between commas."""
    if not given:
        return ()
    from par_cli.rules import rule_codes

    names = tuple(name.strip().upper() for part in given for name in part.split(","))
    for name in names:
        if not name or not any(code.startswith(name) for code in rule_codes()):
            hint = phrase("par explain lists the rules")
            raise MisuseError(
                phrase("{option}: no rule begins with “{name}”; {hint}", option=option, name=name, hint=hint)
            )
    return names


def rule(given: str | None, names: Iterable[str], form: str) -> str | None:
    """Return the code of the rule asked for, in capitals; None for all."""
    if given is None:
        return None
    if form != "text":
        raise MisuseError(phrase("--format md: all pages are one document; leave the code out"))
    return known("CODE", given.upper(), names)


def language(given: str | None, environment: Mapping[str, str], decision: Decision) -> Locale:
    """Return the locale of tables: the one given, else $PAR_LANG, else the locale's, else the decision's."""
    return language_or(given, environment, decision.language)


def language_or(given: str | None, environment: Mapping[str, str], last: str) -> Locale:
    """Return the locale of a language: the one given, else $PAR_LANG, else the locale's, else the last resort."""
    name = given or environment.get("PAR_LANG") or of_environment(environment) or last
    if name not in LANGUAGES:
        raise MisuseError(
            phrase(
                "PAR_LANG: “{name}” is not a language here; use one of: {names}", name=name, names=", ".join(LANGUAGES)
            )
        )
    return get_locale(name)


def statuses(given: Sequence[str], view: View) -> tuple[str, ...]:
    """Check the statuses asked for against those that the command's rows can have."""
    return tuple(known("--status", name.replace("-", "_"), status_names(view)) for name in given)


def status_names(view: str) -> tuple[str, ...]:
    """Return the statuses that a command's rows can have, each once."""
    from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES  # who validates pays for none of it

    names = {"targets": TARGET_STATUSES, "tasks": OCCURRENCE_STATUSES}.get(view, TARGET_STATUSES + OCCURRENCE_STATUSES)
    return tuple(dict.fromkeys(names))


def _where_to_look() -> Message:
    return phrase("par find searches all texts, par targets and par tasks list the ids")


def subject(dataset: Dataset, given: str) -> Subject:
    """Return what an id, a name or words of a name mean; documents, measures and duties come after all others."""
    from par_cli.cli.meant import Meaning, of_kinds
    from par_cli.progress.subject import Subject  # of one command: the others do not pay for it

    def unknown(given: str, hint: Message) -> Message:
        return phrase(
            "there is no target, indicator, task, agency, document, measure or duty “{given}”; {hint}",
            given=given,
            hint=hint,
        )

    called = of_kinds(dataset, "indicator", "target", "task", "agency")
    further = of_kinds(dataset, "document", "heading", "measure", "duty")
    return Subject(*Meaning(called, unknown, _where_to_look(), further).of(given))


def charted(found: Shown) -> Indicator:
    """Return the indicator whose chart is drawn; a task or an agency has none."""
    if found.indicator is None:
        hint = phrase("name an indicator or a target, or use another format")
        raise MisuseError(
            phrase(
                "--format svg: “{name}” is not an indicator and has no chart; {hint}", name=found.subject.id, hint=hint
            )
        )
    return found.indicator


def agency(dataset: Dataset, given: str | None, option: str = "--agency") -> str | None:
    """Return the id of the agency that an id, a name or words of one mean; ``option`` is where that was typed."""
    return None if given is None else _agency(dataset.agencies, given, option)


def named(option: str, given: str | None, called: Iterable[tuple[str, Sequence[str]]]) -> str | None:
    """Return the id of what an id or a name in any spelling means."""
    if given is None:
        return None
    from par_cli.typed import Names, fold_id

    things = list(called)
    found = Names(((name, name, others) for name, others in things), fold_id).find(given)
    return found[0] if len(found) == 1 else known(option, given, (name for name, _ in things))


def report(dataset: Dataset, given: str | None) -> str | None:
    """Return the name of a report that is due at some time, like 2026-H1, as it is written into a receipt."""
    return None if given is None else due_report(dataset, given, phrase("REPORT")).key


def due_report(dataset: Dataset, given: str, argument: Message | None = None) -> DueReport:
    """Return the report that a name like 2026-H1 means; ``argument`` is where that was typed."""
    if dataset.reporting is None or not dataset.reporting.windows:
        raise MisuseError(phrase("no report is due: no reporting.yaml says which, and when"))
    typed = typed_period(given.strip())
    found = dataset.reporting.report(given.strip() if typed is None else typed.text)
    if found is None:
        named = re.search(r"(?<![0-9])[1-9][0-9]{3}(?![0-9])", given, re.ASCII)
        year = int(named[0]) if named else max(phase.start.year for phase in dataset.phases.values())
        names = (window.report(year).key for window in dataset.reporting.windows)
        hint = phrase("write one of {names}", names=", ".join(names))
        argument = argument or phrase("PERIOD")
        raise MisuseError(
            phrase("{argument}: there is no report “{name}”; {hint}", argument=argument, name=given, hint=hint)
        )
    return found


def letterhead(dataset: Dataset, given: str | None, *, of_agency: bool = False) -> Letterhead | None:
    """Return the letterhead of an id; without one the first, or the first that is of an agency in the data."""
    heads = () if dataset.reporting is None else dataset.reporting.letterheads
    if given is not None:
        known("--letterhead", given, [head.id for head in heads])
        return next(head for head in heads if head.id == given)
    of_agencies = [head for head in heads if head.agency is not None]
    return next(iter(of_agencies if of_agency and of_agencies else heads), None)


def reporter(dataset: Dataset, given: str | None) -> str | None:
    """Return the id of the agency or breakdown that reports a value."""
    return None if given is None else _agency(dataset.reporters, given, "--reporter")


def _agency(known: Agencies, given: str, option: str) -> str:
    from par_cli.cli.meant import Meaning, of_agencies

    def unknown(given: str, hint: Message) -> Message:
        return phrase("{option}: there is no agency “{name}”; {hint}", option=option, name=given, hint=hint)

    return Meaning(of_agencies(known), unknown, phrase("par agencies lists them with their ids")).of(given).id


def thing(dataset: Dataset, option: str, given: str, *kinds: Kind) -> Thing:
    """Return what of some kinds an id, a name or words of a name mean; ``option`` is where that was typed."""
    return _meaning(dataset, option, *kinds).of(given)


def things(dataset: Dataset, option: str, given: Sequence[str] | None, *kinds: Kind) -> tuple[Thing, ...]:
    """Return what several arguments mean: each the id or name of a thing, or all together words of one name."""
    return _meaning(dataset, option, *kinds).of_arguments(given) if given else ()


def _meaning(dataset: Dataset, option: str, *kinds: Kind) -> Meaning:
    from par_cli.cli.meant import Meaning, of_kinds

    def unknown(given: str, hint: Message) -> Message:
        return phrase("{option}: there is no “{name}”; {hint}", option=option, name=given, hint=hint)

    return Meaning(
        of_kinds(dataset, *kinds),
        unknown,
        _where_to_look(),
    )


def indicator(dataset: Dataset, given: str) -> str:
    """Return the id of the indicator that an id, a name or words of a name mean."""
    return thing(dataset, "INDICATOR", given, "indicator").id


def only(what: str, own: Mapping[str, object], others: Mapping[str, object], *, needed: str) -> None:
    """Check that a way to use a command has what it needs, and nothing that belongs to the other way."""
    if not own[needed]:
        raise MisuseError(phrase("{needed} is missing; see par import --help", needed=needed))
    for name, given in others.items():
        if given is not None:
            raise MisuseError(phrase("{option} does not go with {other}", option=name, other=what))


def correction(*, correct: bool, reason: str | None, revise: bool = False) -> None:
    """Check that a correction says what was wrong, and is not a new figure as well."""
    if correct and revise:
        raise MisuseError(phrase("{option} does not go with {other}", option="--revise", other="--correct"))
    if correct and reason is None:
        raise MisuseError(phrase("{option}: {wanted} is needed with it", option="--correct", wanted="--reason"))
    if reason is not None and not correct:
        raise MisuseError(phrase("{option}: {wanted} is needed with it", option="--reason", wanted="--correct"))


def moment() -> str:
    """Return the time now in UTC, like ``2026-01-20T08:15:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def report_line(folder: str, given: str) -> Place:
    """Return the line of a report that FILE:LINE means; the file is named as messages do, or from ``reports/`` on."""
    from par_cli.loading.folder import REPORTS
    from par_cli.record.undo import Place

    file, _, line = given.rpartition(":")
    if not file or not line.isascii() or not line.isdecimal() or not 0 < len(line) <= _MOST_DIGITS or not int(line):
        raise MisuseError(
            phrase(
                "FILE:LINE: “{text}” does not name a line; write it like {example}",
                text=given,
                example="2026-01.yaml:5",
            )
        )
    reports = system.join(folder, REPORTS)
    inside = system.relative(file, reports)
    if inside is None or inside.split("/")[0] == os.pardir:
        inside = system.plain_path(file)
    if os.path.isabs(inside) or inside.split("/")[0] == os.pardir:
        raise MisuseError(phrase("FILE:LINE: {file} is not a report below {folder}/", file=file, folder=reports))
    return Place(system.as_listed(reports, inside), int(line))


_MOST_DIGITS = 9  # of the number of a line


def period(option: str, given: str) -> Period:
    found = typed_period(given.strip())
    if found is None:
        hint = phrase("write {forms}, or as in Q3/2025, 07/2025", forms=FORMS)
        raise MisuseError(phrase("{option}: “{text}” is not a period; {hint}", option=option, text=given, hint=hint))
    return found


def report_name(given: str | None, ending: str = ".yaml") -> str | None:
    """Check the name of a report below ``reports/``: one that the reader reads."""
    if path("--file", given) is None or given is None:
        return None
    name = system.plain_path(given)
    hidden = any(part.startswith((".", "~$")) for part in name.split("/"))
    if not name.endswith(ending) or hidden or not system.is_portable(name):
        raise MisuseError(
            phrase(
                "--file: “{name}” is not the name of a {kind} file below reports/; write it like {example}",
                name=given,
                kind=ending[1:].upper(),
                example=f"2025{ending}",
            )
        )
    return name


def schema(given: str | None, names: Iterable[str]) -> str | None:
    """Return the name of the schema asked for; ``status`` is short for ``par/status/1``."""
    short = short_names(names)
    found = known("NAME", given, (*short, *short.values()))
    return found if found is None else short.get(found, found)


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Return the names of schemas by their short forms: the middle part, or the name of a data file."""
    return {name.split("/")[1] if "/" in name else name: name for name in names}


def known(option: str, given: Typed, ids: Iterable[str]) -> Typed:
    """Check that an id, if one was typed, is one of those that there are."""
    names = list(dict.fromkeys(ids))
    if given is None or given in names:
        return given
    hint = phrase("use one of: {names}", names=", ".join(names))
    if close := closest(given, names):
        hint = phrase("did you mean “{name}”?", name=close)
    raise MisuseError(phrase("{option}: there is no “{name}”; {hint}", option=option, name=given, hint=hint))
