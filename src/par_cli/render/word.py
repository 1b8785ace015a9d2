"""Word templates filled in: no expression in one computes, calls or reads anything, and the bytes are always equal."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final, NoReturn

from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types
from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from par_cli.diagnostics import MisuseError
from par_cli.locales import Language
from par_cli.messages import Message, phrase
from par_cli.render.archive import packed
from par_cli.typed import closest

_FILTERS: Final = frozenset({"upper", "lower", "join", "default", "length", "first", "last"})
_FAILURES: Final = (TemplateError, SyntaxError, TypeError, KeyError, ValueError, AttributeError, RecursionError)
"""What is raised where a template is wrong: the XML of a document that does not parse is a SyntaxError."""

_UNKNOWN: Final = re.compile(r"'(\w+)' is undefined")
"""What Jinja says of a name that it does not know."""

_LANGUAGE_TAGS: Final[Mapping[Language, str]] = {"vi": "vi-VN", "en": "en-GB"}


def _inert(value: object) -> object:
    """Return a text whose braces docxtpl, which replaces some in what was filled in, does not see.

    Lists and methods are refused: as texts they are of no use, and hold addresses that differ each time.
    """
    if isinstance(value, int | Undefined):
        return value
    if not isinstance(value, str):
        raise SecurityError(f"a template cannot show a {type(value).__name__} as text")
    return Markup(str(escape(value)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - it is escaped


class _Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which a template shows and repeats what it is passed, and can do nothing else."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=_inert)
        self.globals = {}
        self.filters = {name: function for name, function in self.filters.items() if name in _FILTERS}

    def call_binop(self, _context: Any, _operator: str, _left: Any, _right: Any) -> NoReturn:  # noqa: ANN401 - as Jinja's own
        raise SecurityError("a template cannot compute")

    def call_unop(self, _context: Any, _operator: str, _arg: Any) -> NoReturn:  # noqa: ANN401 - as Jinja's own
        raise SecurityError("a template cannot compute")

    def is_safe_callable(self, _obj: Any) -> bool:  # noqa: ANN401 - as Jinja's own
        return False


def _why(error: Exception, fields: Mapping[str, object]) -> Message | str:
    """Return what is wrong with a template: in our words where it names a field that does not exist."""
    found = _UNKNOWN.fullmatch(str(error))
    if found is None:
        return str(error) or repr(error)
    hint = phrase("use one of: {names}", names=", ".join(sorted(fields)))
    if close := closest(found[1], fields):
        hint = phrase("did you mean “{name}”?", name=close)
    return phrase("there is no field “{name}”; {hint}", name=found[1], hint=hint)


def filled_template(template: bytes, file: str, fields: Mapping[str, object], day: date, language: Language) -> bytes:
    """Return a Word template with its fields filled in, dated the day that it is about.

    ``file`` is the name of an office's own template, for messages; that of par, whose name is empty, takes on the
    language of the document.  Raise :class:`MisuseError` where the template cannot be filled in.
    """
    document = DocxTemplate(io.BytesIO(template))
    try:
        document.render(dict(fields), jinja_env=_Sandbox(), autoescape=True)
    except _FAILURES as error:
        if not file:
            raise
        why = _why(error, fields)
        raise MisuseError(phrase("{file}: the template cannot be filled in: {why}", file=file, why=why)) from error
    made = datetime.combine(day, time(), UTC)
    about = document.docx.core_properties
    about.created = about.modified = made
    about.revision, about.language = 1, _LANGUAGE_TAGS[language]
    if not file:
        about.title = str(fields.get("subject", ""))[:255]
        for tag in document.docx.styles.element.xpath("//w:lang"):
            for name in tag.attrib:
                tag.set(name, _LANGUAGE_TAGS[language])
    found = io.BytesIO()
    document.save(found)
    return packed(found.getvalue(), {})
