"""Keys and values (PAR2xx): what stands where, and in which form."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR201",
        "error",
        Words(
            vi="Mỗi khóa phải là khóa mà par biết ở chỗ đó.",
            en="Every key is one that par knows at that place.",
        ),
        Words(
            vi="Một khóa gõ sai bị bỏ qua trong im lặng thì thông tin ghi ở đó mất mà không ai thấy.",
            en="If a misspelt key were passed over, what it says would be lost and nobody would notice.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
    notes: {vi: Gộp với quy chế cũ., en: Merged with the old rules.}
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
    note: {vi: Gộp với quy chế cũ., en: Merged with the old rules.}
""",
        ),
    ),
    Rule(
        "PAR202",
        "error",
        Words(
            vi="Khóa bắt buộc phải có.",
            en="A key that must be there is there.",
        ),
        Words(
            vi="Thiếu nó thì không biết mục đó là gì hoặc ai chịu trách nhiệm. Danh sách trống ghi là [] để phân biệt "
            "với quên ghi.",
            en="Without it nobody can tell what the entry is or who answers for it. An empty list is written [], so "
            "that it is not taken for a forgotten one.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    due: 2023-Q4
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    due: 2023-Q4
    lead: [home-affairs]
""",
        ),
    ),
    Rule(
        "PAR203",
        "error",
        Words(
            vi="Chỗ nào cần các cặp khóa và giá trị thì ghi các cặp đó.",
            en="Where keys with values are wanted, keys with values stand.",
        ),
        Words(
            vi="Một đoạn chữ không có khóa thì không biết nói về điều gì: mục, số dòng hay tên văn bản.",
            en="A bare text does not say what it is: a section, a line, or the name of a document.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
    source: II.1
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
    source: {section: II.1}
""",
        ),
    ),
    Rule(
        "PAR204",
        "error",
        Words(
            vi="Chỗ nào cần danh sách thì ghi danh sách, dù chỉ có một mục.",
            en="Where a list is wanted, a list stands, even of one entry.",
        ),
        Words(
            vi="Không có ngoặc vuông thì không rõ “a, b” là một tên hay hai tên.",
            en="Without the brackets nobody can tell whether “a, b” is one name or two.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: home-affairs
    due: 2023-Q4
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
        "PAR205",
        "error",
        Words(
            vi="Chỗ nào chỉ dùng một số từ định sẵn thì ghi một trong các từ đó.",
            en="Where only certain words are known, one of them stands.",
        ),
        Words(
            vi="Từ tự đặt không nói được phải tính theo cách nào.",
            en="A word of one's own does not say how to compute.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.2
    name: {vi: Báo cáo năm, en: Report every year}
    lead: [justice]
    every: annual
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.2
    name: {vi: Báo cáo năm, en: Report every year}
    lead: [justice]
    every: year
""",
        ),
    ),
    Rule(
        "PAR206",
        "error",
        Words(
            vi="Một khoảng có đúng hai số.",
            en="A range has exactly two numbers.",
        ),
        Words(
            vi="Thiếu một đầu thì không biết khoảng đó đến đâu.",
            en="With one end missing nobody can tell how far it reaches.",
        ),
        bad=Example(
            "targets.yaml",
            """\
indicators:
  - id: online-share
    name: {vi: Tỷ lệ hồ sơ trực tuyến, en: Share of dossiers filed online}
    unit: percent
    better: higher
    kind: flow
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", between: [80]}
""",
        ),
        good=Example(
            "targets.yaml",
            """\
indicators:
  - id: online-share
    name: {vi: Tỷ lệ hồ sơ trực tuyến, en: Share of dossiers filed online}
    unit: percent
    better: higher
    kind: flow
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", between: [80, 85]}
""",
        ),
    ),
    Rule(
        "PAR210",
        "error",
        Words(
            vi="Chỗ nào cần số thì chỉ ghi số: dấu chấm thập phân, không đơn vị, không dấu nháy.",
            en="Where a number is wanted, a bare number stands: a decimal point, no unit, no quotes.",
        ),
        Words(
            vi="Đơn vị đã ghi ở chỉ tiêu. “1,480” có người đọc là một nghìn bốn trăm tám mươi, có người đọc là một "
            "phẩy bốn tám.",
            en="The unit stands at the indicator. “1,480” is more than a thousand to one reader and one and a half to "
            "another.",
        ),
        bad=Example(
            "targets.yaml",
            """\
indicators:
  - id: online-share
    name: {vi: Tỷ lệ hồ sơ trực tuyến, en: Share of dossiers filed online}
    unit: percent
    better: higher
    kind: flow
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", at_least: 80%}
""",
        ),
        good=Example(
            "targets.yaml",
            """\
indicators:
  - id: online-share
    name: {vi: Tỷ lệ hồ sơ trực tuyến, en: Share of dossiers filed online}
    unit: percent
    better: higher
    kind: flow
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", at_least: 80}
""",
        ),
    ),
    Rule(
        "PAR211",
        "error",
        Words(
            vi="Số dòng, số tháng, số đơn vị được xếp hạng là số nguyên, không dấu nháy.",
            en="Lines, months and how many were ranked are whole numbers without quotes.",
        ),
        Words(
            vi="Đó là những thứ đếm được. Có dấu nháy thì số thành chữ và không so sánh được.",
            en="They are counted. In quotes a number is text, and cannot be compared.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
    source: {section: II.1, line: "12"}
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
    source: {section: II.1, line: 12}
""",
        ),
    ),
    Rule(
        "PAR212",
        "error",
        Words(
            vi="Ngày ghi theo dạng NĂM-THÁNG-NGÀY, không dấu nháy.",
            en="A day is written year, month, day: 2022-01-10, without quotes.",
        ),
        Words(
            vi="“10/01/2022” nơi này đọc là ngày 10 tháng 1, nơi khác đọc là ngày 1 tháng 10.",
            en="“10/01/2022” is the tenth of January in one country and the first of October in another.",
        ),
        bad=Example(
            "targets.yaml",
            """\
decision:
  title: {vi: Quyết định ví dụ, en: An example decision}
  date: 10/01/2022
  language: vi
  time_zone: Asia/Ho_Chi_Minh
  utc_offset: "+07:00"
""",
        ),
        good=Example(
            "targets.yaml",
            """\
decision:
  title: {vi: Quyết định ví dụ, en: An example decision}
  date: 2022-01-10
  language: vi
  time_zone: Asia/Ho_Chi_Minh
  utc_offset: "+07:00"
""",
        ),
    ),
    Rule(
        "PAR213",
        "error",
        Words(
            vi="Chỗ nào cần chữ thì ghi chữ.",
            en="Where text is wanted, text stands.",
        ),
        Words(
            vi="Danh sách, null hay true/false ở chỗ của chữ thường là dấu hiệu gõ nhầm; số và ngày thì được giữ đúng "
            "như đã viết.",
            en="A list, null or true in the place of text is most often a slip. Numbers and days are taken as they "
            "are written.",
        ),
        bad=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}, level: [district]}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
        ),
        good=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}, level: district}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
        ),
    ),
    Rule(
        "PAR214",
        "error",
        Words(
            vi="Đã ghi khóa của một đoạn chữ thì phải có chữ.",
            en="A text that is given is not empty.",
        ),
        Words(
            vi="Để trống thì không biết là không có hay quên điền. Không có thì bỏ cả khóa.",
            en="An empty text may be a forgotten one. Where there is nothing to say, the key is left out.",
        ),
        bad=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}, level: ""}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
        ),
        good=Example(
            "agencies.yaml",
            """\
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}, level: district}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
        ),
    ),
    Rule(
        "PAR215",
        "error",
        Words(
            vi="Chỗ nào hỏi có hay không thì ghi true (có) hoặc false (không), không dấu nháy.",
            en="Where yes or no is asked, true or false stands, without quotes.",
        ),
        Words(
            vi="“yes”, “có” hay 1 mỗi chương trình hiểu một khác.",
            en="Programs differ on what “yes” or 1 means.",
        ),
        bad=Example(
            "targets.yaml",
            """\
units:
  - {id: posts, name: {vi: biên chế, en: posts}, whole: "yes"}
""",
        ),
        good=Example(
            "targets.yaml",
            """\
units:
  - {id: posts, name: {vi: biên chế, en: posts}, whole: true}
""",
        ),
    ),
    Rule(
        "PAR216",
        "error",
        Words(
            vi="Mã ghi bằng chữ cái không dấu và chữ số; mã của chỉ tiêu, cơ quan, nhóm, đơn vị tính là chữ thường "
            "nối bằng gạch ngang.",
            en="Ids are made of letters without diacritics and digits; those of indicators, agencies, groups and "
            "units are lower-case words joined by hyphens.",
        ),
        Words(
            vi="Mã được gõ lại ở tệp khác, trong lệnh và trong địa chỉ trang. Chữ hoa, dấu và dấu cách làm cho hai "
            "cách gõ trông giống nhau mà là hai mã.",
            en="Ids are typed again in other files, in commands and in addresses. With capitals, diacritics and "
            "spaces two ids can look the same and differ.",
        ),
        bad=Example(
            "targets.yaml",
            """\
units:
  - {id: Biên chế, name: {vi: biên chế, en: posts}, whole: true}
""",
        ),
        good=Example(
            "targets.yaml",
            """\
units:
  - {id: bien-che, name: {vi: biên chế, en: posts}, whole: true}
""",
        ),
    ),
    Rule(
        "PAR217",
        "error",
        Words(
            vi="Đoạn chữ hai thứ tiếng có ít nhất một thứ tiếng.",
            en="A text in two languages is given in one of them at least.",
        ),
        Words(
            vi="Không có chữ nào thì bảng in ra một chỗ trống.",
            en="Without either, tables would show a blank.",
        ),
        bad=Example(
            "targets.yaml",
            """\
units:
  - {id: posts, name: {vi: null, en: null}, whole: true}
""",
        ),
        good=Example(
            "targets.yaml",
            """\
units:
  - {id: posts, name: {vi: biên chế, en: posts}, whole: true}
""",
        ),
    ),
    Rule(
        "PAR218",
        "error",
        Words(
            vi="Tệp ghi schema: 1, là phiên bản mà par đọc được.",
            en="A file says schema: 1, the version that par reads.",
        ),
        Words(
            vi="Ở phiên bản khác, cùng một khóa có thể mang nghĩa khác; đọc bừa sẽ ra số sai.",
            en="In another version the same key may mean something else, and reading it anyway would give wrong "
            "figures.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
schema: 2
""",
        ),
        good=Example(
            "tasks.yaml",
            """\
schema: 1
""",
        ),
    ),
    Rule(
        "PAR219",
        "error",
        Words(
            vi="Mỗi dòng của bảng CSV có nội dung.",
            en="Every row of a CSV table says something.",
        ),
        Words(
            vi="Dòng trống thường là chỗ một số liệu bị xóa mất hoặc chưa điền.",
            en="An empty row is most often a figure that was deleted or never filled in.",
        ),
        bad=Example(
            "reports/2024.csv",
            """\
indicator,period,value,published,source
online-share,2024,75,2025-02-10,Báo cáo 7
,,,,
""",
        ),
        good=Example(
            "reports/2024.csv",
            """\
indicator,period,value,published,source
online-share,2024,75,2025-02-10,Báo cáo 7
""",
        ),
    ),
    Rule(
        "PAR220",
        "error",
        Words(
            vi="Nguồn nói rõ chỗ: mục của văn bản, tên văn bản khác, hoặc địa chỉ trang.",
            en="A source names a place: a section of the decision, another document, or an address.",
        ),
        Words(
            vi="Chỉ có số dòng hay số trang thì không ai tìm lại được để đối chiếu.",
            en="With a line or a page alone nobody can look it up.",
        ),
        bad=Example(
            "tasks.yaml",
            """\
tasks:
  - id: I.1
    name: {vi: Ban hành quy chế, en: Issue the rules}
    lead: [home-affairs]
    due: 2023-Q4
    source: {line: 12}
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
    source: {section: II.1, line: 12}
""",
        ),
    ),
)
