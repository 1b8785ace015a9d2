"""Texts and accepted warnings (PAR9xx)."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

_AGENCIES: Final = """\
agencies:
  - {{id: home-affairs, name: {{vi: {name}, en: Training office}}}}
  - {{id: justice, name: {{vi: Cơ quan tư pháp, en: Justice office}}}}
"""

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR901",
        "warning",
        Words(
            vi="Cảnh báo được chấp nhận phải là cảnh báo có thật ở đúng chỗ đó.",
            en="A warning that is accepted is one that is given at that place.",
        ),
        Words(
            vi="Lời chấp nhận còn sót lại sẽ che một cảnh báo về sau mà không ai xem lại. Lỗi thì không chấp nhận "
            "được.",
            en="An acceptance that is left over would hide a later warning that nobody has looked at. Errors cannot be "
            "accepted.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
    accepted: {PAR811: {vi: Văn bản để trống., en: The text leaves it blank.}}
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
""",
        ),
    ),
    Rule(
        "PAR910",
        "warning",
        Words(
            vi="Chữ Đ, đ của tiếng Việt không bị thay bằng chữ trông giống nó của tiếng khác (Ð, ð, Ɖ, ɖ).",
            en="The Vietnamese Đ and đ are not replaced by letters of other languages that look like them (Ð, "
            "ð, Ɖ, ɖ).",
        ),
        Words(
            vi="Nhìn giống nhau nhưng máy coi là chữ khác, nên tìm kiếm và so sánh tên không ra.",
            en="They look alike and are other letters to a machine, so that names are neither found nor equal.",
        ),
        bad=Example("agencies.yaml", _AGENCIES.format(name="Cơ quan Ðào tạo")),
        good=Example("agencies.yaml", _AGENCIES.format(name="Cơ quan Đào tạo")),
    ),
    Rule(
        "PAR911",
        "warning",
        Words(
            vi="Nội dung đọc được bằng Unicode, không phải chữ của phông TCVN3 hay VNI và không bị vỡ chữ.",
            en="Texts are readable as Unicode: not typed for TCVN3 or VNI fonts, and not garbled by a wrong encoding.",
        ),
        Words(
            vi="Chữ như thế chỉ đọc được khi có đúng phông chữ cũ, hoặc không đọc được nữa.",
            en="Such text can be read only with the old font, or not at all.",
        ),
        bad=Example("agencies.yaml", _AGENCIES.format(name="C¬ quan §µo t¹o")),
        good=Example("agencies.yaml", _AGENCIES.format(name="Cơ quan Đào tạo")),
    ),
    Rule(
        "PAR912",
        "warning",
        Words(
            vi="Nội dung được ghi ra, không để dấu ba chấm.",
            en="A text is written out, and no three dots stand for it.",
        ),
        Words(
            vi="Dấu ba chấm trong hướng dẫn là chỗ phải điền; để nguyên thì không biết nguồn, văn bản hay tên nào.",
            en="In instructions three dots are a place to fill in; left there they name no source, document or name.",
        ),
        bad=Example("agencies.yaml", _AGENCIES.format(name="...")),
        good=Example("agencies.yaml", _AGENCIES.format(name="Cơ quan Đào tạo")),
    ),
    Rule(
        "PAR920",
        "warning",
        Words(
            vi="Nội dung ghi theo từng thứ tiếng thì có cả tiếng Việt và tiếng Anh.",
            en="A text that is given by language is given in Vietnamese and in English.",
        ),
        Words(
            vi="Thiếu một thứ tiếng thì bảng ở thứ tiếng đó hiện nội dung của thứ tiếng kia. Một nội dung dùng cho cả "
            "hai thì ghi thẳng, không cần vi và en.",
            en="Where one is missing, tables in that language show the other one. A text that stands for both is "
            "written plainly, without vi and en.",
        ),
        bad=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ}}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
        ),
        good=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
        ),
    ),
)
