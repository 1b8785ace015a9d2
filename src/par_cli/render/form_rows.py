"""The rows of a form to fill in: a line for each figure, task and outcome that is owed for a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from par_cli.locales import Locale
from par_cli.model.dataset import Dataset, DatedTarget
from par_cli.model.decision import RHYTHM, STEP_MONTHS, Indicator
from par_cli.model.fields import Localized
from par_cli.model.periods import Period
from par_cli.model.reports import Observation
from par_cli.model.schedule import Slot
from par_cli.model.tasks import Task
from par_cli.progress.agencies import answers
from par_cli.progress.results import OccurrenceResult, TaskResult
from par_cli.progress.series import place_of
from par_cli.progress.speakers import required
from par_cli.progress.summary import grouped
from par_cli.progress.targets import assess_targets, entries_on
from par_cli.progress.tasks import assess_tasks
from par_cli.render.format import observed
from par_cli.render.promises import goal

FormRow = Mapping[str, str | None]
"""A line of a form by its columns, without those that stay empty."""


class _Reported(NamedTuple):
    """What is reported of an indicator: who has reported the period, and what is known of each by the day."""

    indicator: str
    known: set[str | None]
    by_reporter: dict[str | None, list[Observation]]


class FormRows:
    """What is owed for a period, by everybody or by one agency."""

    def __init__(self, dataset: Dataset, period: Period, as_of: date, agency: str | None, locale: Locale) -> None:
        self.dataset = dataset
        self.period = period
        self.as_of = as_of
        self.agency = agency
        self.locale = locale
        named = () if agency is None else dataset.agencies.members((agency,), period.end)
        self.members = frozenset(named)
        """The members of the agency where it is a group; else itself."""
        self._reported: _Reported | None = None

    def answers(self, names: Sequence[str], taken_over_by: Sequence[str] = ()) -> bool:
        """Return whether the agency is one of those named or answers for one; True where no agency was asked for."""
        return self.agency is None or answers(self.dataset.agencies, self.agency, names, self.as_of, taken_over_by)

    def speaks_for(self, name: str | None) -> bool:
        """Return whether a line for a reporter is one of the agency or of a member of it."""
        return name is not None and (name in self.members or self.answers((name,)))

    # --- figures

    def figures(self) -> Iterator[FormRow]:
        """Yield a row for each indicator with a number, and each of its reporters, that has none yet."""
        for indicator in self.dataset.indicators.values():
            if indicator.unit is None or not _fits(indicator, self.period):
                continue
            owns = self.answers(indicator.owners)
            for reporter in self.missing_reporters(indicator):
                if owns or self.speaks_for(reporter):
                    yield self.figure(indicator, reporter)

    def figure(self, indicator: Indicator, reporter: str | None) -> FormRow:
        return {
            **self.of_indicator(indicator),
            **self.last(indicator, reporter),
            **self.of_reporter(reporter, self.locale.label("template_unit", "whole")),
            "period": typed(self.period, self.locale),
        }

    def missing_reporters(self, indicator: Indicator) -> Iterator[str | None]:
        """Yield those who report an indicator and have not; None for the whole."""
        reporters, end = self.dataset.reporters, self.period.end
        listed: list[str | None] = [*reporters.members(indicator.reporters, end)]
        if not listed or reporters.unnamed(indicator.reporters, end):
            listed.append(None)  # nobody else can give the figures of those who are not named
        return (reporter for reporter in listed if not self.is_reported(indicator, reporter))

    def is_reported(self, indicator: Indicator, reporter: str | None) -> bool:
        """Return whether the data has a value; that of the whole is every reporter's."""
        found = self.reported(indicator).known
        return reporter in found or None in found

    def reported(self, indicator: Indicator) -> _Reported:
        """Return what is reported of an indicator; the lines of one indicator follow one another."""
        if self._reported is None or self._reported.indicator != indicator.id:
            self._reported = _Reported(indicator.id, set(), {})
            for item in self.dataset.observations.get(indicator.id, ()):
                if item.period[1:3] == self.period[1:3]:
                    self._reported.known.add(item.reporter)
                if item.known_from <= self.as_of:
                    self._reported.by_reporter.setdefault(item.reporter, []).append(item)
        return self._reported

    def of_indicator(self, indicator: Indicator) -> Mapping[str, str | None]:
        unit = indicator.unit or ""
        declared = self.dataset.units.get(unit)
        target = self.target_ahead(indicator)
        return {
            "indicator": indicator.id,
            "name": self.text(indicator.name),
            "definition": self.text(indicator.definition),
            "unit": self.locale.label("template_unit", unit) if declared is None else self.text(declared.name),
            "goal": None if target is None else goal(target.target, indicator, self.locale),
            "due": None if target is None else self.locale.day(target.deadline),
        }

    def target_ahead(self, indicator: Indicator) -> DatedTarget | None:
        """Return the target of an indicator that falls due next after the period, else the last one."""
        own = self.targets.get(indicator.id, ())
        ahead = [item for item in own if item.deadline >= self.period.end]
        return min(ahead, key=_deadline, default=max(own, key=_deadline, default=None))

    @cached_property
    def targets(self) -> Mapping[str, Sequence[DatedTarget]]:
        """The targets of each indicator, without those that others make up."""
        entries = entries_on(self.dataset, self.as_of).values()
        return grouped((item.indicator.id, item) for item in entries if not item.target.parts)

    def last(self, indicator: Indicator, reporter: str | None) -> Mapping[str, str | None]:
        """Return the last known value of a reporter."""
        known = self.reported(indicator).by_reporter.get(reporter, ())
        item = max(known, key=lambda item: place_of(item.period), default=None)
        if item is None:
            return {}
        on = self.locale.day(item.period.start) if item.period.is_day else typed(item.period, self.locale)
        return {"last": _figure(item, indicator, self.locale), "last_period": on}

    def of_reporter(self, reporter: str | None, everybody: str) -> Mapping[str, str | None]:
        if reporter is None:
            return {"reporter_name": everybody, "sender": self.agency}
        agency = self.dataset.reporters[reporter]
        name = self.locale.text(agency.name)
        if agency.is_group:  # of which not all members are named
            name = self.locale.label("template_unit", "all", name=name, size=agency.size)
        return {"reporter": reporter, "reporter_name": name, "sender": self.agency}

    def text(self, text: Localized | None) -> str | None:
        return None if text is None else self.locale.text(text)

    # --- tasks and outcomes

    def tasks(self) -> Iterator[FormRow]:
        """Yield a row for each occurrence due by the end of the period and not done, and each who reports it."""
        every = [(task, item) for task in assess_tasks(self.dataset, self.as_of) for item in task.occurrences]
        for result, item in every:
            if item.due is None or item.due > self.period.end or item.status not in _OWED_TASKS:
                continue
            owns = self.answers(item.slot.lead, result.task.taken_over_by)
            for reporter in self.reporting(item):
                if owns or self.speaks_for(reporter):
                    yield self.task(result, item, reporter)

    def task(self, result: TaskResult, item: OccurrenceResult, reporter: str | None) -> FormRow:
        return {
            "task": result.task.id,
            "occurrence": _key(item.slot, self.locale) if len(result.occurrences) > 1 else None,
            "task_name": self.name_of(result.task, item),
            "due": None if item.due is None else self.locale.day(item.due),
            **self.of_reporter(reporter, self.names_of(item.slot.lead)),
        }

    def name_of(self, task: Task, item: OccurrenceResult) -> str:
        step = None if item.slot.milestone is None else self.text(item.slot.milestone.name)
        name = self.locale.text(task.name)
        return name if step is None else f"{name}: {step}"

    def names_of(self, names: Sequence[str]) -> str:
        return ", ".join(self.locale.text(self.dataset.agencies[name].name) for name in names)

    def reporting(self, item: OccurrenceResult) -> Sequence[str | None]:
        """Return who has to report an occurrence done and has not: None for the one agency that leads it."""
        lead = item.slot.lead
        required_of = required(self.dataset.agencies, lead, item.due or self.as_of)
        names = tuple(dict.fromkeys(name for found in required_of.values() for name in found))
        if len(names) <= 1 and not any(self.dataset.agencies[name].is_group for name in lead):
            return (None,)
        return item.waiting or (None,)

    def outcomes(self) -> Iterator[FormRow]:
        """Yield a row for each target without a number that is due by the end of the period and is not done."""
        for result in assess_targets(self.dataset, self.as_of):
            entry = result.entry
            due = entry.target.outcome is not None and entry.deadline <= self.period.end
            if due and result.status not in _SETTLED and self.answers(entry.owners):
                yield self.outcome(entry)

    def outcome(self, entry: DatedTarget) -> FormRow:
        return {
            "target": entry.id,
            "target_name": self.text(entry.indicator.name),
            "due": self.locale.day(entry.deadline),
            "sender": self.agency,
        }


_OWED_TASKS: Final = frozenset({"open", "unfinished", "unreported"})
_SETTLED: Final = frozenset({"met", "superseded", "not_applicable"})


def _key(slot: Slot, locale: Locale) -> str:
    """Return the key of an occurrence as it can be typed."""
    return slot.key if slot.step is None else typed(slot.step, locale)


def _deadline(item: DatedTarget) -> date:
    return item.deadline


def _fits(indicator: Indicator, period: Period) -> bool:
    """Return whether an indicator is reported as often as the period recurs, or more often."""
    return indicator.reported is None or STEP_MONTHS[RHYTHM[indicator.reported]] <= period.months


def _figure(item: Observation, indicator: Indicator, locale: Locale) -> str:
    text = observed(item, indicator, locale, up=indicator.better == "lower")
    value, slash, other = text.partition("/")
    return locale.label("in_cell", "of", value=value, other=other) if slash else text


def typed(period: Period, locale: Locale) -> str:
    """Return a period as it can be typed; a month in words, of which no spreadsheet makes a day."""
    if period.months != 1:
        return period.text
    return locale.label("in_cell", "month", value=f"{period.start.month}/{period.start.year}")
