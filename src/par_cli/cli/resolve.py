"""What a name that was typed means: of a column, a status, a rule or a language, or of something in the data."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from par_cli import system
from par_cli.cli import option_checks
from par_cli.cli.language import of_environment
from par_cli.diagnostics import MisuseError
from par_cli.locales import LANGUAGES, Locale, get_locale
from par_cli.messages import Message, phrase
from par_cli.model.agencies import Agencies
from par_cli.model.dataset import Dataset
from par_cli.model.decision import Decision, Indicator
from par_cli.model.periods import typed_period
from par_cli.typed import closest

if TYPE_CHECKING:
    from par_cli.cli.thing_finder import Thing, ThingFinder
    from par_cli.model.reporting import DueReport, Letterhead
    from par_cli.progress.subject import Shown, Subject, SubjectKind
    from par_cli.record.undo import ReportLine
    from par_cli.render.document import View

Typed = TypeVar("Typed", bound=str | None)


def columns(given: str | None, view: View) -> tuple[str, ...]:
    """Return the names of columns that were typed between commas, each once."""
    if given is None:
        return ()
    from par_cli.render.table.list_columns import names

    typed = (name.strip().lower().replace("-", "_") for name in given.split(","))
    return tuple(dict.fromkeys(known("--columns", name, names(view)) for name in typed))


def order(given: str | None, view: View) -> str | None:
    if given is None:
        return None
    from par_cli.render.table.list_columns import orders

    return known("--sort", given.strip().lower().replace("-", "_"), orders(view))


def fields(given: str | None, form: str, names: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    """Return the names of fields that were typed between commas; ``names`` returns those that there are."""
    if given is None:
        return ()
    known_names = dict.fromkeys(names())
    if not known_names:
        raise MisuseError(phrase("--fields: only json, jsonl and csv have fields; add --format, or leave it out"))
    names_given = [name.strip() for name in given.split(",")]
    for name in names_given:
        if name not in known_names:
            hint = phrase("par schema and the header of --format csv name them")
            if close := closest(name, known_names):
                hint = phrase("did you mean “{name}”?", name=close)
            raise MisuseError(phrase("--fields: {form} has no field “{name}”; {hint}", form=form, name=name, hint=hint))
    return tuple(dict.fromkeys(names_given))


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
    from par_cli.cli.thing_finder import ThingFinder, of_kinds
    from par_cli.progress.subject import Subject  # of one command: the others do not pay for it

    def unknown(given: str, hint: Message) -> Message:
        return phrase(
            "“{given}” is not a target, indicator, task, agency, document, measure or duty; {hint}",
            given=given,
            hint=hint,
        )

    called = of_kinds(dataset, "indicator", "target", "task", "agency")
    further = of_kinds(dataset, "document", "heading", "measure", "duty")
    return Subject(*ThingFinder(called, unknown, _where_to_look(), further).find(given))


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
            phrase("{argument}: “{name}” is not a report that is due; {hint}", argument=argument, name=given, hint=hint)
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
    from par_cli.cli.thing_finder import ThingFinder, of_agencies

    def unknown(given: str, hint: Message) -> Message:
        return phrase("{option}: “{name}” is not an agency; {hint}", option=option, name=given, hint=hint)

    return ThingFinder(of_agencies(known), unknown, phrase("par agencies lists them with their ids")).find(given).id


def thing(dataset: Dataset, option: str, given: str, *kinds: SubjectKind) -> Thing:
    """Return what of some kinds an id, a name or words of a name mean; ``option`` is where that was typed."""
    return _finder(dataset, option, *kinds).find(given)


def things(dataset: Dataset, option: str, given: Sequence[str] | None, *kinds: SubjectKind) -> tuple[Thing, ...]:
    """Return what several arguments mean: each the id or name of a thing, or all together words of one name."""
    return _finder(dataset, option, *kinds).find_all(given) if given else ()


def _finder(dataset: Dataset, option: str, *kinds: SubjectKind) -> ThingFinder:
    from par_cli.cli.thing_finder import ThingFinder, of_kinds

    def unknown(given: str, hint: Message) -> Message:
        return phrase("{option}: “{name}” is not known; {hint}", option=option, name=given, hint=hint)

    return ThingFinder(of_kinds(dataset, *kinds), unknown, _where_to_look())


def indicator(dataset: Dataset, given: str) -> str:
    """Return the id of the indicator that an id, a name or words of a name mean."""
    return thing(dataset, "INDICATOR", given, "indicator").id


def report_line(folder: str, given: str) -> ReportLine:
    """Return the line of a report that FILE:LINE means; the file is named as messages do, or from ``reports/`` on."""
    from par_cli.loading.folder import REPORTS
    from par_cli.record.undo import ReportLine

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
    return ReportLine(system.as_listed(reports, inside), int(line))


_MOST_DIGITS = 9  # of the number of a line


def report_name(given: str | None, ending: str = ".yaml") -> str | None:
    """Check the name of a report below ``reports/``: one that the reader reads."""
    if option_checks.path("--file", given) is None or given is None:
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
    raise MisuseError(phrase("{option}: “{name}” is not known; {hint}", option=option, name=given, hint=hint))
