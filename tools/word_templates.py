"""Write the Word templates that are in the package: the form of Decree 30/2020/NĐ-CP, Annex I, for docxtpl to fill in.

    python tools/word_templates.py

The measures are millimetres and points of the decree.  What python-docx has no call for (page numbers, repeated
headings of tables, rows kept whole, numbering anew) is inserted here at the place that the schema asks for.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from par_cli.render.archive import packed
from par_cli.render.bold_text import LINES, MOTTO_LINES

FOLDER = Path(__file__).parent.parent / "src" / "par_cli" / "templates"
FONT = "Times New Roman"
CENTER, LEFT, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
TEXT_WIDTH = 160  # 210 less the margins of 30 and 20
ACROSS_WIDTH = 257  # 297 less two margins of 20

AFTER_BORDERS = (
    *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct"),
    *("w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind"),
    *("w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
AFTER_NUMBERING = (
    *("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter"),
    *("w:docGrid", "w:printerSettings", "w:sectPrChange"),
)
AFTER_WIDTH = (
    *("w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"),
    *("w:tblCaption", "w:tblDescription", "w:tblPrChange"),
)


def element(name: str, **attributes: str) -> Any:
    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), value)
    return found


def write(
    paragraph: Any,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = CENTER,
    after: float = 0,
    before: float = 0,
    keep: bool = False,
) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    form = paragraph.paragraph_format
    if align is not None:
        paragraph.alignment = align
    form.space_after, form.space_before = Pt(after), Pt(before)
    if keep:
        form.keep_with_next = True
    return paragraph


def tag(place: Any, text: str) -> None:
    """Add a paragraph that docxtpl takes away: a beginning or an end of what is repeated or left out."""
    place.add_paragraph(text)


def line(paragraph: Any, length: float, room: float) -> None:
    """Make a paragraph a drawn line of a length in the middle of its room: the lower border of 3 pt."""
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    form.space_after, form.space_before = Pt(0), Pt(0)
    form.left_indent = form.right_indent = Mm((room - length) / 2)
    form.keep_with_next = True
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="0", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def lines(cell: Any, name: str, room: float, lengths: Sequence[int] = LINES) -> None:
    """Add a line for each length: docxtpl keeps the one that the field of the text above names."""
    for length in lengths:
        if length < room:
            tag(cell, f"{{%p if {name} == {length} %}}")
            line(cell.add_paragraph(), length, room)
            tag(cell, "{%p endif %}")


def table(place: Any, widths: Sequence[float], rows: int, *, borders: bool, padding: float) -> Any:
    """Add a table of fixed widths in millimetres."""
    found = place.add_table(rows=rows, cols=len(widths))
    found.autofit = False
    properties = found._tbl.tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    properties.insert_element_before(element("w:tblW", w=str(Mm(sum(widths)).twips), type="dxa"), *AFTER_WIDTH)
    if borders:
        kinds = element("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            kinds.append(element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
        properties.insert_element_before(kinds, *AFTER_WIDTH[AFTER_WIDTH.index("w:shd") :])
    margins = element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        size = 0 if side in {"top", "bottom"} else Mm(padding).twips
        margins.append(element(f"w:{side}", w=str(size), type="dxa"))
    properties.insert_element_before(margins, *AFTER_WIDTH[AFTER_WIDTH.index("w:tblLook") :])
    for column, width in zip(found.columns, widths, strict=True):
        column.width = Mm(width)
    for row in found.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    return found


def repeat_heading(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def only_paragraph(cell: Any) -> Any:
    return cell.paragraphs[0]


def base(*, margins: tuple[float, float, float, float] = (20, 20, 30, 20)) -> Any:
    """Return an empty document: A4 upright, its margins (top, bottom, left, right), fonts and styles."""
    found = docx.Document()
    section = found.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, left, right = margins
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    restart(section)
    number = section.header.paragraphs[0]
    number.alignment = CENTER
    field = element("w:fldSimple", instr=" PAGE ")
    run = element("w:r")
    shown = element("w:t")
    shown.text = "2"
    run.append(shown)
    field.append(run)
    number._p.append(field)
    fonts(found)
    remove_unused(found)
    about = found.core_properties
    about.author = about.last_modified_by = about.title = about.comments = about.keywords = ""
    about.created = about.modified = datetime(1980, 1, 1, tzinfo=UTC)
    return found


STYLES = {
    *("Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Header Char", "Heading 1"),
    *("Heading 1 Char", "Heading 2", "Heading 2 Char", "Body of the report", "Cell of a table"),
}
UNUSED = ("stylesWithEffects", "customXml", "thumbnail", "numbering")


def remove_unused(found: Any) -> None:
    """Remove what of python-docx's own template nothing here uses, and what only some editions of Word read."""
    for style in [*found.styles]:
        if style.name not in STYLES:
            style.delete()
    for relations in (found.part.rels, found.part.package.rels):
        for key in [key for key, item in relations.items() if item.reltype.endswith(UNUSED)]:
            del relations[key]
    settings = found.settings.element
    for child in [*settings]:
        if not child.tag.startswith(f"{{{settings.nsmap['w']}}}"):
            settings.remove(child)
    for zoom in settings.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")


def restart(section: Any) -> None:
    """Number the pages of a section from 1 on."""
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.insert_element_before(element("w:pgNumType", start="1"), *AFTER_NUMBERING)


def fonts(found: Any) -> None:
    """Set Times New Roman, black and the language everywhere, and the styles of headings."""
    styles = found.styles
    defaults = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    for old in list(defaults):
        defaults.remove(old)
    defaults.append(element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    defaults.append(element("w:sz", val="28"))
    defaults.append(element("w:szCs", val="28"))
    defaults.append(element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN"))
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    for name in ("Heading 1", "Heading 2"):
        style = styles[name]
        for old in style.element.xpath("w:rPr/w:rFonts"):
            old.getparent().remove(old)
        style.font.name, style.font.size, style.font.bold = FONT, Pt(14), True
        style.font.color.rgb = RGBColor(0, 0, 0)
        form = style.paragraph_format
        form.space_before, form.space_after, form.first_line_indent = Pt(6), Pt(6), Mm(12.7)
        form.keep_with_next = True
        style.paragraph_format.alignment = JUSTIFY
    body = styles.add_style("Body of the report", WD_STYLE_TYPE.PARAGRAPH)
    body.base_style = normal
    body.paragraph_format.alignment = JUSTIFY
    body.paragraph_format.first_line_indent = Mm(12.7)
    body.paragraph_format.space_after = Pt(6)
    body.paragraph_format.widow_control = True
    small = styles.add_style("Cell of a table", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = normal
    small.font.size = Pt(12)
    small.paragraph_format.space_before = small.paragraph_format.space_after = Pt(2)


def letterhead(found: Any, *, about: bool = False) -> None:
    """Add issuer and state next to each other, and the number and the day below them."""
    head = table(found, (58, 102), 2, borders=False, padding=0)
    left, right = head.rows[0].cells
    only_paragraph(left).add_run("{%p if parent %}")
    write(left.add_paragraph(), "{{ parent }}", size=13)
    tag(left, "{%p endif %}")
    tag(left, "{%p for text in issuer_lines %}")
    write(left.add_paragraph(), "{{ text }}", size=13, bold=True)
    tag(left, "{%p endfor %}")
    lines(left, "issuer_line", 58)
    only_paragraph(right).add_run("{%p if state %}")
    write(right.add_paragraph(), "{{ state }}", size=13, bold=True)
    tag(right, "{%p endif %}")
    tag(right, "{%p if motto %}")
    write(right.add_paragraph(), "{{ motto }}", size=14, bold=True)
    lines(right, "motto_line", 102, MOTTO_LINES)
    tag(right, "{%p endif %}")
    write(right.add_paragraph(), "", size=6)
    left, right = head.rows[1].cells
    write(only_paragraph(left), "{{ number }}", size=13, before=6)
    if about:
        write(left.add_paragraph(), "{{ about }}", size=12, before=6)
    write(only_paragraph(right), "{{ place_and_date }}", size=14, italic=True, before=6)


def addressees(found: Any) -> None:
    tag(found, "{%p if addressee %}")
    write(found.add_paragraph(), "{{ dear }} {{ addressee }}", before=12, after=12)
    tag(found, "{%p else %}")
    write(found.add_paragraph(), "{{ dear }}", align=LEFT, before=12).paragraph_format.left_indent = Mm(40)
    tag(found, "{%p for text in addressee_lines %}")
    write(found.add_paragraph(), "{{ text }}", align=LEFT).paragraph_format.left_indent = Mm(50)
    tag(found, "{%p endfor %}")
    write(found.add_paragraph(), "", size=6)
    tag(found, "{%p endif %}")


def signature(found: Any) -> None:
    """Add the closing sentence and the signature, which stay on one page."""
    closing = found.add_paragraph("{{ closing }}", style="Body of the report")
    closing.paragraph_format.keep_with_next = closing.paragraph_format.keep_together = True
    closing.paragraph_format.space_after = Pt(12)
    below = table(found, (75, 85), 1, borders=False, padding=0)
    left, right = below.rows[0].cells
    write(only_paragraph(left), "{{ copies_to }}", size=12, bold=True, italic=True, align=LEFT, keep=True)
    tag(left, "{%p for text in recipient_lines %}")
    write(left.add_paragraph(), "{{ text }}", size=11, align=LEFT, keep=True)
    tag(left, "{%p endfor %}")
    write(left.add_paragraph(), "", size=6)
    write(only_paragraph(right), "{{ authority }}", bold=True, keep=True)
    write(right.add_paragraph(), "{{ office }}", bold=True, keep=True)
    write(right.add_paragraph(), "{{ name }}", bold=True, before=70)


def parts(found: Any) -> None:
    """Add the parts of the report: headings, paragraphs, lists and tables of counts."""
    tag(found, "{%p for part in parts %}")
    found.add_paragraph("{{ part.number }}. {{ part.title }}", style="Heading 1")
    tag(found, "{%p for block in part.blocks %}")
    tag(found, '{%p if block.kind == "heading" %}')
    found.add_paragraph("{{ block.text }}", style="Heading 2")
    tag(found, '{%p elif block.kind == "text" %}')
    found.add_paragraph("{{ block.text }}", style="Body of the report")
    tag(found, '{%p elif block.kind == "lead" %}')
    found.add_paragraph("{{ block.text }}", style="Body of the report").paragraph_format.keep_with_next = True
    tag(found, '{%p elif block.kind == "item" %}')
    found.add_paragraph("- {{ block.text }}", style="Body of the report")
    tag(found, "{%p else %}")
    widths = (42, 13, 18, 18, 25, 25, 19)
    counts = table(found, widths, 7, borders=True, padding=1)
    repeat_heading(counts.rows[0])
    for at, cell in enumerate(counts.rows[0].cells):
        small(cell, f"{{{{ block.headings[{at}] }}}}", bold=True, align=CENTER)
    loop = ("{%tr for row in block.rows %}", "{%tr if row.total %}", None, "{%tr else %}", None, "{%tr endif %}")
    rows = [*counts.rows[1:]]
    for row, text in zip(rows, loop, strict=True):
        if text is not None:
            only_paragraph(row.cells[0]).add_run(text)
            continue
        for at, cell in enumerate(row.cells):
            field = "{{ row.name }}" if at == 0 else f"{{{{ row.numbers[{at - 1}] }}}}"
            small(cell, field, bold=row is rows[2], align=CENTER if at else LEFT)
    only_paragraph(counts.add_row().cells[0]).add_run("{%tr endfor %}")
    write(found.add_paragraph(), "", size=6)
    tag(found, "{%p endif %}")
    tag(found, "{%p endfor %}")
    tag(found, "{%p endfor %}")


def small(cell: Any, text: str, *, bold: bool = False, align: WD_ALIGN_PARAGRAPH = LEFT) -> None:
    paragraph = only_paragraph(cell)
    paragraph.style = "Cell of a table"
    paragraph.alignment = align
    paragraph.add_run(text).font.bold = bold


ANNEXES = {
    "targets": (
        *(("id", 29, LEFT), ("target", 45, LEFT), ("goal", 24, LEFT), ("deadline", 26, CENTER)),
        *(("baseline", 24, CENTER), ("newest", 25, CENTER), ("gap", 17, CENTER), ("pace", 14, CENTER)),
        *(("status", 23, LEFT), ("lead", 30, LEFT)),
    ),
    "tasks": (
        *(("id", 16, LEFT), ("task", 60, LEFT), ("lead", 38, LEFT), ("coordinating", 36, LEFT)),
        *(("due", 30, CENTER), ("evidence", 32, LEFT), ("overdue_days", 18, CENTER), ("status", 27, LEFT)),
    ),
    "agencies": (
        *(("lead_named", 52, LEFT), ("answers_today", 46, LEFT), ("tasks", 17, CENTER), ("due_count", 16, CENTER)),
        *(("on_time", 17, CENTER), ("late", 16, CENTER), ("unfinished", 23, CENTER), ("unreported", 25, CENTER)),
        *(("targets_unreported", 25, CENTER), ("on_time_rate", 20, CENTER)),
    ),
    "figures": (
        *(("target", 72, LEFT), ("period", 24, CENTER), ("value", 30, CENTER), ("published", 27, CENTER)),
        ("source", 104, LEFT),
    ),
}
"""The columns of each annex: the name of the field, the width in millimetres, and how it is set."""


def annex(found: Any, key: str) -> None:
    """Add an annex in a section of its own: A4 across, pages numbered anew."""
    section = found.add_section(WD_SECTION.NEW_PAGE)
    squeeze(found.paragraphs[-1])  # which holds the end of the section before
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = Mm(25)
    section.bottom_margin = section.left_margin = section.right_margin = Mm(20)
    section.different_first_page_header_footer = True
    restart(section)
    write(found.add_paragraph(), f"{{{{ annexes.{key}.label }}}}", bold=True)
    title = write(found.add_paragraph(), f"{{{{ annexes.{key}.title }}}}", bold=True)
    title._p.get_or_add_pPr().insert_element_before(
        element("w:outlineLvl", val="0"), "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"
    )
    write(found.add_paragraph(), f"{{{{ annexes.{key}.attached }}}}", italic=True, after=6)
    columns = ANNEXES[key]
    if sum(width for _, width, _ in columns) != ACROSS_WIDTH:
        raise ValueError(f"the columns of {key} are not as wide as the page")
    rows = table(found, [width for _, width, _ in columns], 8, borders=True, padding=1)
    heading, *others = rows.rows
    repeat_heading(heading)
    for cell, (name, _, _) in zip(heading.cells, columns, strict=True):
        small(cell, f"{{{{ annexes.{key}.headings.{name} }}}}", bold=True, align=CENTER)
    texts = (
        f"{{%tr for group in annexes.{key}.groups %}}",
        "{%tr if group.heading %}",
        "{{ group.heading }}",
        "{%tr endif %}",
        "{%tr for row in group.rows %}",
        None,
        "{%tr endfor %}",
    )
    for row, text in zip(others, texts, strict=True):
        if text is None:
            for cell, (name, _, align) in zip(row.cells, columns, strict=True):
                small(cell, f"{{{{ row.{name} }}}}", align=align)
        elif text.startswith("{{"):
            merged = row.cells[0].merge(row.cells[-1])
            small(merged, text, bold=True)
            merged.paragraphs[0].paragraph_format.keep_with_next = True
        else:
            only_paragraph(row.cells[0]).add_run(text)
    only_paragraph(rows.add_row().cells[0]).add_run("{%tr endfor %}")
    tag(found, f"{{%p if annexes.{key}.note %}}")
    write(found.add_paragraph(), f"{{{{ annexes.{key}.note }}}}", size=12, italic=True, align=LEFT, before=6)
    tag(found, "{%p endif %}")


def squeeze(paragraph: Any) -> None:
    """Make a paragraph that only ends a section as small as can be, so that it does not take a page of its own."""
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    form.space_after = form.space_before = Pt(0)


def report() -> Any:
    found = base()
    letterhead(found)
    write(found.add_paragraph(), "{{ title }}", bold=True, before=18)
    write(found.add_paragraph(), "{{ subject }}", bold=True)
    lines(found, "subject_line", TEXT_WIDTH)
    addressees(found)
    parts(found)
    signature(found)
    for key in ANNEXES:
        annex(found, key)
    return found


def owed(found: Any, widths: Sequence[float]) -> None:
    """Add a table with a row for each task or target of a section."""
    rows = table(found, widths, 4, borders=True, padding=1)
    heading, loop, row, end = rows.rows
    repeat_heading(heading)
    only_paragraph(loop.cells[0]).add_run("{%tr for row in section.rows %}")
    only_paragraph(end.cells[0]).add_run("{%tr endfor %}")
    for at, (first, cell) in enumerate(zip(heading.cells, row.cells, strict=True)):
        small(first, f"{{{{ section.headings[{at}] }}}}", bold=True, align=CENTER)
        small(cell, f"{{{{ row[{at}] }}}}", align=CENTER if at in {2, 3} else LEFT)


def letter() -> Any:
    found = base()
    letterhead(found, about=True)
    addressees(found)
    found.add_paragraph("{{ opening }}", style="Body of the report")
    tag(found, "{%p for section in sections %}")
    found.add_paragraph("{{ section.title }}", style="Heading 1")
    tag(found, '{%p if section.kind == "tasks" %}')
    owed(found, (16, 66, 26, 18, 34))
    tag(found, "{%p else %}")
    owed(found, (31, 57, 26, 18, 28))
    tag(found, "{%p endif %}")
    write(found.add_paragraph(), "", size=6)
    tag(found, "{%p endfor %}")
    for name in ("taken_over", "note", "answer"):
        tag(found, f"{{%p if {name} %}}")
        paragraph = found.add_paragraph(f"{{{{ {name} }}}}", style="Body of the report")
        if name == "answer":  # what is asked for is on the page that is signed
            paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True
        tag(found, "{%p endif %}")
    signature(found)
    return found


TEMPLATES = {"report": report, "letter": letter}


def saved(document: Any) -> bytes:
    """Return a document as bytes that are the same each time."""
    found = io.BytesIO()
    document.save(found)
    return packed(found.getvalue(), {})


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in TEMPLATES.items():
        (FOLDER / f"{name}.docx").write_bytes(saved(make()))
