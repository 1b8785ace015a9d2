"""``par page``: one file for a browser, with charts, filters and everything that is behind them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

from par_cli import __version__
from par_cli.cli.options import ListOptions, Without

if TYPE_CHECKING:
    from par_cli.locales import Locale
    from par_cli.progress.results import Status

NOT_HERE = Without({"form", "excel", "fields", "labels", "color", "binding", "fail_on", "width", "no_pager"})
"""The page has one form and its own colours; its exit code does not depend on what is overdue, since others read it."""


def page(options: Annotated[ListOptions, NOT_HERE]) -> None:
    from par_cli.cli import output, resolve
    from par_cli.cli.listing import compute_view

    result = compute_view("status", options)
    locale = resolve.language(options.lang, os.environ, result.dataset.decision)
    output.write(render_page(result, locale), options.output)


def render_page(result: Status, locale: Locale) -> bytes:
    from par_cli.progress.accounts import with_accounts
    from par_cli.render.html.html_document import Parts, html_page
    from par_cli.source.packaged import read_packaged

    style, charts, script = (read_packaged(f"render/html/{name}") for name in ("style.css", "chart.css", "script.js"))
    parts = Parts(charts + style, script, __version__)
    return html_page(with_accounts(result, None, "overdue", locale.text), parts, locale)
