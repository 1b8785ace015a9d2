"""The fields of documents, measures, their headings, and duties."""

from __future__ import annotations

from typing import get_args

from par_cli.model.documents import Body, Heading
from par_cli.model.reporting import Duty, DutyTime
from par_cli.progress.documents import DocumentResult
from par_cli.progress.measures import MeasureResult
from par_cli.render.output_fields.kinds import Field, ListOf, ObjectOf
from par_cli.render.output_fields.records import PLACE, WORDS
from par_cli.render.output_fields.scalars import IDS, TEXT, WHOLE, YES, one_of

HEADING = ObjectOf[Heading](
    "heading",
    Field("id", TEXT, "Its id: its number in the text."),
    Field("name", WORDS, "Its name."),
    Field("field", TEXT.or_null, "The section of the task matrix that it is about."),
    Field("source", PLACE.or_null, "Where it is."),
    Field("note", WORDS.or_null, "A remark on it."),
)

BODY = ObjectOf[Body]("body", Field("name", WORDS, "Its name."))

DOCUMENT = ObjectOf[DocumentResult](
    "document",
    Field("id", TEXT, "Its id.", "document.id"),
    Field("kind", TEXT.or_null, "The id of its kind.", "document.kind"),
    Field("kind_name", WORDS.or_null, "The name of its kind.", "kind"),
    Field("number", TEXT.or_null, "Its number, as it is printed.", "document.number"),
    Field(
        "date",
        TEXT.or_null,
        "The day of its issue; only the month or the year where no day is known.",
        lambda item: None if item.document.date is None else item.document.date.text,
    ),
    Field("issuer", TEXT.or_null, "The id of the agency or body that issued it.", "document.issuer"),
    Field("issuer_name", WORDS.or_null, "The name of that.", "issuer"),
    Field("subject", WORDS, "What it is about.", "document.subject"),
    Field("source", PLACE.or_null, "Where the decision lists it, or where it is published.", "document.source"),
    Field("lines", ListOf(WHOLE), "The other lines of the decision that cite it.", "document.lines"),
    Field("url", TEXT.or_null, "Its address.", "document.url"),
    Field("documents", IDS, "The documents that it names.", "document.documents"),
    Field("named_by", IDS, "The documents that name it.", "documents"),
    Field("replaced_by", TEXT.or_null, "The document that took its place.", "document.replaced_by"),
    Field("replaces", IDS, "The documents that it took the place of."),
    Field("tasks", IDS, "The tasks that cite it."),
    Field("targets", IDS, "The targets that cite it."),
    Field("measures", IDS, "The measures that cite it."),
    Field(
        "reported_on",
        IDS,
        "The tasks and targets on which a report names it.",
        lambda item: list(dict.fromkeys(report.id for report in item.reports)),
    ),
    Field("note", WORDS.or_null, "A remark on it.", "document.note"),
)

POLICY_MEASURE = ObjectOf[MeasureResult](
    "policy_measure",
    Field("id", TEXT, "The number of its heading and one of its own.", "measure.id"),
    Field("name", WORDS, "What is to be done.", "measure.name"),
    Field(
        "headings", IDS, "The headings that it is under, the nearest first.", lambda i: [one.id for one in i.headings]
    ),
    Field("field", TEXT.or_null, "The section of the task matrix that it is about."),
    Field("lead", IDS, "The agencies that lead it, as named.", "measure.lead"),
    Field("lead_today", IDS, "The agencies that lead it on the day."),
    Field("others", IDS, "The agencies and bodies that help with it.", "measure.others"),
    Field("tasks", IDS, "The tasks that carry it out; not listed where all do.", "measure.tasks"),
    Field("all_tasks", YES, "Whether all tasks carry it out.", "measure.all_tasks"),
    Field("targets", IDS, "The targets that it serves.", "measure.targets"),
    Field("measured", YES, "Whether a task or a target says how far it has come.", "measure.is_measured"),
    Field("documents", IDS, "The documents that it names.", "measure.documents"),
    Field("source", PLACE.or_null, "Where it is.", "measure.source"),
    Field("note", WORDS.or_null, "A remark on it.", "measure.note"),
)

DUTY = ObjectOf[Duty](
    "duty",
    Field("id", TEXT, "Its id."),
    Field("who", IDS, "The agencies that have to do it."),
    Field("what", WORDS, "What they have to do."),
    Field(
        "when",
        ListOf(one_of(get_args(DutyTime))),
        "How often; empty where the text does not say so.",
        lambda d: d.when or (),
    ),
    Field("to", WORDS.or_null, "Who receives what comes of it."),
    Field("via", IDS, "The agencies through which it goes there."),
    Field("tasks", IDS, "The tasks that it is about."),
    Field("targets", IDS, "The targets that it is about."),
    Field("source", PLACE.or_null, "Where it is set."),
    Field("note", WORDS.or_null, "A remark on it."),
)
