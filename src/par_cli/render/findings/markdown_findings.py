"""Findings, and the statuses that differ from those of an older folder, as Markdown for a comment on a pull request."""

from __future__ import annotations

from par_cli.diagnostics import Diagnostic
from par_cli.loading.findings import Findings
from par_cli.locales import Locale
from par_cli.messages import Count, phrase
from par_cli.progress.changes import Effect
from par_cli.render.effect import EffectGroup, PlaceOf, effect_groups
from par_cli.render.findings import FolderComparison, severity
from par_cli.render.findings.text_lines import summary, where
from par_cli.render.markdown import MarkdownPage
from par_cli.render.page import Column
from par_cli.render.printable import printable


def markdown(found: Findings, compared: FolderComparison | None, locale: Locale, most: int) -> bytes:
    """Return the Markdown as UTF-8, with at most ``most`` findings, and changes of each kind."""
    page = MarkdownPage(locale)
    page.heading(locale.text(summary(found)) if found.items else locale.text(phrase("no errors and no warnings")))
    if found.items:
        headings = [locale.label("effect", name) for name in ("place", "wrong", "instead", "rule")]
        page.grid([Column(heading) for heading in headings], [_cells(item, locale) for item in found.items[:most]])
    _left(page, len(found.items) - most, locale)
    if compared is not None:
        page.heading(locale.label("effect", "against", folder=printable(compared.folder), day=locale.day(found.day)))
        if compared.effect is None:
            page.line(locale.label("effect", "at_fault", folder=printable(compared.at_fault or "")))
        else:
            _changes(page, compared.effect, where(compared), locale, most)
    return page.text().encode()


def _cells(item: Diagnostic, locale: Locale) -> list[str]:
    place = f"{item.file}:{item.line}:{item.column}" if item.line else item.file
    kind = locale.label("effect", severity(item))
    wrong = locale.text(item.message)
    about = f"{item.path}: {wrong}" if item.path else wrong
    texts = (place, about, locale.text(item.hint), f"{item.code} ({kind})")
    return [printable(text) for text in texts]


def _changes(page: MarkdownPage, found: Effect, place_of: PlaceOf, locale: Locale, most: int) -> None:
    groups = effect_groups(found, locale, place_of)
    for group in groups:
        _group(page, group, locale, most)
    if not groups:
        page.line(locale.label("effect", "nothing"))


def _group(page: MarkdownPage, group: EffectGroup, locale: Locale, most: int) -> None:
    page.line((f"{group.heading}: {locale.number(len(group.rows))}", "bold"))
    headings = [locale.label("effect", name) for name in ("what", "after", "before", "places")]
    rows = [(f"{row.name} {row.detail}", row.after, row.before, row.places) for row in group.rows[:most]]
    page.grid([Column(heading) for heading in headings], rows)
    _left(page, len(group.rows) - most, locale)


def _left(page: MarkdownPage, number: int, locale: Locale) -> None:
    if number > 0:
        page.line(locale.text(phrase("... and {number} more", number=Count(number))))
