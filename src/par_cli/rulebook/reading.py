"""Files, text, YAML and CSV (PAR1xx): what the reader refuses before it looks at what a file says."""

from __future__ import annotations

from typing import Final

from par_cli.rulebook.rule import Example, Rule, Words

_ENTRY: Final = {
    "indicator": "online-share",
    "period": "2024",
    "value": "48.67",
    "published": "2025-01-20",
    "source": "Báo cáo 7",
}


def _value(line: str) -> Example:
    """Give the example of a report with one value, of which one line is as given."""
    lines = {key: f"{key}: {text}" for key, text in _ENTRY.items()} | {line.partition(":")[0]: line}
    return Example("reports/2025.yaml", "schema: 1\nvalues:\n  - " + "\n    ".join(lines.values()) + "\n")


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PAR101",
        "error",
        Words(
            vi="Thư mục dữ liệu có đủ targets.yaml, tasks.yaml và agencies.yaml.",
            en="A data folder has targets.yaml, tasks.yaml and agencies.yaml.",
        ),
        Words(
            vi="Thiếu một trong ba tệp thì không biết ai phải làm gì, đến bao giờ. Tệp chưa có nội dung thì "
            "ghi danh sách trống.",
            en="Without one of the three nobody can tell who owes what by when. A file with nothing to say "
            "yet holds empty lists.",
        ),
        bad=Example("", "mv agencies.yaml agencies.txt"),
        good=Example("", "cp agencies.yaml agencies.txt"),
    ),
    Rule(
        "PAR102",
        "error",
        Words(
            vi="Dữ liệu là chính các tệp trong thư mục, không phải liên kết đến nơi khác.",
            en="Data is the files in the folder, not links to somewhere else.",
        ),
        Words(
            vi="Liên kết có thể trỏ đến tệp riêng tư trên máy của người khác, và nơi nhận không có nội dung đó.",
            en="A link may point to a private file on somebody else's computer, and does not carry the content along.",
        ),
        bad=Example("", "ln -s /elsewhere/2025.yaml reports/2025.yaml"),
        good=Example("", r"printf 'schema: 1\n' > reports/2025.yaml"),
    ),
    Rule(
        "PAR103",
        "error",
        Words(
            vi="Nơi cần tệp thì có tệp, nơi cần thư mục thì có thư mục.",
            en="Where a file belongs there is a file, and where a folder belongs a folder.",
        ),
        Words(
            vi="Ống dẫn, ổ cắm hay thiết bị không có nội dung cố định: đọc nó có thể phải chờ mãi, hoặc đọc "
            "không bao giờ hết.",
            en="A pipe, socket or device has no fixed content: reading it may wait for ever, or never end.",
        ),
        bad=Example("", "mkfifo reports/2025.yaml"),
        good=Example("", r"printf 'schema: 1\n' > reports/2025.yaml"),
    ),
    Rule(
        "PAR104",
        "error",
        Words(
            vi="Tệp và thư mục dữ liệu đọc được.",
            en="The files and folders of data can be read.",
        ),
        Words(
            vi="Bỏ qua tệp không đọc được thì kết quả thiếu số liệu mà không ai biết.",
            en="Passing over what cannot be read would leave figures out without anybody knowing.",
        ),
        bad=Example(
            "",
            r"""printf 'schema: 1\n' > reports/2025.yaml
chmod a-r reports/2025.yaml
""",
        ),
        good=Example(
            "",
            r"""printf 'schema: 1\n' > reports/2025.yaml
chmod a-r reports/2025.yaml
chmod u+r reports/2025.yaml
""",
        ),
    ),
    Rule(
        "PAR105",
        "error",
        Words(
            vi="Tệp YAML không quá 8 MB, tệp CSV không quá 512 MB.",
            en="A YAML file has at most 8 MB, a CSV file at most 512 MB.",
        ),
        Words(
            vi="Tệp lớn hơn thường là tệp gửi nhầm, và làm máy kiểm tra phải dừng.",
            en="A larger file is most often the wrong one, and would bring the checking to a halt.",
        ),
        bad=Example("", "head -c 9000000 /dev/zero > reports/2025.yaml"),
        good=Example(
            "",
            r"""printf 'schema: 1\n' > reports/2025-1.yaml
printf 'schema: 1\n' > reports/2025-2.yaml
""",
        ),
    ),
    Rule(
        "PAR106",
        "error",
        Words(
            vi="Tệp báo cáo có tên kết thúc bằng .yaml hoặc .csv, viết thường.",
            en="The name of a report ends in .yaml or .csv, in lower case.",
        ),
        Words(
            vi="Tệp có đuôi khác, hoặc tệp bảng tính, sẽ bị bỏ qua mà người gửi tưởng là đã nộp.",
            en="A file with another ending, or a spreadsheet, would be passed over while its sender believes it is in.",
        ),
        bad=Example("", r"printf 'schema: 1\n' > reports/2025.yml"),
        good=Example("", r"printf 'schema: 1\n' > reports/2025.yaml"),
    ),
    Rule(
        "PAR107",
        "warning",
        Words(
            vi="Bên cạnh ba tệp của quyết định không có tệp dữ liệu nào khác: báo cáo nằm trong reports/.",
            en="Beside the three files of the decision there is no other data: reports are below reports/.",
        ),
        Words(
            vi="Chỉ những gì nằm trong reports/ mới được đọc. Tệp đặt ngoài, hoặc thư mục tên Reports, sẽ bị bỏ qua mà "
            "người gửi tưởng là đã nộp.",
            en="Only what lies below reports/ is read. A file beside it, or a folder called Reports, is passed over "
            "while its sender believes it is in.",
        ),
        bad=Example("", r"printf 'schema: 1\n' > q3.yaml"),
        good=Example("", r"printf 'schema: 1\n' > reports/q3.yaml"),
    ),
    Rule(
        "PAR110",
        "error",
        Words(
            vi="Tệp là văn bản theo bảng mã UTF-8.",
            en="A file is text in UTF-8.",
        ),
        Words(
            vi="Với bảng mã khác, chữ có dấu thành chữ sai. Khi lưu hãy chọn “UTF-8”; tệp CSV từ bảng tính "
            "chọn “CSV UTF-8”.",
            en="In another encoding letters with marks turn into wrong ones. Choose “UTF-8” when saving; for "
            "a table from a spreadsheet “CSV UTF-8”.",
        ),
        bad=Example("", r"printf 'schema: 1\n# B\341o c\341o\n' > reports/2025.yaml"),
        good=Example("", r"printf 'schema: 1\n# Báo cáo\n' > reports/2025.yaml"),
    ),
    Rule(
        "PAR111",
        "error",
        Words(
            vi="Dòng kết thúc bằng LF hoặc CRLF.",
            en="Lines end in LF or CRLF.",
        ),
        Words(
            vi="Ký tự CR đứng riêng là xuống dòng đối với chương trình này, là một ký tự bình thường đối với "
            "chương trình khác.",
            en="A carriage return alone ends a line for some programs and is an ordinary character for others.",
        ),
        bad=Example("", r"printf 'schema: 1\rvalues: []\r' > reports/2025.yaml"),
        good=Example("", r"printf 'schema: 1\nvalues: []\n' > reports/2025.yaml"),
    ),
    Rule(
        "PAR112",
        "error",
        Words(
            vi="Trong tệp không có ký tự điều khiển, ký tự đổi chiều chữ hay ký tự ẩn, kể cả trong chú thích.",
            en="A file holds no control characters, no marks that turn the direction of text and no invisible "
            "characters, not even in comments.",
        ),
        Words(
            vi="Người đọc thấy một đằng, máy đọc một nẻo. Các ký tự này thường lẫn vào khi chép từ trang web "
            "hoặc tệp PDF.",
            en="People would see one thing and programs read another. Such characters slip in when text is "
            "copied from a web page or a PDF.",
        ),
        bad=Example("", r"printf 'schema: 1\n# Báo\342\200\213 cáo\n' > reports/2025.yaml"),
        good=Example("", r"printf 'schema: 1\n# Báo cáo\n' > reports/2025.yaml"),
    ),
    Rule(
        "PAR113",
        "error",
        Words(
            vi="Dòng thụt vào bằng dấu cách thường.",
            en="Lines are indented with ordinary spaces.",
        ),
        Words(
            vi="Độ thụt dòng cho biết mục nào thuộc mục nào. Dấu tab và dấu cách không ngắt trông giống dấu "
            "cách nhưng mỗi chương trình tính một khác.",
            en="Indentation says what belongs to what. A tab or a no-break space looks the same and is "
            "counted differently by every program.",
        ),
        bad=Example("", r"printf 'schema: 1\nvalues:\n\t[]\n' > reports/2025.yaml"),
        good=Example("", r"printf 'schema: 1\nvalues:\n  []\n' > reports/2025.yaml"),
    ),
    Rule(
        "PAR114",
        "error",
        Words(
            vi="Một chữ cái có không quá 30 dấu kết hợp.",
            en="A letter carries at most 30 combining marks.",
        ),
        Words(
            vi="Không ngôn ngữ nào cần nhiều dấu như vậy; hàng nghìn dấu chồng lên nhau làm máy chạy rất lâu "
            "và che các dòng bên cạnh.",
            en="No language needs as many; thousands of them keep a computer busy for hours and cover the "
            "lines beside them.",
        ),
        bad=Example(
            "",
            r"""i=0
{
  printf 'schema: 1\nvalues:\n  - {indicator: online-share, period: 2024, value: 48.67,\n'
  printf '     published: 2025-01-20, source: Ba'
  while [ $i -lt 31 ]; do printf '\314\201'; i=$((i+1)); done
  printf 'o cao}\n'
} > reports/2025.yaml
""",
        ),
        good=Example(
            "",
            r"""{
  printf 'schema: 1\nvalues:\n  - {indicator: online-share, period: 2024, value: 48.67,\n'
  printf '     published: 2025-01-20, source: Ba\314\201o cao}\n'
} > reports/2025.yaml
""",
        ),
    ),
    Rule(
        "PAR115",
        "error",
        Words(
            vi="Một tệp có không quá 1.000 lỗi; đến đó thì ngừng đọc.",
            en="A file has at most 1,000 problems; there reading stops.",
        ),
        Words(
            vi="Tệp có nhiều lỗi hơn thường chỉ có một lỗi lặp lại, hoặc là tệp gửi nhầm. Sửa các lỗi đầu rồi "
            "kiểm tra lại.",
            en="More of them are most often one mistake over and over, or the wrong file. Mend the first ones "
            "and check again.",
        ),
        bad=Example(
            "",
            r"""printf 'indicator,period\n' > reports/2025.csv
i=0
while [ $i -lt 1001 ]; do printf '\n'; i=$((i+1)); done >> reports/2025.csv
""",
        ),
        good=Example("", r"printf 'indicator,period\n' > reports/2025.csv"),
    ),
    Rule(
        "PAR116",
        "error",
        Words(
            vi="Trong tệp không còn xung đột do git để lại.",
            en="No file holds a conflict that git has left.",
        ),
        Words(
            vi="Giữa các dòng đánh dấu là hai bản của cùng một nội dung; chỉ người sửa mới biết bản nào đúng.",
            en="Between the markers stand two versions of one thing; only those who wrote them know which is right.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
<<<<<<< HEAD
  - indicator: online-share
    period: 2024
    value: 48.67
    published: 2025-01-20
    source: Báo cáo 7
=======
  - indicator: online-share
    period: 2024
    value: 48.76
    published: 2025-01-20
    source: Báo cáo 7
>>>>>>> quy-4
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - indicator: online-share
    period: 2024
    value: 48.67
    published: 2025-01-20
    source: Báo cáo 7
""",
        ),
    ),
    Rule(
        "PAR120",
        "error",
        Words(
            vi="Tệp viết đúng cách của YAML: ngoặc và dấu nháy đều đóng, các mục cùng cấp thụt như nhau.",
            en="A file is YAML: brackets and quotes are closed, and entries of one level are indented alike.",
        ),
        Words(
            vi="Từ chỗ sai trở đi không biết mục nào thuộc mục nào, nên phần sau không đọc được.",
            en="From the mistake on nothing tells what belongs to what, so the rest cannot be read.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 48.67,
     published: 2025-01-20, source: Báo cáo 7
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - {indicator: online-share, period: 2024, value: 48.67,
     published: 2025-01-20, source: Báo cáo 7}
""",
        ),
    ),
    Rule(
        "PAR121",
        "error",
        Words(
            vi="Tệp có nội dung.",
            en="A file is not empty.",
        ),
        Words(
            vi="Tệp trống thường là do lưu hỏng. Chưa có gì để báo cáo thì ghi schema và danh sách trống, hoặc bỏ tệp.",
            en="An empty file is most often one that was not saved. With nothing to report, write the schema "
            "and an empty list, or leave the file out.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
# Báo cáo năm 2025
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
# Báo cáo năm 2025
schema: 1
values: []
""",
        ),
    ),
    Rule(
        "PAR122",
        "error",
        Words(
            vi="Tệp gồm các dòng “khóa: giá trị”, dòng đầu là schema.",
            en="A file is made of “key: value” lines, schema among them.",
        ),
        Words(
            vi="Thiếu khóa thì không biết danh sách này là số liệu, kết quả hay nhiệm vụ.",
            en="Without the key nobody can tell whether a list holds values, outcomes or tasks.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
  - indicator: online-share
    period: 2024
    value: 48.67
    published: 2025-01-20
    source: Báo cáo 7
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - indicator: online-share
    period: 2024
    value: 48.67
    published: 2025-01-20
    source: Báo cáo 7
""",
        ),
    ),
    Rule(
        "PAR123",
        "error",
        Words(
            vi="Không đặt dấu neo (&tên).",
            en="Anchors (&name) are not used.",
        ),
        Words(
            vi="Dấu neo để chép một giá trị sang chỗ khác; người sửa chỗ này không biết mình đổi cả chỗ kia. "
            "Chữ bắt đầu bằng & thì đặt trong dấu nháy.",
            en="An anchor repeats a value elsewhere; who changes it here changes it there without knowing. "
            "Text that begins with & goes in quotes.",
        ),
        bad=_value("value: &ty-le 48.67"),
        good=_value("value: 48.67"),
    ),
    Rule(
        "PAR124",
        "error",
        Words(
            vi="Không dùng tham chiếu (*tên).",
            en="Aliases (*name) are not used.",
        ),
        Words(
            vi="Tham chiếu không cho thấy giá trị ở chính chỗ đó, và vài dòng tham chiếu lẫn nhau đủ làm treo máy.",
            en="An alias does not show the value where it counts, and a few lines of aliases to each other "
            "can bring a computer to a halt.",
        ),
        bad=_value("source: *bao-cao"),
        good=_value("source: Báo cáo 7"),
    ),
    Rule(
        "PAR125",
        "error",
        Words(
            vi="Không dùng nhãn kiểu (!tên).",
            en="Tags (!name) are not used.",
        ),
        Words(
            vi="Nhãn kiểu bảo chương trình đọc giá trị theo cách riêng, có khi chạy cả lệnh; ở đây giá trị "
            "luôn đọc theo một cách.",
            en="A tag tells a program to read a value in a way of its own, even to run something; here values "
            "are read in one way.",
        ),
        bad=_value("value: !!float 48.67"),
        good=_value("value: 48.67"),
    ),
    Rule(
        "PAR126",
        "error",
        Words(
            vi="Không dùng khóa gộp (<<).",
            en="Merge keys (<<) are not used.",
        ),
        Words(
            vi="Khóa gộp chép các khóa từ nơi khác vào; đọc mục này không thấy hết những gì nó nói.",
            en="A merge key copies keys from elsewhere; reading an entry would not show all that it says.",
        ),
        bad=_value("<<: {note: tạm tính}"),
        good=_value("note: tạm tính"),
    ),
    Rule(
        "PAR127",
        "error",
        Words(
            vi="Không có dòng chỉ thị (%YAML, %TAG).",
            en="There are no directives (%YAML, %TAG).",
        ),
        Words(
            vi="Chỉ thị đổi cách đọc cả tệp; ở đây tệp nào cũng đọc theo một cách.",
            en="A directive changes how the whole file is read; here every file is read in one way.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
%YAML 1.1
---
schema: 1
values: []
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
---
schema: 1
values: []
""",
        ),
    ),
    Rule(
        "PAR128",
        "error",
        Words(
            vi="Mỗi tệp chỉ có một tài liệu.",
            en="A file holds one document.",
        ),
        Words(
            vi="Phần sau dòng --- thứ hai bị nhiều chương trình bỏ qua, nên số liệu ở đó coi như không có.",
            en="Many programs pass over what follows a second ---, so figures there would count for nothing.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values: []
---
outcomes: []
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values: []
outcomes: []
""",
        ),
    ),
    Rule(
        "PAR129",
        "error",
        Words(
            vi="Mỗi khóa là một từ đứng trước dấu hai chấm.",
            en="A key is a word before a colon.",
        ),
        Words(
            vi="Danh sách hay nhóm giá trị không gọi tên được mục nào.",
            en="A list or a mapping cannot name anything.",
        ),
        bad=_value("[note]: tạm tính"),
        good=_value("note: tạm tính"),
    ),
    Rule(
        "PAR130",
        "error",
        Words(
            vi="Trong một mục, mỗi khóa chỉ ghi một lần.",
            en="In one entry a key stands once.",
        ),
        Words(
            vi="Có hai giá trị thì không biết giá trị nào đúng; nhiều chương trình lặng lẽ lấy giá trị sau.",
            en="With two values nobody knows which one counts; many programs take the last one in silence.",
        ),
        bad=_value("value: 48.67\n    value: 48.76"),
        good=_value("value: 48.67"),
    ),
    Rule(
        "PAR131",
        "error",
        Words(
            vi="Danh sách và nhóm lồng nhau không quá 12 cấp.",
            en="Lists and mappings are nested at most 12 deep.",
        ),
        Words(
            vi="Không nội dung nào ở đây cần nhiều cấp hơn; lồng sâu là do gõ nhầm, hoặc cố ý làm treo máy.",
            en="Nothing here needs more; deeper nesting is a slip, or meant to bring a computer to a halt.",
        ),
        bad=_value("note: [[[[[[[[[[[[tạm tính]]]]]]]]]]]]"),
        good=_value("note: tạm tính"),
    ),
    Rule(
        "PAR132",
        "error",
        Words(
            vi="Một tệp YAML có không quá 100.000 khóa và giá trị.",
            en="A YAML file has at most 100,000 keys and values.",
        ),
        Words(
            vi="Tệp lớn hơn đọc rất chậm. Nhiều số liệu thì tách theo năm hoặc đơn vị, hoặc nộp bằng CSV.",
            en="More are slow to read. Split many figures by year or agency, or write them as CSV.",
        ),
        bad=Example(
            "",
            r"""i=0
{
  printf 'schema: 1\nvalues:\n'
  while [ $i -lt 100000 ]; do printf '  - x\n'; i=$((i+1)); done
} > reports/2025.yaml
""",
        ),
        good=Example(
            "",
            r"""printf 'schema: 1\n' > reports/2025-1.yaml
printf 'schema: 1\n' > reports/2025-2.yaml
""",
        ),
    ),
    Rule(
        "PAR133",
        "warning",
        Words(
            vi="Sau dấu # của chú thích có dấu cách.",
            en="The sign # of a comment has a space after it.",
        ),
        Words(
            vi="Từ “ #” trở đi là chú thích: “Báo cáo #7” chỉ còn “Báo cáo”. Chữ có dấu # thì đặt trong dấu nháy.",
            en="From “ #” on a line is a comment: of “Report #7” only “Report” is left. Text with # goes in quotes.",
        ),
        bad=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - indicator: online-share
    period: 2024
    value: 48.67
    published: 2025-01-20
    source: Báo cáo #7
""",
        ),
        good=Example(
            "reports/2025.yaml",
            """\
schema: 1
values:
  - indicator: online-share
    period: 2024
    value: 48.67
    published: 2025-01-20
    source: "Báo cáo #7"
""",
        ),
    ),
    Rule(
        "PAR140",
        "error",
        Words(
            vi="Sau mỗi khóa có giá trị; không có giá trị thì ghi null hoặc bỏ khóa.",
            en="A key has a value; where there is none, write null or leave the key out.",
        ),
        Words(
            vi="Chỗ trống có thể là quên ghi, có thể là không có; ghi rõ thì ai cũng hiểu như nhau.",
            en="A blank may be forgotten or meant; written out, everybody reads the same.",
        ),
        bad=_value("note: ~"),
        good=_value("note: null"),
    ),
    Rule(
        "PAR141",
        "error",
        Words(
            vi="Đúng, sai ghi là true, false; từ khác trông như vậy thì đặt trong dấu nháy.",
            en="Yes and no are written true and false; words that look like them go in quotes.",
        ),
        Words(
            vi="Có chương trình đọc no, on, y là đúng, sai, có chương trình đọc là chữ.",
            en="Some programs read no, on and y as true or false, others as text.",
        ),
        bad=_value("provisional: yes"),
        good=_value("provisional: true"),
    ),
    Rule(
        "PAR142",
        "error",
        Words(
            vi="Số ghi bằng chữ số và một dấu chấm thập phân, không có dấu khác.",
            en="A number is written in digits with one decimal point, and no other signs.",
        ),
        Words(
            vi="Dấu phẩy, số 0 ở đầu, số mũ hay dấu gạch dưới mỗi chương trình hiểu một khác: 48,67 có thể "
            "thành hai số.",
            en="A comma, a leading zero, an exponent or an underscore means something else to every program: "
            "48,67 may become two numbers.",
        ),
        bad=_value("value: 48,67"),
        good=_value("value: 48.67"),
    ),
    Rule(
        "PAR143",
        "error",
        Words(
            vi="Một số có không quá 15 chữ số.",
            en="A number has at most 15 digits.",
        ),
        Words(
            vi="Từ chữ số thứ 16 máy tính làm tròn, nên số in ra không còn là số đã ghi.",
            en="From the 16th digit on computers round, so that what is printed is not what was written.",
        ),
        bad=_value("value: 48.67676767676767"),
        good=_value("value: 48.6767676767676"),
    ),
    Rule(
        "PAR144",
        "error",
        Words(
            vi="Số ghi bằng chữ số và dấu thông thường (0-9, dấu trừ, dấu chấm).",
            en="Numbers are written with ordinary digits and signs (0-9, minus, point).",
        ),
        Words(
            vi="Chữ số rộng hay dấu trừ dài trông giống nhưng máy đọc là chữ.",
            en="Full-width digits or a long minus look alike and are read as text.",
        ),
        bad=_value("value: ４８.67"),
        good=_value("value: 48.67"),
    ),
    Rule(
        "PAR145",
        "error",
        Words(
            vi="Ngày ghi là năm-tháng-ngày, đủ số 0: 2025-01-20.",
            en="A day is written year-month-day, with its zeros: 2025-01-20.",
        ),
        Words(
            vi="Cách ghi khác bị đọc là chữ, hoặc lẫn ngày với tháng.",
            en="Written otherwise it is read as text, or day and month change places.",
        ),
        bad=_value("published: 2025-1-20"),
        good=_value("published: 2025-01-20"),
    ),
    Rule(
        "PAR146",
        "error",
        Words(
            vi="Ngày ghi là ngày có trong lịch.",
            en="A day is one of the calendar.",
        ),
        Words(
            vi="Ngày không có thật thì không so được với hạn.",
            en="A day that does not exist cannot be compared with a deadline.",
        ),
        bad=_value("published: 2025-02-30"),
        good=_value("published: 2025-02-28"),
    ),
    Rule(
        "PAR147",
        "error",
        Words(
            vi="Giờ, phút đặt trong dấu nháy.",
            en="A time of day is in quotes.",
        ),
        Words(
            vi="Có chương trình đọc 7:30 là 450, tức số phút.",
            en="Some programs read 7:30 as 450, the number of minutes.",
        ),
        bad=_value("note: 7:30"),
        good=_value('note: "7:30"'),
    ),
    Rule(
        "PAR148",
        "error",
        Words(
            vi="Dấu = và << đứng một mình thì đặt trong dấu nháy.",
            en="The signs = and << alone are in quotes.",
        ),
        Words(
            vi="Đứng một mình, hai dấu này có nghĩa riêng đối với một số chương trình.",
            en="Alone they have a meaning of their own to some programs.",
        ),
        bad=_value("note: ="),
        good=_value('note: "="'),
    ),
    Rule(
        "PAR160",
        "error",
        Words(
            vi="Tệp CSV có dòng tiêu đề.",
            en="A CSV file has a header.",
        ),
        Words(
            vi="Tệp trống thường là do lưu hỏng. Chưa có số liệu thì ghi dòng tiêu đề, hoặc bỏ tệp.",
            en="An empty file is most often one that was not saved. With no figures yet, write the header or "
            "leave the file out.",
        ),
        bad=Example("reports/2025.csv", ""),
        good=Example(
            "reports/2025.csv",
            """\
indicator,period,value,published,source
""",
        ),
    ),
    Rule(
        "PAR161",
        "error",
        Words(
            vi="Dòng tiêu đề gồm đúng tên các cột đã quy định, ngăn cách bằng dấu phẩy.",
            en="The header holds the known names of columns, with commas between them.",
        ),
        Words(
            vi="Cột tên khác thì không biết ghi gì, và số liệu ở đó bị bỏ qua.",
            en="Of a column with another name nobody knows what it holds, and its figures would be passed over.",
        ),
        bad=Example(
            "reports/2025.csv",
            """\
indicator,period,values,published,source
online-share,2024,48.67,2025-01-20,Báo cáo 7
""",
        ),
        good=Example(
            "reports/2025.csv",
            """\
indicator,period,value,published,source
online-share,2024,48.67,2025-01-20,Báo cáo 7
""",
        ),
    ),
    Rule(
        "PAR162",
        "error",
        Words(
            vi="Dấu nháy kép đặt quanh cả ô; dấu nháy bên trong viết thành đôi.",
            en="Double quotes stand around a whole cell; inside it they are doubled.",
        ),
        Words(
            vi="Dấu nháy lẻ làm ô này dính vào ô sau, có khi nuốt cả các dòng dưới.",
            en="A single quote joins a cell to the next ones, and may swallow the rows below.",
        ),
        bad=Example(
            "reports/2025.csv",
            """\
indicator,period,value,published,source
online-share,2024,48.67,2025-01-20,Báo cáo "số 7"
""",
        ),
        good=Example(
            "reports/2025.csv",
            '''\
indicator,period,value,published,source
online-share,2024,48.67,2025-01-20,"Báo cáo ""số 7"""
''',
        ),
    ),
    Rule(
        "PAR163",
        "error",
        Words(
            vi="Mỗi dòng có đủ số ô như dòng tiêu đề.",
            en="Every row has as many cells as the header.",
        ),
        Words(
            vi="Thừa hoặc thiếu một dấu phẩy thì số liệu lệch sang cột khác.",
            en="With a comma too many or too few, figures slip into the wrong column.",
        ),
        bad=Example(
            "reports/2025.csv",
            """\
indicator,period,value,published,source
online-share,2024,48.67,2025-01-20,Báo cáo 7, phần 2
""",
        ),
        good=Example(
            "reports/2025.csv",
            """\
indicator,period,value,published,source
online-share,2024,48.67,2025-01-20,"Báo cáo 7, phần 2"
""",
        ),
    ),
    Rule(
        "PAR164",
        "error",
        Words(
            vi="Trong tệp CSV không có dòng trống.",
            en="A CSV file has no empty lines.",
        ),
        Words(
            vi="Dòng trống có thể là một dòng bị xóa mất số liệu.",
            en="An empty line may be a row that lost its figures.",
        ),
        bad=Example(
            "reports/2025.csv",
            """\
indicator,period,value,published,source

online-share,2024,48.67,2025-01-20,Báo cáo 7
""",
        ),
        good=Example(
            "reports/2025.csv",
            """\
indicator,period,value,published,source
online-share,2024,48.67,2025-01-20,Báo cáo 7
""",
        ),
    ),
)
