"""Turning what was typed into what is computed: days, agencies, phases, statuses, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from par_cli.cli.language import of_environment
from par_cli.cli.refusals import warn
from par_cli.locales import ENGLISH, LANGUAGES, Language, Locale, get_locale
from par_cli.messages import Message, phrase
from par_cli.model.dataset import Dataset
from par_cli.model.decision import Decision
from par_cli.model.fields import Localized
from par_cli.model.periods import FORMS, Period, parse_period, typed_day
from par_cli.model.text import folded

if TYPE_CHECKING:
    from par_cli.progress.show import Subject, SubjectKind
    from par_cli.render.document import View


FIRST_YEAR, LAST_YEAR = 1000, 9998


class MisuseError(Exception):
    """The command was misused (exit code 2): the message says how, and what is known."""

    def __init__(self, message: Message) -> None:
        """Keep the message."""
        super().__init__(ENGLISH.text(message))
        self.message = message


def opened(data: str | None, as_of: str | None, environment: Mapping[str, str], spoken: Locale) -> tuple[Dataset, date]:
    """Give the data that was asked for and the day, else today; what is doubtful in the data is said."""
    from par_cli.loading import load, locate

    day = None if as_of is None else parse_day(as_of)
    loaded = load(locate(path("--data", data), environment))
    warn(loaded.warnings, spoken)
    return loaded.dataset, day or today(loaded.dataset.decision)


def parse_day(text: str) -> date:
    """Give the day that ``2025-12-31`` or ``31/12/2025`` names, in a year that leaves room for what lies ahead."""
    try:
        found = typed_day(text)
    except ValueError:
        raise MisuseError(phrase("--as-of: there is no day “{text}”; write it like 2025-12-31", text=text)) from None
    if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    if found is not None:
        raise MisuseError(
            phrase(
                "--as-of: the year {year} is out of reach; write one from {first} to {last}",
                year=found.year,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    raise MisuseError(phrase("--as-of: “{text}” is not a day; write it like 2025-12-31 or 31/12/2025", text=text))


def path(option: str, given: str | None) -> str | None:
    """Check the path asked for: an empty one is a variable that was never set, not a wish for the default."""
    if given is not None and not given.strip():
        raise MisuseError(phrase("{option}: the name is empty; write one, or leave the option out", option=option))
    return given


def excel(form: str, *, asked: bool) -> None:
    """Check that the form of CSV for spreadsheets was asked for with CSV."""
    if asked and form != "csv":
        raise MisuseError(phrase("--excel: only CSV has this form; add --format csv, or leave the option out"))


def today(decision: Decision | None) -> date:
    """Give today in the decision's time zone; where the machine has no zones, by the decision's offset from UTC.

    Where neither is known, it is today in UTC.
    """
    from zoneinfo import ZoneInfo

    if decision is None:
        return datetime.now(UTC).date()
    try:
        return datetime.now(ZoneInfo(decision.time_zone)).date()
    except (LookupError, ValueError, OSError):
        offset = re.fullmatch(r"([+-])([0-9]{2}):([0-9]{2})", decision.utc_offset, re.ASCII)
        if offset is None:
            return datetime.now(UTC).date()
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return (datetime.now(UTC) + (-ahead if offset[1] == "-" else ahead)).date()


def most(given: int | None, form: str) -> None:
    """Check that only what people read is cut short."""
    if given is not None and form != "text":
        raise MisuseError(phrase("--max-findings: only the text form is cut short; leave the option out"))
    if given is not None and given < 1:
        raise MisuseError(phrase("--max-findings: write a number from 1 up"))


def codes(option: str, given: Sequence[str] | None) -> tuple[str, ...]:
    """Give the codes of rules, or their beginnings, that were typed one by one or between commas."""
    if not given:
        return ()
    from par_cli.rulebook import RULES

    names = tuple(name.strip().upper() for part in given for name in part.split(","))
    for name in names:
        if not name or not any(code.startswith(name) for code in RULES):
            hint = phrase("par explain lists the rules")
            raise MisuseError(
                phrase("{option}: no rule begins with “{name}”; {hint}", option=option, name=name, hint=hint)
            )
    return names


def rule(given: str | None, names: Iterable[str], form: str) -> str | None:
    """Give the code of the rule asked for, in capitals; None for all."""
    if given is None:
        return None
    if form != "text":
        raise MisuseError(phrase("--format md: all pages are one document; leave the code out"))
    return _known("CODE", given.upper(), names)


def language(given: str | None, environment: Mapping[str, str], decision: Decision) -> Locale:
    """Give the language of tables: the one given, else $PAR_LANG, else the locale's, else the decision's."""
    named = given or environment.get("PAR_LANG") or ""
    if named:
        return get_locale(_language(named))
    return get_locale(of_environment(environment) or decision.language)


def _language(name: str) -> Language:
    if name not in LANGUAGES:
        raise MisuseError(
            phrase(
                "PAR_LANG: “{name}” is not a language here; use one of: {names}", name=name, names=", ".join(LANGUAGES)
            )
        )
    return name


def phase(dataset: Dataset, given: str | None) -> str | None:
    """Check the phase asked for."""
    return None if given is None else _known("--phase", given, dataset.phases)


def section(dataset: Dataset, given: str | None) -> str | None:
    """Check the section asked for: of the task matrix, or of the text that states targets."""
    return None if given is None else _known("--section", given, sections(dataset))


def sections(dataset: Dataset) -> tuple[str, ...]:
    """Give the sections that can be asked for, each once."""
    sources = [item.target.source for item in dataset.targets if item.target.source is not None]
    of_targets = [source.section for source in sources if source.section is not None]
    return tuple(dict.fromkeys((*(task.section for task in dataset.tasks), *of_targets)))


def statuses(given: Sequence[str], view: View) -> tuple[str, ...]:
    """Check the statuses asked for against those that the command's rows can have."""
    return tuple(_known("--status", name.replace("-", "_"), status_names(view)) for name in given)


def status_names(view: str) -> tuple[str, ...]:
    """Give the statuses that a command's rows can have, each once."""
    from par_cli.progress.results import OCCURRENCE_STATUSES, TARGET_STATUSES  # who validates pays for none of it

    names = {"targets": TARGET_STATUSES, "tasks": OCCURRENCE_STATUSES}.get(view, TARGET_STATUSES + OCCURRENCE_STATUSES)
    return tuple(dict.fromkeys(names))


def subject(dataset: Dataset, given: str) -> Subject:
    """Give the target, task or indicator of an id, or the agency of any of its names."""
    from par_cli.progress.show import Subject  # of one command: the others do not pay for it

    kinds: dict[SubjectKind, Iterable[str]] = {
        "target": [entry.id for entry in dataset.targets],
        "indicator": dataset.indicators,
        "task": [task.id for task in dataset.tasks],
    }
    by_name: dict[str, list[Subject]] = {}
    for kind, ids in kinds.items():
        for name in ids:
            by_name.setdefault(folded(name), []).append(Subject(kind, name))
    for name, agencies in _agency_names(dataset).items():
        by_name.setdefault(name, []).extend(Subject("agency", item) for item in sorted(agencies))
    found = by_name.get(folded(given), [])
    exact = [item for item in found if item.id == given]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        ids_found = ", ".join(item.id for item in found)
        raise MisuseError(
            phrase("“{given}” means several things; use one of the ids: {ids}", given=given, ids=ids_found)
        )
    close = _close(folded(given), by_name, 5)
    near = list(dict.fromkeys(item.id for name in close for item in by_name[name]))
    if not near:
        raise MisuseError(
            phrase(
                "there is no target, indicator, task or agency “{given}”; par targets and par tasks list the ids",
                given=given,
            )
        )
    raise MisuseError(
        phrase(
            "there is no target, indicator, task or agency “{given}”; did you mean one of: {ids}?",
            given=given,
            ids=", ".join(near),
        )
    )


def _agency_names(dataset: Dataset) -> dict[str, set[str]]:
    """Give the agencies that each name means, in the form in which names are compared."""
    names: dict[str, set[str]] = {}
    for item in dataset.agencies.values():
        short = () if item.short is None else (item.short.vi, item.short.en)
        for name in (item.id, item.name.vi, item.name.en, *short, *item.aliases):
            if name:
                names.setdefault(folded(name), set()).add(item.id)
    return names


def agency(dataset: Dataset, given: str | None, option: str = "--agency") -> str | None:
    """Give the id of the agency that an id, a name, a short name or an alias means, diacritics and case aside.

    ``option`` is what it was typed for.
    """
    if given is None:
        return None
    if given in dataset.agencies:
        return given
    names = _agency_names(dataset)
    found = names.get(folded(given), set())
    if len(found) > 1:
        raise MisuseError(
            phrase(
                "{option}: “{name}” means several agencies; use one of the ids: {ids}",
                option=option,
                name=given,
                ids=", ".join(sorted(found)),
            )
        )
    if found:
        return found.pop()
    close = _close(folded(given), names, 3)
    ids = sorted({name for key in close for name in names[key]})
    if ids:
        hint = phrase("did you mean one of these: {names}?", names=", ".join(ids))
        if len(ids) == 1:
            hint = phrase("did you mean {name}?", name=ids[0])
    else:
        hint = phrase("par status --format json lists the agencies")
    raise MisuseError(phrase("{option}: there is no agency “{name}”; {hint}", option=option, name=given, hint=hint))


def indicator(dataset: Dataset, given: str) -> str:
    """Give the id of the indicator that an id, a name or a short name means, diacritics and case aside."""
    if given in dataset.indicators:
        return given
    names: dict[str, set[str]] = {}
    for item in dataset.indicators.values():
        for text in (item.id, *_texts(item.name), *_texts(item.short)):
            names.setdefault(folded(text), set()).add(item.id)
    found = sorted(names.get(folded(given), ()))
    if len(found) > 1:
        raise MisuseError(
            phrase("“{given}” means several things; use one of the ids: {ids}", given=given, ids=", ".join(found))
        )
    if found:
        return found[0]
    near = dict.fromkeys(item for name in _close(folded(given), names, 3) for item in sorted(names[name]))
    return _known("INDICATOR", given, dataset.indicators, near)


def _texts(name: Localized | None) -> tuple[str, ...]:
    return () if name is None else tuple(text for text in (name.vi, name.en) if text)


def task(dataset: Dataset, given: str) -> str:
    """Check the task asked for."""
    return _known("TASK", given, [item.id for item in dataset.tasks])


def target(dataset: Dataset, given: str) -> str:
    """Check the target asked for."""
    return _known("TARGET", given, [item.id for item in dataset.targets])


def only(what: str, own: Mapping[str, object], others: Mapping[str, object], *, needed: str) -> None:
    """Check that a way to use a command has what it needs, and nothing that belongs to the other way."""
    if not own[needed]:
        raise MisuseError(phrase("{needed} is missing; see par import --help", needed=needed))
    for name, given in others.items():
        if given is not None:
            raise MisuseError(phrase("{option} does not go with {other}", option=name, other=what))


def period(option: str, given: str) -> Period:
    """Give the period that a text names, as people type it."""
    from par_cli.record import cells

    found = cells.period(given.strip())
    if found is None:
        hint = phrase("write {forms}, or as in Q3/2025, 07/2025", forms=FORMS)
        raise MisuseError(phrase("{option}: “{text}” is not a period; {hint}", option=option, text=given, hint=hint))
    return parse_period(found)


def report_name(given: str | None, ending: str = ".yaml") -> str | None:
    """Check the name of a report below ``reports/``: one that the reader reads."""
    if path("--file", given) is None or given is None:
        return None
    parts = given.split("/")
    if not given.endswith(ending) or any(part.startswith((".", "~$")) or not part for part in parts):
        raise MisuseError(
            phrase(
                "--file: “{name}” is not the name of a {kind} file below reports/; write it like {example}",
                name=given,
                kind=ending[1:].upper(),
                example=f"2025{ending}",
            )
        )
    return given


def _close(given: str, names: Iterable[str], most: int) -> list[str]:
    """Give the names that begin with what was typed, else those that are most like it."""
    from difflib import get_close_matches

    known = list(names)
    beginning = [name for name in known if given and name.startswith(given)]
    return beginning[:most] or get_close_matches(given, known, n=most, cutoff=0.5)


def schema(given: str | None, names: Iterable[str]) -> str | None:
    """Give the name of the schema asked for: ``status`` is short for ``par/status/1``, and a data file has its own."""
    if given is None:
        return None
    short = short_names(names)
    found = _known("NAME", given, (*short, *short.values()))
    return short.get(found, found)


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Give the names of schemas by what stands for them: the middle part, or the name of a data file."""
    return {name.split("/")[1] if "/" in name else name: name for name in names}


def _known(option: str, given: str, known: Iterable[str], near: Iterable[str] = ()) -> str:
    names = list(dict.fromkeys(known))
    if given in names:
        return given
    from difflib import get_close_matches

    close = [*near, *get_close_matches(given, names, n=1)]
    hint = phrase("use one of: {names}", names=", ".join(names))
    if close:
        hint = phrase("did you mean “{name}”?", name=close[0])
    raise MisuseError(phrase("{option}: there is no “{name}”; {hint}", option=option, name=given, hint=hint))
