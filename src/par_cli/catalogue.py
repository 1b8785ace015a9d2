"""The Vietnamese words for every message, error and help text: each English template with its own.

A test holds this list against the source: it has each template, no other, and the same parts.  Keys, operators, codes,
file names and whatever is to be typed stay as they are in every language.
"""

from __future__ import annotations

from typing import Final

VIETNAMESE: Final[dict[str, str]] = {
    # What the commands do
    "Public commitments as data: how far each target is from met, what is overdue, and who owes it.": (
        "Các cam kết công khai dưới dạng dữ liệu: mỗi chỉ tiêu còn cách mức phải đạt bao nhiêu, việc nào quá hạn, "
        "cơ quan nào chịu trách nhiệm."
    ),
    "Exit codes: 0 nothing overdue, 1 something overdue, 2 misused, 3 data invalid, 4 output not written.": (
        "Mã thoát: 0 không có mục nào quá hạn, 1 có mục quá hạn, 2 dùng lệnh sai, 3 dữ liệu không hợp lệ, "
        "4 không ghi được kết quả."
    ),
    "Where we stand today: counts, what is overdue and why, what falls due next.": (
        "Tình hình đến nay: số lượng theo trạng thái, mục nào quá hạn và vì sao, mục nào sắp đến hạn."
    ),
    "Every target: what it must be, the newest figure, gap, pace and status.": (
        "Từng chỉ tiêu: mức phải đạt, số liệu mới nhất, còn cách, nhịp độ và trạng thái."
    ),
    "Every task: who leads it, when it falls due, what was reported, how late it is.": (
        "Từng nhiệm vụ: cơ quan chủ trì, thời gian hoàn thành, kết quả đã báo cáo, quá hạn bao nhiêu ngày."
    ),
    "Print the version.": "Cho biết phiên bản.",
    "Are the data files right? Every fault with its place and what to write instead.": (
        "Các tệp dữ liệu có đúng không? Mỗi lỗi kèm chỗ sai và cách ghi lại cho đúng."
    ),
    "What a rule of data files wants and why, with an example that breaks it and one that keeps it.": (
        "Một quy tắc về tệp dữ liệu đòi hỏi gì, vì sao, kèm ví dụ sai và ví dụ đúng."
    ),
    "Write a reported value, or how far a task or an outcome is, into the reports.": (
        "Ghi một số liệu được báo cáo, hoặc tiến độ một nhiệm vụ hay kết quả, vào các tệp báo cáo."
    ),
    "A reported value of an indicator.": "Một số liệu được báo cáo của một chỉ số.",
    "How far a task is, or its new due date.": "Tiến độ của một nhiệm vụ, hoặc thời hạn mới.",
    "How far a target without a number is.": "Tiến độ của một chỉ tiêu không có con số.",
    "A new data folder: a commented skeleton, or a copy of the data inside par.": (
        "Một thư mục dữ liệu mới: khung có chú thích, hoặc bản sao dữ liệu kèm theo par."
    ),
    # What the options do
    "The data folder. Default: $PAR_DATA, else ./data, else the data inside par.": (
        "Thư mục dữ liệu. Mặc định: $PAR_DATA, không có thì ./data, không có nữa thì dữ liệu kèm theo par."
    ),
    "Only what was known on this day. Default: today.": "Chỉ tính những gì đã biết đến ngày này. Mặc định: hôm nay.",
    "The form of the output.": "Dạng kết quả.",
    "The language of tables, Markdown and messages. Default: $PAR_LANG, else the locale, else the decision's.": (
        "Ngôn ngữ của bảng, Markdown và thông báo. Mặc định: $PAR_LANG, không có thì theo thiết lập của máy, "
        "không có nữa thì theo quyết định."
    ),
    "Only this phase of the decision.": "Chỉ giai đoạn này của quyết định.",
    "Only this section of the decision's text or of its tasks.": (
        "Chỉ mục này trong văn bản quyết định hoặc trong khung nhiệm vụ."
    ),
    "Only what this agency leads, owns or answers for today: id, name, short name or alias.": (
        "Chỉ những gì cơ quan này chủ trì hoặc nay chịu trách nhiệm: nhập mã, tên, tên viết tắt hoặc tên gọi khác."
    ),
    "Only this status; repeatable.": "Chỉ trạng thái này; có thể nhập nhiều lần.",
    "Only what is overdue.": "Chỉ những mục quá hạn.",
    "Leave orientation phases out of the exit code.": "Mã thoát không tính các giai đoạn định hướng.",
    "What makes the exit code 1.": "Trường hợp nào thì mã thoát là 1.",
    "Write to this file, whole or not at all.": "Ghi kết quả vào tệp này: ghi trọn vẹn, không thì giữ nguyên tệp cũ.",
    "Colours in tables.": "Màu trong bảng.",
    "DIR": "THƯ_MỤC",
    "DATE": "NGÀY",
    "ID": "MÃ",
    "NAME": "TÊN",
    "STATUS": "TRẠNG_THÁI",
    "FILE": "TỆP",
    "A data folder, or single files of one, judged within it. Default: the folder of --data.": (
        "Một thư mục dữ liệu, hoặc một số tệp trong đó, được xét cùng cả thư mục. Mặc định: thư mục của --data."
    ),
    "PATHS": "ĐƯỜNG_DẪN",
    "With the lines of the files, one line each, or for programs, CI and code hosts.": (
        "Kèm dòng trong tệp, mỗi phát hiện một dòng, hoặc cho chương trình, CI và nơi lưu mã."
    ),
    "Let warnings fail too: exit code 3.": "Cảnh báo cũng coi là không đạt: mã thoát 3.",
    "With PATHS: show the findings of all other files as well.": "Khi có ĐƯỜNG_DẪN: hiện cả phát hiện ở các tệp khác.",
    "Only these rules: codes or their beginnings, like PAR6,PAR811; repeatable.": (
        "Chỉ các quy tắc này: mã hoặc phần đầu của mã, như PAR6,PAR811; lặp lại được."
    ),
    "CODES": "MÃ",
    "Not these rules; repeatable.": "Bỏ qua các quy tắc này; lặp lại được.",
    "N": "N",
    "With --format text: show so many and count the rest. Default: 50.": (
        "Với --format text: hiện chừng ấy phát hiện và đếm phần còn lại. Mặc định: 50."
    ),
    "Say what was read.": "Cho biết đã đọc những gì.",
    "CODE": "MÃ",
    "The code that a finding ends in, like PAR203. Default: all.": (
        "Mã ở cuối một phát hiện, như PAR203. Mặc định: tất cả."
    ),
    "One page or the list of rules, or all pages as Markdown.": (
        "Một trang hoặc danh mục quy tắc, hoặc tất cả các trang bằng Markdown."
    ),
    "Its id or name.": "Mã hoặc tên chỉ số.",
    "INDICATOR": "CHỈ_SỐ",
    "PERIOD": "KỲ",
    "VALUE": "GIÁ_TRỊ",
    "TASK": "NHIỆM_VỤ",
    "TARGET": "CHỈ_TIÊU",
    "TEXT": "VĂN_BẢN",
    "URL": "ĐỊA_CHỈ",
    "KEY": "KHÓA",
    "Like 2025, 2025-Q3, 2025-07 or 2025-04/2026-03.": "Như 2025, 2025-Q3, 2025-07 hoặc 2025-04/2026-03.",
    'Like 48,67 or 48.67; counts 14862/55489; a bound ">30".': (
        'Như 48,67 hoặc 48.67; tử số/mẫu số 14862/55489; giới hạn ">30".'
    ),
    "With a rank: among how many.": "Với thứ hạng: xếp trong bao nhiêu đơn vị.",
    "VALUE is the reported change from the base in percent, like -5.03.": (
        "GIÁ_TRỊ là mức tăng, giảm so với gốc theo phần trăm, như -5.03."
    ),
    "The agency that it is of. Default: the whole.": "Cơ quan có số liệu này. Mặc định: toàn bộ.",
    "The day on which it was published: 2025-12-31 or 31/12/2025.": "Ngày công bố: 2025-12-31 hoặc 31/12/2025.",
    "Where it is published.": "Nơi công bố.",
    "The address of the source.": "Địa chỉ của nguồn.",
    "Not final.": "Số liệu sơ bộ.",
    "What else is to be known of it.": "Điều cần biết thêm.",
    "Add it though another figure stands there, which stays in history.": (
        "Vẫn thêm khi đã có số liệu khác; số cũ được giữ trong lịch sử."
    ),
    "The file below reports/. Default: that of the month of publication.": (
        "Tệp trong reports/. Mặc định: tệp của tháng công bố."
    ),
    "Say what would change, and write nothing.": "Cho biết điều gì sẽ thay đổi, không ghi gì.",
    "Its id, like I.4.": "Mã nhiệm vụ, như I.4.",
    "Which one, of a task that has several: 2024, 2025-Q2.": "Lần nào, với nhiệm vụ có nhiều lần: 2024, 2025-Q2.",
    "Done on this day.": "Hoàn thành ngày này.",
    "Begun, and not done.": "Đã bắt đầu, chưa xong.",
    "Not begun.": "Chưa bắt đầu.",
    "Not done, and not to be.": "Không làm được, và sẽ không làm.",
    "The new due date; with --document.": "Thời hạn mới; kèm --document.",
    "No longer applies from this day on; with --reason and --document.": (
        "Không còn áp dụng từ ngày này; kèm --reason và --document."
    ),
    "The document that extends or ends it.": "Văn bản gia hạn hoặc cho dừng.",
    "Why it no longer applies.": "Vì sao không còn áp dụng.",
    "What shows that it is done.": "Minh chứng đã hoàn thành.",
    "Why it is late.": "Vì sao chậm.",
    "What is done about it.": "Biện pháp khắc phục.",
    "Its id, like online-forms/2025.": "Mã chỉ tiêu, như online-forms/2025.",
    "It must not exist yet, or be empty.": "Chưa có, hoặc là thư mục rỗng.",
    "Copy the data inside par, its reports included.": "Chép dữ liệu kèm theo par, cả các báo cáo.",
    # What Typer says in help and of misuse
    "Usage: ": "Cách dùng: ",
    "Arguments": "Tham số",
    "Options": "Tùy chọn",
    "Commands": "Các lệnh",
    "OPTIONS": "TÙY_CHỌN",
    "COMMAND": "LỆNH",
    "ARGS": "THAM_SỐ",
    "Show this message and exit.": "Hiện hướng dẫn này.",
    "Install completion for the current shell.": "Cài đặt tự điền lệnh cho shell đang dùng.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "In ra đoạn tự điền lệnh cho shell đang dùng, để sao chép hoặc chỉnh sửa."
    ),
    "[default: {default}]": "[mặc định: {default}]",
    "[required]": "[bắt buộc]",
    "Error: {message}": "Lỗi: {message}",
    "Try '{command}' for help.": "Xem hướng dẫn bằng lệnh '{command}'.",
    "No such command {name}. Did you mean {names}?": "không có lệnh {name}; có phải {names}?",
    "No such command {name}.": "không có lệnh {name}.",
    "No such option: {option} (Possible options: {names})": "không có tùy chọn {option} (có thể là: {names})",
    "No such option: {option}": "không có tùy chọn {option}",
    "Option {option} requires an argument.": "sau tùy chọn {option} phải có giá trị.",
    "Option {option} does not take a value.": "tùy chọn {option} không kèm giá trị.",
    "Got unexpected extra argument(s) ({arguments})": "thừa tham số ({arguments})",
    "Missing command.": "thiếu tên lệnh.",
    "Missing argument {name}.": "thiếu tham số {name}.",
    "Missing option {name}.": "thiếu tùy chọn {name}.",
    "Invalid value for {name}: Value error, {value} is not one of {names}.": (
        "giá trị của {name} không hợp lệ: {value} không thuộc các giá trị {names}."
    ),
    "Invalid value for {name}: {why}": "giá trị của {name} không hợp lệ: {why}",
    # What was asked for and is not there
    "--as-of: “{text}” is not a day; write it like 2025-12-31 or 31/12/2025": (
        "--as-of: “{text}” không phải là ngày; hãy ghi như 2025-12-31 hoặc 31/12/2025"
    ),
    "--as-of: there is no day “{text}”; write it like 2025-12-31": (
        "--as-of: không có ngày “{text}”; hãy ghi như 2025-12-31"
    ),
    "--as-of: the year {year} is out of reach; write one from {first} to {last}": (
        "--as-of: năm {year} nằm ngoài phạm vi; hãy ghi năm từ {first} đến {last}"
    ),
    "{option}: the name is empty; write one, or leave the option out": (
        "{option}: tên để trống; hãy ghi tên, hoặc bỏ tùy chọn này"
    ),
    "PAR_LANG: “{name}” is not a language here; use one of: {names}": (
        "PAR_LANG: không có ngôn ngữ “{name}”; hãy dùng một trong các giá trị: {names}"
    ),
    "{option}: there is no “{name}”; {hint}": "{option}: không có “{name}”; {hint}",
    "{option}: there is no agency “{name}”; {hint}": "{option}: không có cơ quan “{name}”; {hint}",
    "{option}: “{name}” means several agencies; use one of the ids: {ids}": (
        "{option}: “{name}” là tên của nhiều cơ quan; hãy dùng một trong các mã: {ids}"
    ),
    "did you mean {name}?": "có phải {name}?",
    "did you mean “{name}”?": "có phải “{name}”?",
    "did you mean one of these: {names}?": "có phải một trong các mã: {names}?",
    "use one of: {names}": "hãy dùng một trong các giá trị: {names}",
    "par status --format json lists the agencies": "lệnh par status --format json liệt kê các cơ quan",
    "--max-findings: only the text form is cut short; leave the option out": (
        "--max-findings: chỉ dạng text mới được rút ngắn; hãy bỏ tùy chọn này"
    ),
    "--max-findings: write a number from 1 up": "--max-findings: hãy ghi một số từ 1 trở lên",
    "par explain lists the rules": "par explain liệt kê các quy tắc",
    "{option}: no rule begins with “{name}”; {hint}": "{option}: không có quy tắc nào bắt đầu bằng “{name}”; {hint}",
    "--format md: all pages are one document; leave the code out": (
        "--format md: mọi trang nằm trong một văn bản; hãy bỏ mã"
    ),
    "no folder above {path} holds a targets.yaml; name the data folder with --data": (
        "không thư mục nào phía trên {path} có targets.yaml; hãy chỉ ra thư mục dữ liệu bằng --data"
    ),
    "{path} does not lie in {folder}; judge one data folder at a time": (
        "{path} không nằm trong {folder}; mỗi lần chỉ xét một thư mục dữ liệu"
    ),
    "{file} is no data file; those are {names}, and *.yaml and *.csv below reports/": (
        "{file} không phải tệp dữ liệu; tệp dữ liệu là {names}, và *.yaml, *.csv trong reports/"
    ),
    "--file: “{name}” is not the name of a {kind} file below reports/; write it like {example}": (
        "--file: “{name}” không phải tên một tệp {kind} trong reports/; hãy ghi như {example}"
    ),
    "PERIOD: {why}; {hint}": "KỲ: {why}; {hint}",
    "{option}: {why}": "{option}: {why}",
    "{option}: {wanted} is needed with it": "{option}: cần kèm {wanted}",
    "{option} does not go with {other}": "{option} không đi cùng {other}",
    "{option}: the text is empty; write it, or leave the option out": (
        "{option}: văn bản trống; hãy ghi nội dung, hoặc bỏ tùy chọn"
    ),
    "{option}: the text holds a tab or an invisible character; write it without that": (
        "{option}: văn bản có dấu tab hoặc ký tự ẩn; hãy bỏ ký tự ấy"
    ),
    "say one of: {names}": "hãy chọn một trong: {names}",
    "“{text}” can be read in two ways; write {whole} if thousands are parted, {decimal} if it has decimals": (
        "“{text}” có thể đọc theo hai cách; hãy ghi {whole} nếu là dấu phân hàng nghìn, {decimal} nếu là dấu thập phân"
    ),
    "“{text}” has more than {most} digits": "“{text}” có hơn {most} chữ số",
    "“{text}” is not a day; write it like 2025-12-31 or 31/12/2025": (
        "“{text}” không phải một ngày; hãy ghi như 2025-12-31 hoặc 31/12/2025"
    ),
    "“{text}” is not a number; write it like 48.67 or 48,67": (
        "“{text}” không phải một số; hãy ghi như 48.67 hoặc 48,67"
    ),
    # What ends a command
    "1 problem in the data; nothing was computed": "dữ liệu có 1 lỗi; chưa tính toán gì",
    "{number} problems in the data; nothing was computed": "dữ liệu có {number} lỗi; chưa tính toán gì",
    "... and {number} more": "... và {number} mục nữa",
    "warning: {problem}": "cảnh báo: {problem}",
    "the output could not be written: {why}; check the disk and the permissions": (
        "không ghi được kết quả: {why}; hãy kiểm tra đĩa và quyền ghi"
    ),
    "{file}: {why}": "{file}: {why}",
    "standard output: {why}": "đầu ra chuẩn: {why}",
    "standard output is closed": "đầu ra chuẩn đã đóng",
    "a folder was meant, and a file is written": "tên này chỉ một thư mục, trong khi kết quả là một tệp",
    "a fault in par itself ({kind}); run it again with PAR_DEBUG=1 and report the trace": (
        "lỗi của chính par ({kind}); hãy chạy lại với PAR_DEBUG=1 và báo lại toàn bộ nội dung hiện ra"
    ),
    # What keeps data from being written
    "nothing was written: {why}": "chưa ghi gì: {why}",
    "only {files} was written: {why}": "chỉ mới ghi {files}: {why}",
    "the data inside par is read-only; copy it with: par init DIR --from-embedded, then name --data DIR": (
        "dữ liệu bên trong par chỉ để đọc; hãy chép ra bằng: par init DIR --from-embedded, rồi dùng --data DIR"
    ),
    "another par has been writing there for {most} seconds; try again": (
        "một lệnh par khác đã ghi ở đó suốt {most} giây; hãy thử lại"
    ),
    "{file} was changed by another program meanwhile; try again": (
        "trong lúc đó một chương trình khác đã sửa {file}; hãy thử lại"
    ),
    "{files} has the new content, and the disk does not confirm that it will last: {why}; check the disk, then look "
    "whether it is there": (
        "{files} đã có nội dung mới, nhưng đĩa không xác nhận là giữ được: {why}; hãy kiểm tra đĩa, rồi xem nội dung "
        "ấy còn không"
    ),
    "this would make the data invalid; nothing was written": "nội dung này sẽ làm dữ liệu không hợp lệ; chưa ghi gì",
    "no place is found in {file} for another entry of {list}; name a new file with --file": (
        "không tìm được chỗ thêm mục vào {list} trong {file}; hãy nêu một tệp mới bằng --file"
    ),
    "nothing was written: {folder} is not empty; name a new folder": (
        "chưa ghi gì: {folder} không rỗng; hãy nêu một thư mục mới"
    ),
    "{what} has another figure in {place}; correct it there if it was never published, or add --revise and "
    "--published with the day of the new figure: the old one stays in history": (
        "{what} đã có số liệu khác ở {place}; hãy sửa tại đó nếu số ấy chưa công bố, hoặc thêm --revise và "
        "--published với ngày công bố số mới: số cũ được giữ trong lịch sử"
    ),
    "{what} is revised from the day of the new figure on; give it with --published, another one than that of "
    "the figure in {place}": (
        "{what} được sửa từ ngày công bố số mới; hãy ghi ngày ấy bằng --published, khác ngày của số liệu ở {place}"
    ),
    "{what} has no other figure that could be revised; leave --revise out": (
        "{what} không có số liệu nào khác để sửa; hãy bỏ --revise"
    ),
    "it is recorded already; nothing was changed": "nội dung này đã được ghi; không thay đổi gì",
    "nothing was written (--dry-run); it would be in {file}": "chưa ghi gì (--dry-run); nội dung sẽ ở {file}",
    "written to {file}": "đã ghi vào {file}",
    "{folder} is ready; try: par status --data {folder}": "{folder} đã sẵn sàng; hãy thử: par status --data {folder}",
    "The title of the decision": "Tên quyết định",
    "The decision itself: write its title here.": "Chính quyết định: hãy ghi tên ở đây.",
    "The phases, from year to year: the last day of a phase is the deadline of its targets.": (
        "Các giai đoạn, từ năm đến năm: ngày cuối giai đoạn là thời hạn của chỉ tiêu."
    ),
    "What is measured, each with its targets. Take [] away, and # before the example; then fill it in.": (
        "Các chỉ số, kèm chỉ tiêu. Hãy thay [] bằng các mục như ví dụ, bỏ dấu #, rồi điền vào."
    ),
    "The sections of the task matrix, then its rows: who leads, and when it falls due.": (
        "Các mục của khung nhiệm vụ, rồi từng dòng: ai chủ trì, khi nào đến hạn."
    ),
    "The agencies that the decision names: their ids stand in the other files.": (
        "Các cơ quan nêu trong quyết định: mã của chúng đứng ở các tệp khác."
    ),
    "What was reported. par record adds to these lists, par validate checks them.": (
        "Những gì đã báo cáo. par record thêm vào các danh sách này, par validate kiểm tra."
    ),
    # What was found in data files
    "{errors} and {warnings} in {files}; par explain {code} says more": (
        "{errors} và {warnings} trong {files}; par explain {code} giải thích thêm"
    ),
    "1 error": "1 lỗi",
    "{number} errors": "{number} lỗi",
    "1 warning": "1 cảnh báo",
    "{number} warnings": "{number} cảnh báo",
    "1 file": "1 tệp",
    "{number} files": "{number} tệp",
    "1 finding in other files is not shown; --all shows it": (
        "1 phát hiện ở tệp khác không được hiện; --all hiện mục ấy"
    ),
    "{number} findings in other files are not shown; --all shows them": (
        "{number} phát hiện ở các tệp khác không được hiện; --all hiện các mục ấy"
    ),
    "1 finding of a rule that was not asked for is not shown (--select, --ignore)": (
        "1 phát hiện thuộc quy tắc không được hỏi nên không hiện (--select, --ignore)"
    ),
    "{number} findings of rules that were not asked for are not shown (--select, --ignore)": (
        "{number} phát hiện thuộc các quy tắc không được hỏi nên không hiện (--select, --ignore)"
    ),
    "read {file}: {entries}": "đã đọc {file}: {entries}",
    "no entries": "không có mục nào",
    "judged on {day}: {errors}, {warnings}": "xét ngày {day}: {errors}, {warnings}",
    "Wrong": "Sai",
    "Right": "Đúng",
    "error": "lỗi",
    "warning": "cảnh báo",
    "rule": "quy tắc",
    "gravity": "mức độ",
    "what it wants": "đòi hỏi gì",
    "Rules of data files": "Quy tắc về tệp dữ liệu",
    "The folder of the examples": "Thư mục của các ví dụ",
    "Every rule of data files: what it wants, why, an example that breaks it and one that keeps it. An error "
    "makes the data unusable; a warning leaves it usable and doubtful, and `par validate --strict` fails on it "
    "too. `par explain CODE` prints one page.": (
        "Mọi quy tắc về tệp dữ liệu: đòi hỏi gì, vì sao, một ví dụ sai và một ví dụ đúng. Lỗi làm dữ liệu không dùng "
        "được; cảnh báo thì dữ liệu vẫn dùng được nhưng đáng ngờ, và `par validate --strict` cũng không chấp nhận. "
        "`par explain CODE` in một trang."
    ),
    "The examples are changes to one small invented folder, which is printed at the end. Of its files, the "
    "entry that changes is shown; any other file is shown whole; commands are run in the folder.": (
        "Các ví dụ thay đổi một thư mục nhỏ được đặt ra, in ở cuối. Với các tệp của thư mục đó, mục thay đổi được in "
        "ra; tệp khác thì in cả tệp; lệnh được chạy trong thư mục đó."
    ),
    # What the system says
    "Permission denied": "không có quyền truy cập",
    "Bad file descriptor": "kênh ghi không còn mở",
    "Disk quota exceeded": "đã hết hạn mức dung lượng đĩa",
    "File too large": "tệp quá lớn",
    "Input/output error": "lỗi đọc, ghi đĩa",
    "Is a directory": "đây là thư mục",
    "File name too long": "tên tệp quá dài",
    "No such file or directory": "không có tệp hoặc thư mục này",
    "No space left on device": "đĩa đã đầy",
    "Not a directory": "đây không phải là thư mục",
    "Operation not permitted": "thao tác không được phép",
    "Read-only file system": "đĩa chỉ cho phép đọc",
    # Files
    "there is no such file": "không có tệp này",
    "create it, or correct the path": "hãy tạo tệp, hoặc sửa lại đường dẫn",
    "this is a link, and links are not followed": "đây là liên kết, và par không đi theo liên kết",
    "put what it points to here": "hãy đặt chính nội dung được liên kết vào đây",
    "the folders above it are links that go in circles": "các thư mục cấp trên là liên kết vòng",
    "correct the links": "hãy sửa các liên kết",
    "this is {kind}, not a file": "đây là {kind}, không phải tệp",
    "a folder": "thư mục",
    "a pipe": "ống dẫn (pipe)",
    "a socket": "ổ cắm (socket)",
    "a link": "liên kết",
    "a device": "thiết bị",
    "put a regular file here": "hãy đặt một tệp thông thường vào đây",
    "there is no permission to read it": "không có quyền đọc",
    "allow yourself to read it": "hãy cấp quyền đọc",
    "it cannot be read ({why})": "không đọc được ({why})",
    "unknown reason": "không rõ nguyên nhân",
    "correct the path, or read it from another disk": "hãy sửa lại đường dẫn, hoặc đọc từ đĩa khác",
    "a line is longer than {size}": "một dòng dài hơn {size}",
    "begin a new line for each row": "xuống dòng cho mỗi hàng",
    "{code} is found more than {most} times in the file": "{code} gặp quá {most} lần trong tệp",
    "the file is larger than {size}": "tệp lớn hơn {size}",
    "{number} MB": "{number} MB",
    "{number} bytes": "{number} byte",
    "split it into several files": "hãy tách thành nhiều tệp",
    "a file stands where a folder of reports belongs": "ở vị trí của thư mục báo cáo lại có một tệp",
    "make it a folder": "hãy thay bằng thư mục",
    "a spreadsheet program has this folder's report open": "một báo cáo trong thư mục này đang mở trong bảng tính",
    "close it, and remove this file": "hãy đóng bảng tính, rồi xóa tệp này",
    "spreadsheets are not read, and this one would be passed over": (
        "par không đọc tệp bảng tính, nên tệp này sẽ bị bỏ qua"
    ),
    "save it as CSV: UTF-8, with commas between the cells": ("hãy lưu thành CSV: bảng mã UTF-8, dấu phẩy giữa các ô"),
    "reports end in {ending}, and this one would be passed over": (
        "tên tệp báo cáo phải có đuôi {ending}, nên tệp này sẽ bị bỏ qua"
    ),
    "name it {name}": "hãy đổi tên thành {name}",
    "this is not read: reports are below {folder}/": "tệp này không được đọc: báo cáo nằm trong {folder}/",
    "put it there, or take it out of the data folder": "hãy đưa vào đó, hoặc đưa ra khỏi thư mục dữ liệu",
    "this is not read: the name is written in lower case": "mục này không được đọc: tên phải viết thường",
    # Text
    "the file is empty": "tệp trống",
    "the file is not UTF-8 (it looks like UTF-16 or UTF-32)": (
        "tệp không dùng bảng mã UTF-8 (có vẻ là UTF-16 hoặc UTF-32)"
    ),
    "the file is not UTF-8: the byte {byte} does not fit here": (
        "tệp không dùng bảng mã UTF-8: byte {byte} không hợp lệ ở đây"
    ),
    "the file is not UTF-8 text: it holds a zero byte": "tệp không phải là văn bản UTF-8: trong tệp có byte rỗng",
    "save the file as UTF-8": "hãy lưu tệp theo bảng mã UTF-8",
    "a tab is used as indentation": "dòng thụt vào bằng dấu tab",
    "the character {character} is used as indentation": "dòng thụt vào bằng ký tự {character}",
    "indent with spaces": "hãy thụt dòng bằng dấu cách",
    "a bare carriage return is no line end": "ký tự CR đứng riêng không phải là dấu xuống dòng",
    "save the file with LF or CRLF line ends": "hãy lưu tệp với dấu xuống dòng LF hoặc CRLF",
    "a tab must not stand here": "ở đây không được có dấu tab",
    "write spaces": "hãy dùng dấu cách",
    "{character} must not stand inside the file": "{character} không được nằm giữa tệp",
    "remove it: a byte order mark may only be the very first character": (
        "hãy xóa đi: dấu thứ tự byte chỉ được đứng đầu tệp"
    ),
    "the invisible character {character} must not stand here": "ở đây không được có ký tự ẩn {character}",
    "remove it": "hãy bỏ đi",
    "remove them": "hãy bỏ bớt",
    "more than 30 combining marks follow one another": "có hơn 30 dấu kết hợp liền nhau",
    "the file has more than {most} problems; what follows was not read": (
        "tệp có hơn {most} lỗi; phần sau chưa được đọc"
    ),
    "mend these first": "hãy sửa các lỗi này trước",
    "git has left a conflict here: two versions of the same lines": (
        "git để lại xung đột ở đây: cùng những dòng này có hai bản"
    ),
    "keep one of them, and delete the other and the lines <<<<<<<, |||||||, ======= and >>>>>>>": (
        "hãy giữ một bản, xóa bản kia và các dòng <<<<<<<, |||||||, ======= và >>>>>>>"
    ),
    # CSV
    "begin it with the header {header}": "hãy bắt đầu bằng dòng tiêu đề {header}",
    "the cells are not separated by commas": "các ô không ngăn cách bằng dấu phẩy",
    "save it with commas between the cells": "hãy lưu với dấu phẩy giữa các ô",
    "there is no column “{name}”": "không có cột “{name}”",
    "the columns are {names}": "các cột gồm {names}",
    "the column “{name}” stands twice": "cột “{name}” ghi hai lần",
    "keep one of the two": "hãy giữ lại một",
    "the header has more than {most} columns": "dòng tiêu đề có hơn {most} cột",
    "remove the others": "hãy bỏ các cột thừa",
    "a needed column is missing: {names}": "thiếu cột bắt buộc: {names}",
    "needed columns are missing: {names}": "thiếu các cột bắt buộc: {names}",
    "add them, each with its cell in every row": "hãy thêm cột, mỗi dòng có ô tương ứng",
    "the line is empty": "dòng trống",
    "the row has 1 cell, the header has {width}": "dòng có 1 ô, dòng tiêu đề có {width} ô",
    "the row has {count} cells, the header has {width}": "dòng có {count} ô, dòng tiêu đề có {width} ô",
    "write one cell for each column, and put a cell that holds a comma in quotes": (
        "hãy ghi mỗi cột một ô; ô có dấu phẩy thì đặt trong dấu nháy kép"
    ),
    "a quote stands inside a cell that has none around it": (
        "trong ô có dấu nháy kép, nhưng ô không đặt trong dấu nháy kép"
    ),
    'put the whole cell in quotes, and double the quotes in it: "a ""word"" in quotes"': (
        'hãy đặt cả ô trong dấu nháy kép, dấu nháy bên trong viết thành đôi: "một ""từ"" trong nháy"'
    ),
    "the row has more than {most} characters": "hàng có hơn {most} ký tự",
    "close the quote that is open in it, or shorten its texts": "đóng dấu nháy đang mở trong hàng, hoặc rút ngắn chữ",
    "the quote that opens here is not closed": "dấu nháy mở ở đây chưa được đóng",
    "close it": "hãy đóng lại",
    "text follows the closing quote of a cell": "sau dấu nháy đóng của ô còn có chữ",
    'write a comma after the closing quote, and double the quotes inside a cell: "a ""word"" in quotes"': (
        'hãy ghi dấu phẩy sau dấu nháy đóng, dấu nháy bên trong ô viết thành đôi: "một ""từ"" trong nháy"'
    ),
    "the row is empty": "dòng không có ô nào ghi dữ liệu",
    "delete it": "hãy xóa dòng này",
    "the cell “{name}” is empty": "ô “{name}” để trống",
    "fill it in": "hãy điền vào",
    # Importing
    "Take the figures of a CSV file that a spreadsheet program has saved; or write one to fill in.": (
        "Nhập số liệu từ tệp CSV do chương trình bảng tính lưu; hoặc xuất tệp mẫu để điền."
    ),
    "A CSV file with one figure in each row, under a row of headers.": (
        "Tệp CSV, mỗi dòng một số liệu, dưới dòng tiêu đề."
    ),
    "The CSV file below reports/ to write. Default: named after FILE.": (
        "Tệp CSV sẽ ghi trong reports/. Mặc định: đặt theo tên TỆP."
    ),
    "Add figures though others stand there, which stay in history.": (
        "Thêm số liệu dù đã có số khác; số cũ vẫn giữ trong lịch sử."
    ),
    "Write a file to fill in: what is owed for --period.": (
        "Xuất tệp mẫu để điền: những số liệu còn thiếu của --period."
    ),
    "With --template: 2025, Q3/2025, 07/2025.": "Kèm --template: 2025, Q3/2025, 07/2025.",
    "{needed} is missing; see par import --help": "thiếu {needed}; xem par import --help",
    "{option}: “{text}” is not a period; {hint}": "{option}: “{text}” không phải là kỳ; {hint}",
    "write {forms}, or as in Q3/2025, 07/2025": "hãy ghi {forms}, hoặc như Q3/2025, 07/2025",
    "no row of the file was taken; nothing was written": "không nhận dòng nào của tệp; chưa ghi gì",
    "all of it is there already; nothing was changed": "mọi số liệu đều đã có; không thay đổi gì",
    "no row holds a figure; nothing was changed": "không dòng nào có số liệu; không thay đổi gì",
    "new: {new}; there already: {same}; other figures than before: {revised}": (
        "mới: {new}; đã có: {same}; khác số liệu trước: {revised}"
    ),
    "the first of these: row {row}, {what}: {now} (before: {before})": (
        "dòng đầu tiên trong số đó: dòng {row}, {what}: {now} (trước: {before})"
    ),
    "rows without a figure, passed over: {count}": "số dòng không có số liệu, bỏ qua: {count}",
    "{column}: “{sign}” is before the decimals, as other cells of the column show; read so: {count}, the first "
    "“{text}” in row {row} as {number}": (
        "{column}: “{sign}” đứng trước phần thập phân, theo các ô khác trong cột; đọc như vậy: {count} ô, đầu tiên là "
        "“{text}” ở dòng {row} thành {number}"
    ),
    "in the spreadsheet program choose “Save as” and there “CSV UTF-8”": (
        "trong chương trình bảng tính hãy chọn “Lưu dưới dạng” (Save as), rồi “CSV UTF-8”"
    ),
    "this is a spreadsheet and no CSV file": "đây là bảng tính, không phải tệp CSV",
    "the file is not UTF-16, as its first bytes say": "tệp không phải UTF-16 như các byte đầu cho biết",
    "letters were lost when the file was saved: {save}": "một số chữ đã mất khi lưu tệp: {save}",
    "the first row names the columns: {names}; par import --template writes a file that has them": (
        "dòng đầu ghi tên các cột: {names}; par import --template xuất tệp có sẵn các cột ấy"
    ),
    "the column “{name}” may be {one} or {other}": "cột “{name}” có thể là {one} hoặc {other}",
    "name it “{name}”, or remove it": "hãy đặt tên “{name}”, hoặc bỏ cột",
    "the file has more than {most} rows": "tệp có hơn {most} dòng",
    "the quotes around this cell do not end where it ends": "dấu nháy kép quanh ô này không đóng ở cuối ô",
    "the row goes on to the right of the last column": "dòng còn kéo dài sang phải cột cuối",
    "remove what stands there, or give it a header; put a cell that holds {sign} in quotes": (
        "hãy xóa phần ấy, hoặc thêm tiêu đề; ô có dấu {sign} thì đặt trong dấu nháy kép"
    ),
    "the row holds no figure": "dòng không có số liệu",
    "fill in value, numerator and denominator, or change; or empty the row": (
        "hãy điền value, hoặc numerator và denominator, hoặc change; hoặc xóa trống dòng"
    ),
    "the sign before the value says {one}, the bound {other}": (
        "dấu trước giá trị nghĩa là {one}, cột giới hạn ghi {other}"
    ),
    "{name} is no percentage": "{name} không tính bằng phần trăm",
    "remove the percent sign, or correct the indicator": "hãy bỏ dấu phần trăm, hoặc sửa chỉ số",
    "“{text}” is not a number": "“{text}” không phải là số",
    "write digits, with one sign before the decimals, like 48,67 or 48.67": (
        "hãy ghi chữ số, với một dấu trước phần thập phân, như 48,67 hoặc 48.67"
    ),
    "“{text}” may be {whole} or {decimal}: its sign parts thousands or decimals": (
        "“{text}” có thể là {whole} hoặc {decimal}: dấu ở đó phân cách hàng nghìn hoặc phần thập phân"
    ),
    "write {whole}, or {longer}, which has only one meaning": "hãy ghi {whole}, hoặc {longer} để chỉ có một cách hiểu",
    "“{text}” may be the month {month} or a day ({day})": "“{text}” có thể là tháng {month} hoặc một ngày ({day})",
    "a spreadsheet program has made a date of it; format the cell as text": (
        "chương trình bảng tính đã đổi thành ngày; hãy định dạng ô là văn bản"
    ),
    "“{text}” is not a date": "“{text}” không phải là ngày",
    "write the day first, like 31/12/2025, or 2025-12-31": "hãy ghi ngày trước, như 31/12/2025, hoặc 2025-12-31",
    "“{text}” is no bound": "“{text}” không phải là giới hạn",
    "“{text}” is neither true nor false": "“{text}” không phải true cũng không phải false",
    "write true or false, or leave the cell empty": "hãy ghi true hoặc false, hoặc để ô trống",
    "“{name}” is the name of several things: {ids}": "“{name}” là tên của nhiều mục: {ids}",
    "write the id of the one that is meant": "hãy ghi mã của mục muốn nói",
    "{what} stands twice in the file, first in row {row}": "{what} ghi hai lần trong tệp, lần đầu ở dòng {row}",
    "{what} is reported already as {old} ({place}), and not all cells beside it are the same": (
        "{what} đã báo cáo là {old} ({place}), nhưng có ô khác đi kèm không giống"
    ),
    "correct the entry there, or give this one the later day on which it was published": (
        "hãy sửa mục ở đó, hoặc ghi ngày công bố muộn hơn cho mục này"
    ),
    "{what} is {new} here, and reported already as {old} ({place})": (
        "{what} ở đây là {new}, nhưng đã báo cáo là {old} ({place})"
    ),
    "if the new figure replaces it, import with --revise; the old one is kept as history": (
        "nếu số mới thay số cũ, hãy nhập kèm --revise; số cũ vẫn giữ trong lịch sử"
    ),
    "if the new figure replaces it, give the later day on which it was published, and --revise": (
        "nếu số mới thay số cũ, hãy ghi ngày công bố muộn hơn, kèm --revise"
    ),
    # The structure of a YAML file
    "the file cannot be read as YAML from here on": "từ đây trở đi không đọc được theo dạng YAML",
    "write “key: value” lines, and put unusual text in quotes": (
        "hãy ghi các dòng “khóa: giá trị”, và đặt chữ có ký tự đặc biệt trong dấu nháy"
    ),
    "write “key: value” lines": "hãy ghi các dòng “khóa: giá trị”",
    "write “key: value” lines; a list without entries is “key: []”": (
        "hãy ghi các dòng “khóa: giá trị”; danh sách không có mục nào ghi là “khóa: []”"
    ),
    "the file as a whole must be a mapping": "toàn bộ tệp phải gồm các dòng “khóa: giá trị”",
    "this does not fit what stands above it": "chỗ này không khớp với phần phía trên",
    "indent it like its neighbours, close every quote and bracket, and write nothing after a closing quote": (
        "hãy thụt dòng như các dòng bên cạnh, đóng đủ dấu nháy và dấu ngoặc, không ghi gì sau dấu nháy đóng"
    ),
    "the list in brackets is not continued or closed": "danh sách trong ngoặc vuông chưa được ghi tiếp hoặc đóng lại",
    "write a comma or ]": "hãy ghi dấu phẩy hoặc ]",
    "the mapping in braces is not continued or closed": (
        "nhóm “khóa: giá trị” trong ngoặc nhọn chưa được ghi tiếp hoặc đóng lại"
    ),
    "write a comma or }": "hãy ghi dấu phẩy hoặc }",
    "the text has a backslash that begins no escape": "trong chữ có dấu gạch chéo ngược không dùng được như vậy",
    r"write \\ for a backslash, or put the text in single quotes": (
        r"hãy ghi \\ cho dấu gạch chéo ngược, hoặc đặt chữ trong dấu nháy đơn"
    ),
    "the text holds an escape that stands for no character": "trong chữ có mã thoát không ứng với ký tự nào",
    "the text holds the escaped character {character}, which must not stand in text": (
        "trong chữ có mã thoát của ký tự {character}, ký tự này không được dùng"
    ),
    "leave the escape out": "hãy bỏ mã thoát",
    "the sign | or > is not followed by a line end": "sau dấu | hoặc > phải xuống dòng",
    "begin the text on the next line, or put the text in quotes": (
        "hãy bắt đầu phần chữ ở dòng sau, hoặc đặt chữ trong dấu nháy"
    ),
    "a text cannot begin with “{sign}”": "chữ không được bắt đầu bằng “{sign}”",
    "put the text in quotes": "hãy đặt chữ trong dấu nháy",
    "a key or a colon with a space after it cannot stand here": (
        "ở đây không được có khóa, cũng không được có dấu hai chấm kèm dấu cách"
    ),
    "put the text in quotes, or correct the indentation": "hãy đặt chữ trong dấu nháy, hoặc sửa lại độ thụt dòng",
    "the sign ? cannot stand here": "ở đây không được có dấu ?",
    "a list item (- ) cannot stand here": "ở đây không được có mục danh sách (- )",
    "put it on a line of its own under its key, or quote it": (
        "hãy đưa xuống một dòng riêng dưới khóa của nó, hoặc đặt trong dấu nháy"
    ),
    "this line is neither “key: value” nor part of a text": (
        "dòng này không phải “khóa: giá trị”, cũng không thuộc phần chữ nào"
    ),
    "write key: value, or quote the whole text": "hãy ghi khóa: giá trị, hoặc đặt cả phần chữ trong dấu nháy",
    "a value is missing here": "ở đây thiếu giá trị",
    "write the value, or remove the comma": "hãy ghi giá trị, hoặc bỏ dấu phẩy",
    "a colon cannot stand here": "ở đây không được có dấu hai chấm",
    "a line that begins with % is a directive to the parser": "dòng bắt đầu bằng % là chỉ thị cho bộ đọc YAML",
    "remove the line": "hãy bỏ dòng này",
    "anchors (&name) are not used here": "par không dùng dấu neo (&tên)",
    "anchors (&{name}) are not used here": "par không dùng dấu neo (&{name})",
    "remove it; quote a text that begins with &": "hãy bỏ đi; chữ bắt đầu bằng & thì đặt trong dấu nháy",
    "aliases (*name) are not used here": "par không dùng tham chiếu (*tên)",
    "aliases (*{name}) are not used here": "par không dùng tham chiếu (*{name})",
    "write the value out; quote a text that begins with *": (
        "hãy ghi đầy đủ giá trị; chữ bắt đầu bằng * thì đặt trong dấu nháy"
    ),
    "tags (!name) are not used here": "par không dùng nhãn kiểu (!tên)",
    "remove it; quote a text that begins with !": "hãy bỏ đi; chữ bắt đầu bằng ! thì đặt trong dấu nháy",
    "merge keys (<<) are not used here": "par không dùng khóa gộp (<<)",
    "write the keys out": "hãy ghi đầy đủ các khóa",
    "the key before the colon is missing": "thiếu khóa trước dấu hai chấm",
    "write key: value": "hãy ghi khóa: giá trị",
    "the key “{key}” stands twice, first in line {line}": "khóa “{key}” ghi hai lần, lần đầu ở dòng {line}",
    "a list or mapping cannot be a key": "danh sách hay nhóm “khóa: giá trị” không dùng làm khóa được",
    "write a text before the colon; quote what begins with [ or {": (
        "hãy ghi chữ trước dấu hai chấm; phần bắt đầu bằng [ hoặc { thì đặt trong dấu nháy"
    ),
    "the text ends before “{comment}”: from # on it is a comment": (
        "phần chữ kết thúc trước “{comment}”: từ dấu # trở đi là chú thích"
    ),
    "put the text in quotes; or write a space after # where a comment is meant": (
        "hãy đặt phần chữ trong dấu nháy; nếu đúng là chú thích thì thêm dấu cách sau #"
    ),
    "there is a comma before “{digits}”": "có dấu phẩy trước “{digits}”",
    "if it is a decimal comma, write a point: .{digits}": "nếu là dấu phẩy thập phân, hãy ghi dấu chấm: .{digits}",
    "a second document begins here": "từ đây là một tài liệu YAML thứ hai",
    "keep one document in each file": "hãy để mỗi tệp một tài liệu",
    "there is more after the end of the outermost bracket": "sau dấu ngoặc đóng ngoài cùng vẫn còn nội dung",
    "remove it, or move it inside": "hãy bỏ đi, hoặc đưa vào trong ngoặc",
    "the file has more than {most} keys and values": "tệp có hơn {most} khóa và giá trị",
    "lists and mappings are nested deeper than {most}": "danh sách và nhóm lồng nhau quá {most} cấp",
    "write it flatter": "hãy giảm bớt số cấp lồng nhau",
    "a colon with a space after it cannot stand in a text without quotes": (
        "dấu hai chấm có dấu cách theo sau không được đứng trong đoạn chữ không có dấu nháy"
    ),
    "put the whole text in quotes": "hãy đặt cả đoạn trong dấu nháy",
    "there is no space after the colon": "thiếu dấu cách sau dấu hai chấm",
    "“{text}” stands alone: a comma parts what is not in quotes": (
        "“{text}” đứng một mình: dấu phẩy ngắt đoạn chữ không có dấu nháy"
    ),
    "put the whole text in quotes, with what stands before the comma": (
        "hãy đặt cả đoạn trong dấu nháy, kể cả phần trước dấu phẩy"
    ),
    # The values of a YAML file
    "there is no value": "không có giá trị",
    "write null, or leave the key out": "hãy ghi null, hoặc bỏ khóa này",
    "“~” is an unusual way to say null": "“~” là cách ghi null ít gặp",
    "an unquoted {sign} has a special meaning in YAML": "{sign} không đặt trong dấu nháy có nghĩa riêng trong YAML",
    "quote it": "hãy đặt trong dấu nháy",
    "write {instead}, or quote it if it is text": "hãy ghi {instead}, hoặc đặt trong dấu nháy nếu là chữ",
    "the number “{text}” has more than {most} digits": "số “{text}” có hơn {most} chữ số",
    "write at most {most} digits, or quote it if it is text": (
        "hãy ghi nhiều nhất {most} chữ số, hoặc đặt trong dấu nháy nếu là chữ"
    ),
    "there is no day “{text}”": "không có ngày “{text}”",
    "write a day that exists, or quote it if it is text": "hãy ghi ngày có thật, hoặc đặt trong dấu nháy nếu là chữ",
    "some programs read an unquoted “{text}” as null": (
        "“{text}” không đặt trong dấu nháy thì có phần mềm hiểu là null"
    ),
    "quote it, or write null or leave the key out": "hãy đặt trong dấu nháy, hoặc ghi null, hoặc bỏ khóa này",
    "some programs read an unquoted “{text}” as true or false": (
        "“{text}” không đặt trong dấu nháy thì có phần mềm hiểu là true hoặc false"
    ),
    "quote it, or write {instead}": "hãy đặt trong dấu nháy, hoặc ghi {instead}",
    "“{text}” is a time of day as well as a date": "“{text}” gồm cả ngày lẫn giờ",
    "quote it, or write the day alone: {day}": "hãy đặt trong dấu nháy, hoặc chỉ ghi ngày: {day}",
    "“{text}” is not written as a date": "“{text}” ghi chưa đúng dạng ngày",
    "some programs read an unquoted “{text}” as a number of seconds or minutes": (
        "“{text}” không đặt trong dấu nháy thì có phần mềm hiểu là số giây hoặc số phút"
    ),
    "the comma in “{text}” may mean thousands or decimals": (
        "dấu phẩy trong “{text}” có thể là dấu phân cách hàng nghìn hoặc dấu thập phân"
    ),
    "write {whole} or {decimal}, or quote it if it is text": (
        "hãy ghi {whole} hoặc {decimal}, hoặc đặt trong dấu nháy nếu là chữ"
    ),
    "“{text}” has a decimal comma": "“{text}” dùng dấu phẩy thập phân",
    "“{text}” has commas between the thousands": "“{text}” có dấu phẩy phân cách hàng nghìn",
    "“{text}” has dots between the thousands": "“{text}” có dấu chấm phân cách hàng nghìn",
    "“{text}” has signs between the thousands": "“{text}” có dấu phân cách hàng nghìn",
    "“{text}” begins with a zero, which some programs read as base eight": (
        "“{text}” bắt đầu bằng số 0, có phần mềm hiểu là số hệ tám"
    ),
    "the number “{text}” has a plus sign": "số “{text}” có dấu cộng",
    "the number “{text}” has a decimal point without a digit beside it": (
        "số “{text}” có dấu chấm thập phân mà một bên không có chữ số"
    ),
    "“{text}” is a number with an exponent": "“{text}” là số viết dạng lũy thừa",
    "write the number out, or quote it if it is text": "hãy ghi đầy đủ con số, hoặc đặt trong dấu nháy nếu là chữ",
    "“{text}” has underscores between its digits": "“{text}” có dấu gạch dưới giữa các chữ số",
    "write the digits alone, or quote it if it is text": ("hãy chỉ ghi các chữ số, hoặc đặt trong dấu nháy nếu là chữ"),
    "some programs read an unquoted “{text}” as a number in another base": (
        "“{text}” không đặt trong dấu nháy thì có phần mềm hiểu là số hệ khác"
    ),
    "write a decimal number, or quote it if it is text": "hãy ghi số hệ mười, hoặc đặt trong dấu nháy nếu là chữ",
    "“{text}” is not a number that can be used": "“{text}” không phải là số dùng được",
    "“{text}” has an invisible no-break space at its side": "“{text}” kèm dấu cách không ngắt, mắt không thấy",
    "“{text}” has digits or signs that are not the ASCII ones": "“{text}” có chữ số hoặc dấu không thuộc bộ mã ASCII",
    # Fields
    "the code of a rule": "mã của một quy tắc",
    "the code of the warning, like PAR811": "mã của cảnh báo, ví dụ PAR811",
    "{value} is text, not a number": "{value} là chữ, không phải số",
    "{value} is not a number": "{value} không phải là số",
    "{value} is not a whole number": "{value} không phải là số nguyên",
    "{value} is not a date": "{value} không phải là ngày",
    "{value} is not a period": "{value} không phải là kỳ",
    "{value} is not text": "{value} không phải là chữ",
    "{value} is neither true nor false": "{value} không phải true, cũng không phải false",
    "{value} is not {what}": "{value} không phải là {what}",
    "a mapping": "nhóm “khóa: giá trị”",
    "a list": "danh sách",
    "an id": "mã hợp lệ",
    "a phase": "mã giai đoạn hợp lệ",
    "a section": "mã mục hợp lệ",
    "a task id": "mã nhiệm vụ hợp lệ",
    "a target id": "mã chỉ tiêu hợp lệ",
    "write {what}": "hãy ghi {what}",
    "write {what}, or leave the key out": "hãy ghi {what}, hoặc bỏ khóa này",
    "lower-case letters a-z and digits, words joined by hyphens, like online-dossier-share": (
        "chữ thường a-z không dấu và chữ số, các từ nối bằng gạch ngang, như online-dossier-share"
    ),
    'like "2025"': 'mã như "2025"',
    "section and number, like II.3": "mục và số thứ tự, như II.3",
    "an id like II": "mã như II",
    "write a number like 48.67": "hãy ghi một số, như 48.67",
    "write the bare number without quotes, like 48.67": "hãy ghi riêng con số, không dấu nháy, như 48.67",
    "write a whole number without quotes, like 12": "hãy ghi số nguyên, không dấu nháy, như 12",
    "write the day as YYYY-MM-DD without quotes, like {example}": (
        "hãy ghi ngày theo dạng YYYY-MM-DD (năm-tháng-ngày), không dấu nháy, như {example}"
    ),
    "write text, in quotes where it reads as something else": (
        "hãy ghi chữ, đặt trong dấu nháy nếu dễ đọc thành giá trị khác"
    ),
    "write true or false without quotes": "hãy ghi true hoặc false, không dấu nháy",
    "the text is empty": "phần chữ để trống",
    "write the text, or leave the key out": "hãy ghi phần chữ, hoặc bỏ khóa này",
    "the text is given in no language": "phần chữ chưa ghi bằng ngôn ngữ nào",
    "write {vi: ..., en: ...} or a plain text": "hãy ghi {vi: ..., en: ...}, hoặc chỉ ghi phần chữ",
    "“{text}” is not a period": "“{text}” không phải là kỳ",
    "“{text}” has no such month": "“{text}”: không có tháng này",
    "“{text}” has no such day": "“{text}”: không có ngày này",
    "the span {text} does not run forward": "khoảng {text} không đi từ năm trước đến năm sau",
    "{what} {name} stands twice": "{what} {name} ghi hai lần",
    "the owner": "cơ quan chủ trì",
    "the lead agency": "cơ quan chủ trì nhiệm vụ",
    "the coordinating agency": "cơ quan phối hợp",
    "the alias": "tên gọi khác",
    "the target": "chỉ tiêu",
    "write it without quotes: {example}": "hãy ghi không có dấu nháy: {example}",
    # Entries
    "{code} is accepted here and was not found": "{code} được chấp nhận ở đây nhưng không có cảnh báo như vậy",
    "remove it, or correct the code; errors cannot be accepted": (
        "hãy bỏ đi hoặc sửa lại mã; lỗi thì không thể chấp nhận"
    ),
    "schema {version} is not known to this par": "bản par này không biết schema {version}",
    "write schema: {current}, or use the release of par that reads schema {version}": (
        "hãy ghi schema: {current}, hoặc dùng bản par đọc được schema {version}"
    ),
    "the key “{key}” is not known here": "khóa “{key}” không dùng ở đây",
    "remove it; known here: {names}": "hãy bỏ đi; các khóa dùng ở đây: {names}",
    "the key “{key}” is missing": "thiếu khóa “{key}”",
    "add {key}: and what belongs there": "hãy thêm {key}: và nội dung của khóa đó",
    "add {key}: and write it there": "hãy thêm {key}: và ghi vào đó",
    "a mapping is wanted here": "ở đây phải là nhóm “khóa: giá trị”",
    "write key: value pairs, indented or in braces": "hãy ghi các cặp khóa: giá trị, thụt dòng hoặc trong ngoặc nhọn",
    "a list is wanted here": "ở đây phải là danh sách",
    "write [a, b], or lines that begin with a hyphen; [] for none": (
        "hãy ghi [a, b], hoặc các dòng bắt đầu bằng gạch ngang; không có mục nào thì ghi []"
    ),
    "this is not one of the words known here": "đây không phải một trong các từ dùng ở đây",
    "“{word}” is not one of the words known here": "“{word}” không thuộc các từ dùng ở đây",
    "did you mean {name}? The words are: {names}": "có phải {name}? Các từ dùng được: {names}",
    "write one of: {names}": "hãy ghi một trong các từ: {names}",
    "the list has the wrong length": "danh sách không đúng số mục",
    "write exactly {wanted} entries, like [1, 2]": "hãy ghi đúng {wanted} mục, như [1, 2]",
    # What an id names
    "agency": "cơ quan",
    "group": "nhóm",
    "indicator": "chỉ số theo dõi",
    "phase": "giai đoạn",
    "section": "mục",
    "target": "chỉ tiêu",
    "task": "nhiệm vụ",
    "unit": "đơn vị tính",
    "there is no {what} “{name}”": "không có {what} “{name}”",
    "first define one in {file}": "trước hết hãy khai báo trong {file}",
    "write one that stands in {file}: {names}": "hãy ghi một mã có trong {file}: {names}",
    "none is defined": "chưa có mã nào",
    "the {what} “{name}” is already defined on line {line}": "{what} “{name}” đã khai báo ở dòng {line}",
    "give it another id, or remove one of the two": "hãy đặt mã khác, hoặc bỏ một trong hai",
    "the indicator has two targets in phase {phase}": "chỉ số theo dõi có hai chỉ tiêu trong giai đoạn {phase}",
    "keep one of them": "hãy giữ lại một",
    "the unit “{name}” is built in": "đơn vị tính “{name}” đã có sẵn",
    "remove this entry": "hãy bỏ mục này",
    "“{name}” is the id of an indicator already": "“{name}” đã là mã của một chỉ số theo dõi",
    "give one of the two another id, and write it wherever that one is named": (
        "hãy đặt mã khác cho một trong hai, và sửa theo ở mọi chỗ dùng mã đó"
    ),
    "“{name}” already names the agency {other}": "“{name}” đã là tên của cơ quan {other}",
    "keep the name at one of the two": "hãy chỉ giữ tên này ở một trong hai cơ quan",
    # Texts
    "the text is missing in Vietnamese": "thiếu nội dung tiếng Việt",
    "the text is missing in English": "thiếu nội dung tiếng Anh",
    "write {language}: ... beside it, or one plain text that stands for both": (
        "hãy ghi {language}: ... bên cạnh, hoặc một nội dung duy nhất dùng cho cả hai thứ tiếng"
    ),
    "“{text}” is garbled: UTF-8 was opened as another encoding": (
        "“{text}” bị vỡ chữ: nội dung UTF-8 đã bị mở bằng bảng mã khác"
    ),
    "type it again, and save the file as UTF-8": "hãy gõ lại, và lưu tệp theo UTF-8",
    "write “{text}”": "hãy ghi “{text}”",
    "“{text}” is typed for the font {font}, and no other program can read it": (
        "“{text}” được gõ theo phông chữ {font}, phần mềm khác không đọc được"
    ),
    "type it again in Unicode, or convert it with UniKey from {font} to Unicode": (
        "hãy gõ lại bằng Unicode, hoặc dùng UniKey chuyển mã từ {font} sang Unicode"
    ),
    "in “{word}” the letter {number} only looks like the Vietnamese {letter}": (
        "trong “{word}”, chữ {number} chỉ trông giống chữ {letter} của tiếng Việt"
    ),
    # The decision and its targets
    "“{text}” is no offset from UTC": "“{text}” không phải là độ lệch so với UTC",
    'write it like "+07:00"': 'hãy ghi như "+07:00"',
    "“{text}” is no day of the year": "“{text}” không phải là ngày trong năm",
    "write MM-DD, like 03-20": "hãy ghi MM-DD (tháng-ngày), như 03-20",
    "the bands of pace are out of order": "các ngưỡng nhịp độ chưa đúng thứ tự",
    "write 0 < at_risk < on_track": "hãy ghi sao cho 0 < at_risk < on_track",
    "the phase does not run forward through some years": "giai đoạn không đi từ năm trước đến năm sau",
    "a lag of {lag} months is no wait for a publication": "{lag} tháng không phải là thời gian chờ công bố hợp lý",
    "write how many months, from 0 to {most}": "hãy ghi số tháng, từ 0 đến {most}",
    "{key} is a year that nobody can wait for": "{key} là một năm quá xa",
    "write the year that is meant": "hãy ghi đúng năm",
    "{key} does not end before the deadline, {deadline}": "{key} không kết thúc trước thời hạn {deadline}",
    "write the period that the way starts from": "hãy ghi kỳ làm gốc của lộ trình",
    "due lies outside the phase, {first} to {last}": "due nằm ngoài giai đoạn từ {first} đến {last}",
    "correct it, or name the phase that is meant": "hãy sửa lại, hoặc ghi đúng giai đoạn",
    "the target has no operator": "chỉ tiêu chưa có điều kiện đạt",
    "the target has more than one operator: {names}": "chỉ tiêu có nhiều hơn một điều kiện đạt: {names}",
    "give exactly one, like at_least: 80": "hãy ghi đúng một điều kiện, như at_least: 80",
    "{operator} does not fit an indicator with better: {better}": (
        "{operator} không phù hợp với chỉ số theo dõi có better: {better}"
    ),
    "the target is easier to reach than {other}, which is due before it": (
        "chỉ tiêu này dễ đạt hơn {other}, vốn đến hạn trước"
    ),
    "correct the number, or write why it is so: accepted: {PAR720: ...}": (
        "hãy sửa con số, hoặc ghi vì sao như vậy: accepted: {PAR720: ...}"
    ),
    "no value of {name} is reported for {period}": "chưa có số liệu của {name} cho kỳ {period}",
    "report it, correct relative_to, or write why there is none: accepted: {PAR722: ...}": (
        "hãy báo cáo số liệu đó, sửa relative_to, hoặc ghi vì sao không có: accepted: {PAR722: ...}"
    ),
    "report it, or correct or remove baseline": "hãy báo cáo số liệu đó, hoặc sửa hay bỏ baseline",
    "{operator} needs a unit at its indicator": "{operator} cần có đơn vị tính ở chỉ số theo dõi",
    "every does not go with {operator}": "every không dùng cùng {operator}",
    "remove it: improve is yearly by itself": "hãy bỏ đi: improve vốn đã xét hằng năm",
    "remove due": "hãy bỏ due",
    "the range does not run upward": "khoảng giá trị không đi từ nhỏ đến lớn",
    "write the smaller number first": "hãy ghi số nhỏ trước",
    "the cut is not between 0 and 100 percent": "mức giảm không nằm trong khoảng từ 0 đến 100 phần trăm",
    "write it like 5": "hãy ghi như 5",
    "{number}% is outside 0 to 100": "{number}% nằm ngoài khoảng từ 0 đến 100",
    "write a number from 0 to 100": "hãy ghi một số từ 0 đến 100",
    "{number} is below {lowest}": "{number} nhỏ hơn {lowest}",
    "{number} has a decimal point, and whole things are counted from {lowest}": (
        "{number} có dấu chấm thập phân, trong khi phải là số nguyên từ {lowest} trở lên"
    ),
    "write a whole number from {lowest} up, without a dot between thousands": (
        "hãy ghi số nguyên từ {lowest} trở lên, không có dấu chấm phân cách hàng nghìn"
    ),
    # Tasks and agencies
    "no agency leads {task}, so nobody answers for it": "{task} không có cơ quan chủ trì nên không ai chịu trách nhiệm",
    "name the agency, or write why there is none: accepted: {PAR811: ...}": (
        "hãy ghi cơ quan chủ trì, hoặc ghi vì sao không có: accepted: {PAR811: ...}"
    ),
    "the task does not say when it falls due": "nhiệm vụ chưa ghi thời gian hoàn thành",
    "the task says twice when: {names}": "nhiệm vụ ghi thời gian hoàn thành nhiều lần: {names}",
    "give exactly one of due, every, milestones, undated": "hãy ghi đúng một trong due, every, milestones, undated",
    "{key} belongs to a yearly task": "{key} chỉ dùng cho nhiệm vụ hằng năm",
    "write it like 2022/2026": "hãy ghi như 2022/2026",
    "there is no milestone in the list": "danh sách chưa có mốc nào",
    "add one, like {due: 2025-Q4}": "hãy thêm một mốc, như {due: 2025-Q4}",
    "this milestone is due before the one above it": "mốc này đến hạn trước mốc ghi phía trên",
    "put the milestones in order of their due dates": "hãy xếp các mốc theo thứ tự thời hạn",
    "the milestone asks for less than {other}, which is due before it": (
        "mốc này yêu cầu thấp hơn mốc {other}, vốn đến hạn trước"
    ),
    "correct the number, or write why it is so: accepted: {PAR721: ...}": (
        "hãy sửa con số, hoặc ghi vì sao như vậy: accepted: {PAR721: ...}"
    ),
    "{name} ended on {day}, before it took over": "{name} đã chấm dứt ngày {day}, trước khi tiếp nhận nhiệm vụ",
    "name the agency that took over, or correct from, or until of the other": (
        "hãy ghi đúng cơ quan tiếp nhận, hoặc sửa from ở đây, hoặc until ở cơ quan kia"
    ),
    "{name} ended on {day}, and nobody has taken over from it": (
        "{name} đã chấm dứt ngày {day} mà chưa có cơ quan nào tiếp nhận"
    ),
    "add successors to it, or name the agency that answers today": (
        "hãy thêm successors cho cơ quan đó, hoặc ghi cơ quan hiện chịu trách nhiệm"
    ),
    "two milestones are called “{name}”": "hai mốc cùng tên “{name}”",
    "give each a key of its own": "hãy đặt cho mỗi mốc một key riêng",
    "the measure has not exactly one operator": "phép đo phải có đúng một điều kiện đạt",
    "give one, like at_least: 50": "hãy ghi một điều kiện, như at_least: 50",
    "the tasks come round more than {most} times in all": "các nhiệm vụ định kỳ cộng lại quá {most} lần",
    "correct every or years": "hãy sửa lại every hoặc years",
    "{name} counts nothing, so no number decides anything": "{name} không tính bằng số nên con số không quyết định gì",
    "report under outcomes whether it is done, or give the indicator a unit": (
        "hãy báo cáo ở phần outcomes là đã xong hay chưa, hoặc ghi unit cho chỉ số theo dõi"
    ),
    "three dots stand where the text is still to be written": "dấu ba chấm đứng ở chỗ phải ghi nội dung",
    # Reported values
    "there is a {key} and no {missing}": "có {key} mà không có {missing}",
    "add the {missing}": "hãy thêm {missing}",
    "the entry holds no value": "mục này chưa có giá trị",
    "write value, or numerator and denominator, or change": "hãy ghi value, hoặc numerator và denominator, hoặc change",
    "a bound needs the value that it bounds": "bound phải đi kèm giá trị giới hạn",
    "write value: 30 beside it": "hãy ghi thêm value: 30 bên cạnh",
    "remove it, or write value: 30 in place of numerator and denominator": (
        "hãy bỏ đi, hoặc ghi value: 30 thay cho numerator và denominator"
    ),
    "as_printed is for a source whose own figures disagree": (
        "as_printed chỉ dùng khi các con số trong chính nguồn không khớp nhau"
    ),
    "write numerator, denominator and a note beside it": "hãy ghi thêm numerator, denominator và note",
    "value and as_printed stand side by side": "value và as_printed không ghi cùng nhau",
    "remove value": "hãy bỏ value",
    "nothing can fall by more than 100%": "không có gì giảm quá 100%",
    "write the change in percent": "hãy ghi mức tăng, giảm theo phần trăm",
    "{number} is no count": "{number} không phải là số đếm",
    "{numerator} of 0 is impossible": "không thể có {numerator} trên tổng số 0",
    "write the denominator, or numerator: 0": "hãy ghi denominator, hoặc numerator: 0",
    "0 of 0 has no percentage": "0 trên tổng số 0 thì không có tỷ lệ phần trăm",
    "{stated} is stated, but {numerator} of {denominator} is {exact}": (
        "ghi là {stated}, nhưng {numerator} trên {denominator} là {exact}"
    ),
    "correct one of the figures, or move the stated one to as_printed with a note": (
        "hãy sửa một trong các con số, hoặc chuyển con số đã ghi sang as_printed kèm note"
    ),
    "numerator and denominator make a percentage, and {name} counts {unit}": (
        "numerator và denominator cho ra tỷ lệ phần trăm, còn {name} tính theo {unit}"
    ),
    "write value in place of numerator and denominator": "hãy ghi value thay cho numerator và denominator",
    "{numerator} of {denominator} is more than 100%": "{numerator} trên {denominator} là quá 100%",
    "correct the counts; perhaps they have changed places": "hãy sửa lại; có thể tử số và mẫu số đã đảo chỗ",
    "of belongs to a rank": "of chỉ dùng cho thứ hạng",
    "a rank means nothing without the number ranked": "thứ hạng phải kèm tổng số đơn vị được xếp hạng",
    "add of: and how many were ranked that time": "hãy thêm of: và số đơn vị được xếp hạng kỳ đó",
    "{number} is no number ranked": "{number} không phải là số đơn vị được xếp hạng",
    "write how many were ranked": "hãy ghi số đơn vị được xếp hạng",
    "rank {rank} is beyond the {number} ranked": "hạng {rank} vượt quá {number} đơn vị được xếp hạng",
    "correct the rank or of": "hãy sửa lại thứ hạng hoặc of",
    "the period is not over: it ends on {end}": "kỳ số liệu chưa kết thúc, đến {end} mới hết kỳ",
    "published before the period is over, on {end}": "công bố trước khi kết thúc kỳ số liệu ngày {end}",
    "correct the day or the period, or write provisional: true for an estimate, or a note that says why": (
        "hãy sửa lại ngày hoặc kỳ số liệu; nếu là số ước thực hiện thì ghi provisional: true; "
        "trường hợp khác thì ghi rõ lý do ở note"
    ),
    "{key} is {number}, and was {last} in {period}": "{key} là {number}, trong khi kỳ {period} là {last}",
    "correct it, or add a note that says what has changed": "hãy sửa lại, hoặc thêm note ghi rõ điều gì đã thay đổi",
    "{name} is reported by {steps}, and {period} is not made of whole ones": (
        "{name} được báo cáo theo {steps}, còn kỳ {period} không tròn {steps}"
    ),
    "correct the period, or reported: at the indicator, or add a note that says why": (
        "hãy sửa lại kỳ số liệu, hoặc sửa reported: của chỉ số theo dõi, hoặc thêm note ghi rõ lý do"
    ),
    "the value has no source": "số liệu không có nguồn",
    "add source: and the document that prints it, or url:, or line: of the decision": (
        "hãy thêm source: và tên văn bản có số liệu, hoặc url:, hoặc line: là dòng của quyết định"
    ),
    "{name} {period} has another value, published {day}, and that one holds": (
        "{name} kỳ {period} còn một số liệu khác công bố ngày {day}, và số liệu đó được dùng"
    ),
    "add published: and its day, or remove it, or add a note that says why it is kept": (
        "hãy thêm published: và ngày công bố, hoặc bỏ số liệu này, hoặc thêm note ghi rõ vì sao giữ lại"
    ),
    "{reporter} is none of those who report {name}": "{reporter} không thuộc các cơ quan báo cáo {name}",
    "name one of them ({names}), or add it to reporters: at the indicator": (
        "hãy ghi một trong các cơ quan đó ({names}), hoặc thêm cơ quan này vào reporters: của chỉ số theo dõi"
    ),
    # Reports
    "{what} is reported twice with the same day of publication (first at {place})": (
        "{what} báo cáo hai lần với cùng ngày công bố (lần đầu ở {place})"
    ),
    "keep one of them, or give the later one its own published day": (
        "hãy giữ lại một, hoặc ghi ngày công bố (published) riêng cho lần sau"
    ),
    "{state} needs {wanted}": "{state} cần có {wanted}",
    "the day on which it was done (on), or a bound for it (by)": "ngày hoàn thành (on), hoặc ngày chậm nhất (by)",
    "the day on which this was said": "ngày báo cáo nội dung này",
    "the new due date": "thời hạn mới",
    "the document that extends it": "văn bản gia hạn",
    "the day from which it no longer applies": "ngày dừng áp dụng",
    "a reason": "lý do",
    "the document that says so": "văn bản quy định",
    "on is the day itself and by a bound for an unknown one": (
        "on là chính ngày đó, by là ngày chậm nhất khi chưa rõ ngày"
    ),
    "due is for an extension": "due chỉ dùng khi gia hạn",
    "write state: extended": "hãy ghi state: extended",
    "{target} is judged by a number": "{target} xét theo con số",
    "report the number under values": "hãy báo cáo con số ở phần values",
    "{target} has a number of its own": "{target} đã có mức phải đạt riêng",
    "remove the entry, or name a target with refers_to": "hãy bỏ mục này, hoặc ghi chỉ tiêu có refers_to",
    "the new due date is not after the first one, {due}": "thời hạn mới không sau thời hạn ban đầu {due}",
    "{key} is {given}, after the day of this check, {day}": "{key} là {given}, sau ngày kiểm tra {day}",
    "correct the day, or report it once that day has come": "hãy sửa lại ngày, hoặc đến ngày đó mới báo cáo",
    "done on {day}, and published before, on {published}": (
        "hoàn thành ngày {day} mà lại công bố trước, ngày {published}"
    ),
    "correct one of the two days": "hãy sửa lại một trong hai ngày",
    "{key} is {day}, before the decision, {decision}": "{key} là {day}, trước khi có quyết định ({decision})",
    "correct the day, or write why it came before: accepted: {PAR810: ...}": (
        "hãy sửa lại ngày, hoặc ghi vì sao hoàn thành trước: accepted: {PAR810: ...}"
    ),
    "reported done, and nothing shows it": "báo cáo là đã hoàn thành mà không có minh chứng",
    "add evidence: and the document, the minutes or the page that shows it": (
        "hãy thêm evidence: và văn bản, biên bản hoặc trang tin chứng minh"
    ),
    "{task} has {number} occurrences": "{task} có {number} đầu việc",
    "{task} has no occurrence “{name}”": "{task} không có đầu việc “{name}”",
    "write one of {names}": "hãy ghi một trong {names}",
    "write occurrence: and one of {names}": "hãy ghi occurrence: và một trong {names}",
    # Steps, phases over months, and what par show asks for
    "2024, 2024-Q3, 2024-H1, 2024-9M, 2024-07, 2024-07-01, 2016/2020 or 2025-04/2026-03": (
        "2024, 2024-Q3, 2024-H1, 2024-9M, 2024-07, 2024-07-01, 2016/2020 hoặc 2025-04/2026-03"
    ),
    "A target, indicator or task by its id; an agency by any name.": (
        "Mã của chỉ tiêu, chỉ số theo dõi hoặc nhiệm vụ; cơ quan thì ghi mã hoặc tên bất kỳ."
    ),
    "One target, indicator, task or agency in full, with every number explained.": (
        "Toàn bộ về một chỉ tiêu, chỉ số theo dõi, nhiệm vụ hoặc cơ quan, giải thích từng con số."
    ),
    "The JSON Schemas of the data files and the JSON documents: their names, or one of them in full.": (
        "JSON Schema của các tệp dữ liệu và các tài liệu JSON: danh sách tên, hoặc toàn văn một bản."
    ),
    "Which one: targets.yaml, or status for par/status/1. Default: list them.": (
        "Bản nào: targets.yaml, hoặc status thay cho par/status/1. Mặc định: liệt kê tên."
    ),
    "a target judged {step} by {step} is due at the end of each": (
        "chỉ tiêu xét từng {step} thì đến hạn vào cuối mỗi {step}"
    ),
    "give the task years of its own, like years: 2022/2026": "hãy ghi các năm riêng cho nhiệm vụ, như years: 2022/2026",
    "half year": "nửa năm",
    "half years": "nửa năm",
    "month": "tháng",
    "months": "tháng",
    "quarter": "quý",
    "quarters": "quý",
    "year": "năm",
    "years": "năm",
    "keep one of them, or give each an id of its own, like id: 2025-first": (
        "hãy giữ lại một, hoặc ghi cho mỗi chỉ tiêu một mã riêng, như id: 2025-first"
    ),
    "letters, digits, hyphens": "chữ cái không dấu, chữ số, dấu gạch nối",
    "name a phase that is, or judge the target by shorter steps, like every: month": (
        "hãy chọn giai đoạn chia được như vậy, hoặc xét chỉ tiêu theo bước ngắn hơn, như every: month"
    ),
    "the id of a target": "mã riêng của chỉ tiêu",
    "the indicator has two targets called “{name}”": "chỉ số theo dõi có hai chỉ tiêu cùng mang mã “{name}”",
    "the indicator, and the id or phase of the target, like satisfaction/2025": (
        "chỉ số theo dõi, rồi mã riêng hoặc giai đoạn của chỉ tiêu, như satisfaction/2025"
    ),
    "the phase {name} is not made of whole {steps}": "giai đoạn {name} không chia hết thành từng {steps}",
    "there is no target, indicator, task or agency “{given}”; did you mean one of: {ids}?": (
        "không có chỉ tiêu, chỉ số theo dõi, nhiệm vụ hay cơ quan nào là “{given}”; có phải ý bạn là một trong: {ids}?"
    ),
    "there is no target, indicator, task or agency “{given}”; par targets and par tasks list the ids": (
        "không có chỉ tiêu, chỉ số theo dõi, nhiệm vụ hay cơ quan nào là “{given}”; xem các mã bằng par "
        "targets và par tasks"
    ),
    "write from and to as years or months, the first one first, and at most {most} years": (
        "hãy ghi from và to bằng năm hoặc tháng, năm đầu trước, dài nhất {most} năm"
    ),
    "write it like 2025 or 2025-04": "hãy ghi như 2025 hoặc 2025-04",
    "years are no whole {steps}, or more than {most} years": "years không tròn {steps}, hoặc dài hơn {most} năm",
    "{key} belongs to a task that comes round": "{key} chỉ dùng cho nhiệm vụ định kỳ",
    "{value} is neither a year nor a month": "{value} không phải năm cũng không phải tháng",
    "“{given}” means several things; use one of the ids: {ids}": (
        "“{given}” chỉ nhiều mục khác nhau; hãy dùng một trong các mã: {ids}"
    ),
    "--excel: only CSV has this form; add --format csv, or leave the option out": (
        "--excel: chỉ CSV mới có dạng này; hãy thêm --format csv, hoặc bỏ tùy chọn"
    ),
    "All that this agency leads, owns or answers for: id, name, short name or alias.": (
        "Toàn bộ phần việc cơ quan này chủ trì, phụ trách hoặc nay đảm nhận: mã, tên, tên ngắn hoặc tên khác."
    ),
    "The form of the output: for people, for programs, for spreadsheets, for reports.": (
        "Dạng kết quả: để đọc, cho chương trình khác, cho bảng tính, cho báo cáo."
    ),
    "The order: most first, the rate lowest first, names by the alphabet.": (
        "Thứ tự: nhiều nhất trước; tỷ lệ thấp nhất trước; tên theo bảng chữ cái."
    ),
    "Who owes what: for each lead agency what is due, on time, late, unfinished and unreported.": (
        "Cơ quan nào còn nợ: theo từng cơ quan chủ trì, phần đến hạn, đúng hạn, muộn, chưa xong, chưa báo cáo."
    ),
    "With --format csv: byte order mark, semicolons and decimal commas.": (
        "Dùng với --format csv: dấu BOM, dấu chấm phẩy, dấu phẩy thập phân."
    ),
    "AGENCY": "CƠ QUAN",
    "a stretch does not go with {operator}": "stretch không đi với {operator}",
    "add relative_to: 2021, or relative_to: year_before": "hãy thêm relative_to: 2021, hoặc relative_to: year_before",
    "add section: II.2, or document: ..., or url: ...": "hãy thêm section: II.2, hoặc document: ..., hoặc url: ...",
    "give one, like at_least: 90": "hãy ghi một điều kiện, như at_least: 90",
    "remove baseline": "hãy bỏ baseline",
    "remove it, or give it a target of its own": "hãy bỏ đi, hoặc lập thành một chỉ tiêu riêng",
    "remove the entry": "hãy bỏ mục này",
    "the change is not above 0": "mức thay đổi không lớn hơn 0",
    "the new deadline is not after the first one, {deadline}": "thời hạn mới không sau thời hạn đầu, {deadline}",
    "the source names no place": "nguồn không chỉ ra chỗ nào",
    "the stretch has not exactly one operator": "stretch không có đúng một điều kiện đạt",
    "the stretch is easier to reach than the target": "mức phấn đấu (stretch) dễ đạt hơn chính chỉ tiêu",
    "what is measured against the year before has no way from a baseline": (
        "chỉ tiêu so với năm trước thì không có lộ trình từ năm gốc"
    ),
    "write a number beyond that of the target": "hãy ghi con số cao hơn mức phải đạt của chỉ tiêu",
    "write a number, or remove change_in": "hãy ghi một con số, hoặc bỏ change_in",
    "write exactly 2 entries, like [25, 30]": "hãy ghi đúng 2 mục, như [25, 30]",
    "write the day that the document gives": "hãy ghi ngày mà văn bản nêu",
    "{key} belongs to reduce_by and raise_by": "{key} chỉ dùng với reduce_by và raise_by",
    "{operator} does not fit as a stretch of {firm}": (
        "{operator} không dùng làm mức phấn đấu (stretch) của {firm} được"
    ),
    "{operator} names what it is measured from": "{operator} phải nêu so với kỳ nào",
    "{part} is a part of the base, and change_in: unit counts in the unit of the indicator": (
        "{part} là phần của giá trị gốc, còn change_in: unit tính theo đơn vị của chỉ số theo dõi"
    ),
    "{target} is judged step by step, and no single deadline can be moved": (
        "{target} xét theo từng bước, không có một thời hạn duy nhất để gia hạn"
    ),
    "add reporters: to the indicator, with the agencies that report it": (
        "hãy thêm reporters: vào chỉ số theo dõi, gồm các cơ quan báo cáo"
    ),
    "each asks every reporter, and the indicator lists none": (
        "each xét từng đơn vị báo cáo, mà chỉ số theo dõi không nêu đơn vị nào"
    ),
    "each does not go with {other}": "each không đi với {other}",
    "the part": "chỉ tiêu thành phần",
    "{operator} names at least two targets": "{operator} phải nêu ít nhất hai chỉ tiêu",
    "name the others too, or the number itself": "hãy nêu đủ các chỉ tiêu, hoặc ghi thẳng con số phải đạt",
    "{name} is no part of itself": "{name} không thể là thành phần của chính nó",
    "{name} is made up of targets itself": "chính {name} cũng gồm các chỉ tiêu thành phần",
    "name the targets that make it up": "hãy nêu các chỉ tiêu thành phần của chỉ tiêu ấy",
    "{part} is a part of {other} already": "{part} đã là thành phần của {other}",
    "keep it in one of the two": "hãy giữ ở một trong hai nơi",
    "{key} does not go with {operator}": "{key} không đi với {operator}",
    "remove it, or write it at the parts": "hãy bỏ đi, hoặc ghi ở các chỉ tiêu thành phần",
    "{target} has the latest deadline of its parts": "hạn của {target} là hạn muộn nhất của các chỉ tiêu thành phần",
    "extend the parts": "hãy gia hạn các chỉ tiêu thành phần",
    "{target} is judged by its parts": "{target} được xét theo các chỉ tiêu thành phần",
    "report on the parts": "hãy báo cáo theo các chỉ tiêu thành phần",
    "name it among the successors of the lead agency, with a scope, or remove it": (
        "hãy ghi cơ quan này vào successors của cơ quan chủ trì, kèm scope, hoặc bỏ đi"
    ),
    "remove one of the two; each goes with {names}": "hãy bỏ một trong hai; each đi với {names}",
    "remove the {step} that leads back": "hãy bỏ {step} dẫn ngược lại",
    "the agency": "cơ quan",
    "the reporter": "đơn vị báo cáo",
    "the {key} of {name} lead back to it": "{key} của {name} dẫn ngược về chính nó",
    "{name} has taken over no part of an agency that leads the task": (
        "{name} không nhận phần việc nào của cơ quan chủ trì nhiệm vụ này"
    ),
    "add unit: and what its numbers count: percent, rank, count, or one declared under units": (
        "hãy thêm unit: và đơn vị tính: percent, rank, count, hoặc một đơn vị khai ở phần units"
    ),
    "correct better, or write one of: {names}": "hãy sửa lại better, hoặc ghi một trong: {names}",
    "write {whole} if thousands are meant": "hãy ghi {whole} nếu dấu phẩy là phân cách hàng nghìn",
    "write {whole}, or {decimal} if the comma is a decimal one": (
        "hãy ghi {whole}, hoặc {decimal} nếu dấu phẩy là dấu thập phân"
    ),
}
