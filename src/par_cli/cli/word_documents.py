"""What commands do that write documents of Word: the template, the library, and what is left open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from par_cli.cli.errors import notify
from par_cli.cli.option_checks import not_installed
from par_cli.messages import phrase

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.model.reporting import Letterhead
    from par_cli.render.letterforms import Letterforms


def fill_document(kind: str, template: str | None, fields: Mapping[str, object], day: date, locale: Locale) -> bytes:
    """Return a document: the template of a kind in par, or one's own, filled in."""
    try:
        from par_cli.render.word import filled_template
    except ImportError as error:
        raise not_installed(phrase("documents of Word"), "docxtpl") from error
    if template is None:
        from par_cli.source.packaged import read_packaged_bytes

        return filled_template(read_packaged_bytes(f"templates/{kind}.docx"), "", fields, day, locale.language)
    from par_cli.record.word_template import read_template

    return filled_template(read_template(template), template, fields, day, locale.language)


def name_missing(found: Letterforms, letterhead: Letterhead | None, spoken: Locale) -> None:
    """Write to standard error what is left open in a document, and where it is written."""
    names = ", ".join(spoken.label("letterhead", name) for name in found.missing)
    if letterhead is None:
        notify(phrase("“[...]” is in the place of: {names}; reporting.yaml has no letterhead", names=names), spoken)
    else:
        notify(phrase("“[...]” is in the place of: {names} (letterhead {id})", names=names, id=letterhead.id), spoken)
