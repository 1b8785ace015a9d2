"""Word templates filled in: no expression in one computes, calls or reads anything, and the bytes are always equal."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final, NoReturn

from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types
from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from par_cli.diagnostics import MisuseError
from par_cli.locales import Language
from par_cli.messages import Message, phrase
from par_cli.render.archive import packed
from par_cli.typed import clip, closest

_FILTERS: Final = frozenset({"upper", "lower", "join", "default", "length", "first", "last"})
_FAILURES: Final = (TemplateError, SyntaxError, TypeError, KeyError, ValueError, AttributeError, RecursionError)
"""What is raised where a template is wrong: the XML of a document that does not parse is a SyntaxError."""

_UNKNOWN: Final = re.compile(r"'(\w+)' is undefined|'\w+ object' has no attribute '(\w+)'")
"""What Jinja says of a name that it does not know, of a field or of one within it."""

_FAULTS: Final[Mapping[re.Pattern[str], Callable[[str], Message]]] = {
    re.compile(r"No filter named '(\w+)'"): lambda name: phrase(
        "“{name}” is not a filter; {hint}",
        name=name,
        hint=phrase("use one of: {names}", names=", ".join(sorted(_FILTERS))),
    ),
    re.compile(r"No test named '(\w+)'"): lambda name: phrase("“{name}” is not a test; compare with ==", name=name),
    re.compile(r"Encountered unknown tag '(\w+)'"): lambda name: phrase(
        "the tag “{name}” is not known there; write for, if, elif, else, and endfor or endif for the last one",
        name=name,
    ),
    re.compile(r".*needs to be closed is '(\w+)'"): lambda name: phrase(
        "the tag “{name}” is not closed; write “end{name}” after it", name=name
    ),
    re.compile(r"no loader for this environment ()"): lambda _: phrase("a template reads no other file"),
}
"""What Jinja says of templates that are wrong, and our words for it."""


class _RefusedError(SecurityError):
    """Raised where a template does what none may do."""

    def __init__(self, why: Message) -> None:
        super().__init__()
        self.why = why


_LANGUAGE_TAGS: Final[Mapping[Language, str]] = {"vi": "vi-VN", "en": "en-GB"}


def _inert(value: object) -> object:
    """Return a text whose braces docxtpl, which replaces some in what was filled in, does not see.

    Lists and methods are refused: as texts they are of no use, and hold addresses that differ each time.
    """
    if isinstance(value, int | Undefined):
        return value
    if not isinstance(value, str):
        raise _RefusedError(phrase("a list, or a field with fields of its own, is not a text; show what is in it"))
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
        raise _RefusedError(phrase("a template computes nothing"))

    def call_unop(self, _context: Any, _operator: str, _arg: Any) -> NoReturn:  # noqa: ANN401 - as Jinja's own
        raise _RefusedError(phrase("a template computes nothing"))

    def call(self, *_args: Any, **_named: Any) -> NoReturn:  # noqa: ANN401 - as Jinja's own
        raise _RefusedError(phrase("a template calls nothing; write the name without brackets"))

    def is_safe_callable(self, _obj: Any) -> bool:  # noqa: ANN401 - as Jinja's own
        return False

    def unsafe_undefined(self, _obj: Any, attribute: str) -> Undefined:  # noqa: ANN401 - as Jinja's own
        raise _RefusedError(phrase("“{name}” is not a field; {hint}", name=attribute, hint=_FIELDS_ARE_LISTED))


_FIELDS_ARE_LISTED: Final = phrase("docs/report.md lists the fields")


def _why(error: Exception, fields: Mapping[str, object]) -> Message:
    """Return in our words what is wrong with a template: Jinja and Python say it only in English."""
    if isinstance(error, _RefusedError):
        return error.why
    text = str(error)
    if found := _UNKNOWN.match(text):
        return _no_such_field(found[1] or found[2], fields, within=found[1] is None)
    for pattern, words in _FAULTS.items():
        if found := pattern.match(text):
            return words(found[1])
    if isinstance(error, TemplateSyntaxError):
        return phrase("what is between the braces is not understood, in or near: {text}", text=_near(error))
    if isinstance(error, TemplateError | TypeError | KeyError | ValueError | AttributeError):
        return phrase("a field is used in the wrong way: a text or a number has no items, a list has no fields")
    return phrase("the result is not a whole document; keep tags that belong together in one paragraph, cell or row")


def _no_such_field(name: str, fields: Mapping[str, object], *, within: bool) -> Message:
    known = {*_inner_names(fields)} if within else {*fields}
    hint = _FIELDS_ARE_LISTED if within else phrase("use one of: {names}", names=", ".join(sorted(known)))
    if close := closest(name, sorted(known)):
        hint = phrase("did you mean “{name}”?", name=close)
    return phrase("“{name}” is not a field; {hint}", name=name, hint=hint)


def _inner_names(value: object) -> Iterator[str]:
    """Yield the names of the fields within fields."""
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    for item in inner:
        if isinstance(item, Mapping):
            yield from item
        yield from _inner_names(item)


def _near(error: TemplateSyntaxError) -> str:
    """Return the text of the paragraph in which a template cannot be read, without the XML around it."""
    lines = (error.source or "").splitlines()
    return clip(re.sub(r"<[^>]*>", "", lines[error.lineno - 1] if error.lineno <= len(lines) else ""))


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
