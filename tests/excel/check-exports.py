#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens every export of the invented office with openpyxl and looks at cells,
merged blocks and how it would print: check-exports.py MAKE-EXPORTS"""

import datetime
import re
import sys

from check_workbooks import Folder, find, has, rows, same

FORMULA_NOTE = '=HYPERLINK("http://vi.du","xem")'
CCCD = "056087000214"
N_PEOPLE = 48
N_WORKING = 47
YEAR_SHEETS = {
    "tong-hop-xep-loai.xlsx": ["Tổng hợp xếp loại", "Xác thực"],
    "so-luong-xep-loai.xlsx": ["Số lượng xếp loại", "Xác thực"],
    "han-muc-xuat-sac.xlsx": ["Hạn mức xuất sắc", "Xác thực"],
    "giai-trinh.xlsx": ["Giải trình", "Xác thực"],
    "xep-loai-nam.xlsx": ["Tổng hợp xếp loại", "Số lượng xếp loại", "Hạn mức xuất sắc",
                          "Giải trình", "Xác thực"],
}
YEAR_SHEETS["da-chot.xlsx"] = YEAR_SHEETS["xep-loai-nam.xlsx"]
LISTS = ["danh-sach-dang-xem.xlsx", "hien-cccd.xlsx"]
OWN_FORMULA = re.compile(r"=(SUBTOTAL\(9,[A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+([-+/][A-Z]+\d+)+"
                         r"|SUM\([A-Z]+\d+([:,][A-Z]+\d+)*\)(-[A-Z]+\d+)?)$")
# Round-trip workbooks, laid out for who fills them in.
TO_FILL_IN = ["bo-tieu-chi.xlsx"]
ROUND_SHEETS = {
    "phieu-cham.xlsx": ["Bảng chấm điểm", "Xác thực"],
    "phieu-do-dang.xlsx": ["Bảng chấm điểm", "Xác thực"],
    "tong-hop-cham-diem.xlsx": ["Tổng hợp điểm", "Xác thực"],
    "tong-hop-ca-nhan.xlsx": ["Tổng hợp điểm", "Xác thực"],
    "giai-trinh-cham-diem.xlsx": ["Giải trình", "Xác thực"],
    "giai-trinh-ca-nhan.xlsx": ["Giải trình", "Xác thực"],
    "bieu-do-cham-diem.xlsx": ["Biểu đồ", "Xác thực"],
    "ho-so-cham-diem.xlsx": ["Tổng hợp điểm", "Giải trình", "Biểu đồ", "Xác thực"],
}
ROUND_SHEETS["da-chot-cham-diem.xlsx"] = ROUND_SHEETS["ho-so-cham-diem.xlsx"]
MM = 25.4


def check_cells(name, workbook, values):
    """Letters, and formulas: only ours, each with a value to show."""
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                where = f"{name} {sheet.title} {cell.coordinate}"
                if cell.value is None:
                    continue
                same(cell.font.name, "Times New Roman", f"{where}: letters")
                if cell.data_type == "f":
                    assert OWN_FORMULA.match(cell.value), f"{where}: formula {cell.value}"
                    value = values[sheet.title][cell.coordinate].value
                    assert isinstance(value, (int, float)), f"{where}: no value with the formula"
                elif isinstance(cell.value, str) and cell.value[0] in "=+-@":
                    same(cell.data_type, "s", f"{where}: type")
                    same(cell.number_format, "@", f"{where}: format")


def check_page(name, sheet):
    """A4, one page wide, headings on every page."""
    where = f"{name} {sheet.title}"
    same(int(sheet.page_setup.paperSize), 9, f"{where}: paper")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage, f"{where}: not fitted to the page"
    same(int(sheet.page_setup.fitToHeight), 0, f"{where}: pages down")
    assert sheet.print_title_rows, f"{where}: no rows repeated"
    widths = sum(d.width for d in sheet.column_dimensions.values() if d.customWidth)
    across = sheet.page_setup.orientation == "landscape"
    room = (297 if across else 210) / MM - sheet.page_margins.left - sheet.page_margins.right
    if name not in LISTS:
        # Seven pixels a digit at 96 dots an inch: fits without being made smaller.
        assert widths * 7 / 96 <= room + 0.01, f"{where}: {widths * 7 / 96} of {room} inches"
        assert widths * 7 / 96 > room * 0.95, f"{where}: does not fill the page"
        same(round(sheet.page_margins.left * MM), 30, f"{where}: left margin")
        same(round(sheet.page_margins.right * MM), 15, f"{where}: right margin")
        same(round(sheet.page_margins.top * MM), 20, f"{where}: top margin")
        assert sheet.print_area, f"{where}: no print area"
        assert sheet.HeaderFooter.differentFirst, f"{where}: number on the first page"
        assert "&P" in sheet.oddHeader.center.text or sheet.oddHeader.center.text == "&P"
        same(sheet.firstHeader.center.text, None, f"{where}: header of the first page")
    else:
        assert sheet.freeze_panes and sheet.auto_filter.ref, where


def check_letterhead(name, sheet):
    merged = {str(block) for block in sheet.merged_cells.ranges}
    for text, size in (("UBND TỈNH KHÁNH HÒA", 12), ("SỞ TƯ PHÁP", 12),
                       ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12),
                       ("Độc lập - Tự do - Hạnh phúc", 13)):
        cell = find(sheet, text)
        same(cell.font.sz, size, f"{name} {text}: size")
        same(cell.font.b, text != "UBND TỈNH KHÁNH HÒA", f"{name} {text}: bold")
        assert any(block.startswith(cell.coordinate + ":") for block in merged), text
    same(find(sheet, "SỞ TƯ PHÁP").row, find(sheet, "Độc lập - Tự do - Hạnh phúc").row, name)


def check_footer(name, sheet):
    recipients = find(sheet, "Nơi nhận:")
    assert recipients.font.b and recipients.font.i
    same(find(sheet, "KT. GIÁM ĐỐC").row, recipients.row, f"{name}: signature")
    same(find(sheet, "PHÓ GIÁM ĐỐC").row, recipients.row + 1, f"{name}: signature")
    same(find(sheet, "Trần Văn Thử").row, recipients.row + 6, f"{name}: name of the signer")
    same(sheet.cell(recipients.row + 1, 1).value, "- Sở Nội vụ (Ban Thi đua - Khen thưởng);", name)
    same(sheet.cell(recipients.row + 4, 1).value, "- Lưu: VT, VP.", name)
    # The signature stands on one page, with something of the table above it.
    breaks = [int(page.id) for page in sheet.row_breaks.brk]
    assert not [b for b in breaks if recipients.row - 4 < b < recipients.row + 6], f"{name}: {breaks}"


def check_headings(sheet, first, second):
    """The heading rows, and the row of column numbers below them."""
    top = find(sheet, first[0]).row
    same([c.value for c in sheet[top]], first, f"{sheet.title}: headings")
    if second:
        same([c.value for c in sheet[top + 1]], second, f"{sheet.title}: second headings")
    numbers = top + (2 if second else 1)
    same([c.value for c in sheet[numbers]], [f"({i + 1})" for i in range(len(first))],
         f"{sheet.title}: column numbers")
    assert all(c.font.i for c in sheet[numbers])
    same(sheet.print_title_rows, f"${top}:${numbers}", f"{sheet.title}: repeated rows")
    return numbers + 1


def people(sheet, first):
    """Rows of people: those with a whole number as STT."""
    return [row for row in rows(sheet)[first - 1:] if isinstance(row[0], int)]


def check_staff(folder):
    sheet = folder.load("danh-sach-can-bo.xlsx").active
    first = check_headings(sheet, ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ",
                                   "Loại", "Mã ngạch", "Hệ số", "Trình độ", "Đảng viên",
                                   "Ngày tuyển dụng", "Ghi chú"], None)
    same(sheet.page_setup.orientation, "landscape", "danh-sach-can-bo")
    check_letterhead("danh-sach-can-bo", sheet)
    check_footer("danh-sach-can-bo", sheet)
    found = people(sheet, first)
    same([row[0] for row in found], list(range(1, N_WORKING + 1)), "STT")
    same(found[0][2], datetime.datetime(1970, 1, 1), "a whole date")
    same(found[0][4], "Giám đốc", "heads come first")
    assert "1974" in [row[2] for row in found], "a year alone is text"
    assert FORMULA_NOTE in [row[11] for row in found]
    assert any(row[11] and row[11].startswith("Nghỉ thai sản") for row in found)
    assert not has(sheet, "DỰ THẢO")
    same(find(sheet, "Số:          /DS-STP").row,
         find(sheet, "Khánh Hòa, ngày      tháng      năm %d" % datetime.date.today().year).row,
         "number and date on one row")
    assert has(sheet, f"Tổng số: {N_WORKING} người") and has(sheet, "Không gồm 1 người")
    sections = [row[1] for row in rows(sheet) if row[0] in ("I", "II", "III", "IV", "V", "VI",
                                                            "VII", "VIII")]
    same(len(sections), 8, "units")
    same(sections[-1], "Chưa xếp vào đơn vị nào (1 người)", "the last section")

    sheet = folder.load("kem-theo.xlsx").active
    assert has(sheet, "(Kèm theo Tờ trình số 12/TTr-STP") and not has(sheet, "Số:  ")


def check_units(folder):
    name = "danh-sach-don-vi.xlsx"
    sheet = folder.load(name).active
    values = folder.load(name, values=True).active
    first = check_headings(
        sheet, ["STT", "Tên đơn vị", "Loại đơn vị", "Người đứng đầu", "Tự đánh giá", "Số người",
                None, "Ngày thành lập", "Ghi chú"],
        [None] * 5 + ["Tổng số", "Lãnh đạo, quản lý", None, None])
    check_letterhead(name, sheet)
    check_footer(name, sheet)
    found = people(sheet, first)
    total = find(sheet, "Tổng số: %d đơn vị" % len(found)).row
    same([row[0] for row in found], list(range(1, len(found) + 1)), f"{name}: STT")
    for column in (6, 7):
        same(values.cell(total, column).value, sum(row[column - 1] for row in found),
             f"{name}: sum of column {column}")
    same(values.cell(total, 6).value, N_WORKING - 1, f"{name}: people in units")
    assert has(sheet, "Chưa xếp vào đơn vị nào: 1 người")
    assert any(row[3] for row in found) and any(row[4] == "x" for row in found), name


def check_list(folder):
    for name, shown in (("danh-sach-dang-xem.xlsx", "056 ••• 214"), ("hien-cccd.xlsx", CCCD)):
        sheet = folder.load(name).active
        same([c.value for c in sheet[4]], ["STT", "Họ và tên", "Ngày sinh", "Đơn vị công tác",
                                           "Số CCCD", "Hệ số lương", "Đảng viên", "Ghi chú"], name)
        found = people(sheet, 5)
        same(len(found), N_PEOPLE + 0, f"{name}: rows")
        same([row[4] for row in found if row[4]], [shown], f"{name}: CCCD")
        assert FORMULA_NOTE in [row[7] for row in found]
        same(sheet.auto_filter.ref, f"A4:H{4 + N_PEOPLE}", f"{name}: filter")
        assert not sheet.merged_cells.ranges
        assert "Có" in [row[6] for row in found] and None in [row[6] for row in found]
        assert 2.34 in [row[5] for row in found]


def check_year_people(folder, name, draft):
    sheet = folder.load(name)["Tổng hợp xếp loại"]
    first = check_headings(
        sheet,
        ["STT", "Họ và tên cán bộ", "Chức vụ, vị trí việc làm", "Phòng ban, bộ phận", "Điểm", None,
         None, "Kết quả xếp loại", "Trạng thái", "Ghi chú, đánh giá"],
        [None, None, None, None, "Tự chấm", "Thẩm định", "Hội đồng", None, None, None])
    check_letterhead(name, sheet)
    check_footer(name, sheet)
    same(has(sheet, "DỰ THẢO"), draft, f"{name}: draft")
    found = people(sheet, first)
    same([row[0] for row in found], list(range(1, N_PEOPLE + 1)), f"{name}: STT")
    unrated = [row for row in found if row[7] == "Chưa xếp loại"]
    assert len(unrated) >= 4 and all(row[9] for row in unrated), "a reason for every one"
    assert 89.999 in [row[4] for row in found], "not rounded"
    failed = [row for row in found if row[7] == "Không hoàn thành nhiệm vụ"]
    assert any("Khiển trách" in row[9] for row in failed)
    return found


def check_counts(folder, name, found):
    values = folder.load(name, values=True)["Số lượng xếp loại"]
    sheet = folder.load(name)["Số lượng xếp loại"]
    first = check_headings(
        sheet,
        ["STT", "Tên đơn vị", "Tổng số", "Số được đánh giá", "Hoàn thành xuất sắc nhiệm vụ", None,
         "Hoàn thành tốt nhiệm vụ", None, "Hoàn thành nhiệm vụ", None, "Không hoàn thành nhiệm vụ",
         None, "Chưa, không đánh giá", "Ghi chú"],
        [None, None, None, None] + ["SL", "%"] * 4 + [None, None])
    total = find(sheet, "TỔNG CỘNG").row
    row = [c.value for c in values[total]]
    terms = ["Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
             "Không hoàn thành nhiệm vụ"]
    counts = [sum(person[7] == term for person in found) for term in terms]
    same([row[4], row[6], row[8], row[10]], counts, f"{name}: total of each class")
    same(row[2], N_PEOPLE, f"{name}: everybody")
    same(row[3], sum(counts), f"{name}: rated")
    same(row[12], N_PEOPLE - sum(counts), f"{name}: not rated")
    assert abs(row[5] - counts[0] / sum(counts)) < 1e-12
    same(sheet.cell(total, 3).value, f"=SUBTOTAL(9,C{first}:C{total - 1})", f"{name}: formula")
    same(sheet.cell(total, 6).value, f"=E{total}/D{total}", f"{name}: formula")


def check_quota(folder, name):
    values = folder.load(name, values=True)["Hạn mức xuất sắc"]
    sheet = folder.load(name)["Hạn mức xuất sắc"]
    first = check_headings(
        sheet, ["STT", "Cơ quan, đơn vị, nhóm", "Số được xếp loại", "Từ hoàn thành tốt trở lên",
                "Hạn mức xuất sắc", "Đang xếp xuất sắc", "Còn (vượt ghi số âm)", "Cách tính"], None)
    last = find(sheet, "TOÀN CƠ QUAN").row
    for number in range(first, last + 1):
        row = [c.value for c in values[number]]
        same(row[6], row[4] - row[5], f"{name} row {number}: left")
        assert row[7], f"{name} row {number}: no words"
    bodies = [r for r in range(first, last) if values.cell(r, 1).value]
    same(len(bodies), 3, f"{name}: bodies")
    for column in (3, 4):
        same(sum(values.cell(r, column).value for r in bodies), values.cell(last, column).value,
             f"{name}: bodies make the whole")


def check_reasons(folder, name):
    """One row a person; laws and what is common once, and every number leads to one of them."""
    sheet = folder.load(name)["Giải trình"]
    first = check_headings(
        sheet, ["STT", "Họ và tên, chức vụ", "Kết quả xếp loại", "Số liệu, lý do và căn cứ"], None)
    same(sheet.page_setup.orientation, "landscape", name)
    found = people(sheet, first)
    same(len(found), N_PEOPLE, f"{name}: people")
    assert all(row[3] for row in found), f"{name}: nobody without reasons"
    texts = "\n".join(str(value) for row in rows(sheet) for value in row if value)
    marks = [row[0] for row in rows(sheet) if isinstance(row[0], str)]
    cited = set(re.findall(r"\[\d+\]", texts))
    common = set(re.findall(r"\d+", " ".join(re.findall(r"mục ([\d, ]+)", texts))))
    same({mark for mark in marks if mark.startswith("[")}, cited, f"{name}: laws")
    same({mark[4:] for mark in marks if mark.startswith("mục ")}, common, f"{name}: common")
    laws = [row[1] for row in rows(sheet) if str(row[0]).startswith("[")]
    same(len(laws), len(set(laws)), f"{name}: each law once")
    assert len(cited) > 1 and len(common) > 1, name
    find(sheet, "NGƯỜI LẬP BIỂU")


def check_proof(folder, name, draft):
    sheet = folder.load(name)["Xác thực"]
    lines = {row[0]: row[1] for row in rows(sheet) if row[0]}
    same(lines["Tệp sổ"], "so.thidua", name)
    same(lines["Cơ quan"], "Sở Tư pháp", name)
    same(lines["Năm đánh giá"], "2026", name)
    same(lines["Người xuất"], "Phạm Thị Mẫu", name)
    same(has(sheet, "DỰ THẢO"), draft, f"{name}: draft")
    same("Mã xác thực (SHA-256)" in lines, not draft, f"{name}: hash")
    if not draft:
        assert re.fullmatch("[0-9a-f]{64}", lines["Mã xác thực (SHA-256)"])
        assert lines["Kiểm tra mã"].startswith("Khớp")
    assert has(sheet, "nd335-2025") and has(sheet, "nd233-2026")
    assert has(sheet, "CHƯA KIỂM CHỨNG"), "a pack from secondary sources says so"
    settings = list(lines).index("Thiết đặt của năm")
    same([bool(value) for value in list(lines.values())[settings + 1:settings + 4]], [True] * 3,
         f"{name}: settings")
    assert lines["Chương trình"].startswith("Thi Đua ")
    assert re.fullmatch(r"\d\d:\d\d ngày \d\d/\d\d/\d{4}", lines["Xuất lúc"])


def read_figures(folder, name):
    """What the program itself says of a round: by subject's name."""
    figures = {}
    with open(folder.file(name), encoding="utf-8") as file:
        for line in file.read().splitlines():
            subject, total, percent, band, rank, cluster_rank = line.split("\t")
            share = int(percent) / 1000 if percent.isdigit() else percent or None
            figures[subject] = (int(total) / 1000, share,
                                band or "Chưa chấm xong", int(rank) or None,
                                int(cluster_rank) or None)
    return figures


def check_round_totals(folder, name, figures_name, clusters, draft):
    figures = read_figures(folder, figures_name)
    sheet = folder.load(name)["Tổng hợp điểm"]
    values = folder.load(name, values=True)["Tổng hợp điểm"]
    same(sheet.page_setup.orientation, "landscape", name)
    check_letterhead(name, sheet)
    check_footer(name, sheet)
    same(has(sheet, "DỰ THẢO"), draft, f"{name}: draft")
    total, percent = find(sheet, "Tổng điểm").column, find(sheet, "Tỷ lệ (%)").column
    klass = find(sheet, "Xếp loại").column
    rank = find(sheet, "Chung" if clusters else "Xếp hạng").column
    found = [row for row in values.iter_rows() if isinstance(row[0].value, int)]
    same([row[0].value for row in found], list(range(1, len(figures) + 1)), f"{name}: STT")
    same(sorted(row[1].value for row in found), sorted(figures), f"{name}: subjects")
    for row in found:
        expected = figures[row[1].value]
        shown = (row[total - 1].value, row[percent - 1].value, row[klass - 1].value,
                 row[rank - 1].value)
        same(shown, expected[:4], f"{name} {row[1].value}")
        if clusters:
            same(row[rank - 2].value, expected[4], f"{name} {row[1].value}: rank in its cluster")
        same(row[find(sheet, "Đề nghị danh hiệu, khen thưởng").column - 1].value, None, name)
    assert sum(sheet.cell(row[0].row, total).data_type == "f" for row in found) > len(found) / 2


def check_round_sheet(folder, name):
    """Groups are sums of what is shown below them."""
    sheet = folder.load(name)["Bảng chấm điểm"]
    values = folder.load(name, values=True)["Bảng chấm điểm"]
    check_headings(sheet, ["Số TT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm", "Điểm thẩm định",
                           "Điểm Hội đồng", "Tài liệu minh chứng", "Ghi chú (lý do chênh lệch)"],
                   None)
    total = find(sheet, "TỔNG ĐIỂM")
    assert total.font.b
    groups = [row for row in sheet.iter_rows(max_row=total.row - 1)
              if row[0].value and row[0].font.b and row[3].data_type == "f"]
    assert len(groups) >= 4, name
    for row in groups:
        first, last = re.match(r"=SUBTOTAL\(9,D(\d+):D(\d+)\)", row[3].value).groups()
        below = [values.cell(r, 4).value for r in range(int(first), int(last) + 1)
                 if not sheet.cell(r, 1).font.b]
        same(values.cell(row[0].row, 4).value,
             round(sum(value for value in below if isinstance(value, (int, float))), 3),
             f"{name} {row[0].value}")
    assert has(sheet, "chưa chấm") and has(sheet, "Thiếu minh chứng"), name
    find(sheet, "Số tiêu chí đã chấm trên số tiêu chí áp dụng")
    assert has(sheet, "Kết quả: "), name
    assert has(sheet, "Điểm quyết định: Hội đồng; tiêu chí chưa chấm thì"), name
    find(sheet, "NGƯỜI LẬP BIỂU")


def check_round_chart(folder, name):
    sheet = folder.load(name)["Biểu đồ"]
    values = folder.load(name, values=True)["Biểu đồ"]
    figures = read_figures(folder, "don-vi.tsv")
    same(len(sheet._charts), 1, f"{name}: charts")
    total = find(sheet, "Tổng số").row
    same(values.cell(total, 3).value, len(figures), f"{name}: everybody")
    first = find(sheet, "Hoàn thành xuất sắc nhiệm vụ").row
    for row in range(first, total):
        band = values.cell(row, 2).value
        expected = sum(figure[2] == band
                       for figure in figures.values())
        same(values.cell(row, 3).value, expected, f"{name}: {band}")
    reference = sheet._charts[0].series[0].val.numRef.f
    same(reference, f"'Biểu đồ'!$C${first}:$C${total - 1}", f"{name}: range of the chart")


def check_round_reasons(folder, name, figures_name):
    sheet = folder.load(name)["Giải trình"]
    figures = read_figures(folder, figures_name)
    found = [row for row in rows(sheet) if isinstance(row[0], int)]
    same(sorted(row[1] for row in found), sorted(figures), f"{name}: subjects")
    for row in found:
        total = f"{figures[row[1]][0]:.3f}".rstrip("0").rstrip(".").replace(".", ",")
        assert row[3].startswith(f"Tổng điểm: {total} / "), f"{name} {row[1]}: {row[3]}"
    texts = "\n".join(str(value) for row in rows(sheet) for value in row if value)
    cited = set(re.findall(r"\[\d+\]", texts))
    marks = {row[0] for row in rows(sheet) if isinstance(row[0], str) and row[0].startswith("[")}
    same(marks, cited, f"{name}: bases")


def check_round_proof(folder, name, draft):
    sheet = folder.load(name)["Xác thực"]
    lines = {row[0]: row[1] for row in rows(sheet) if row[0]}
    same(lines["Kỳ chấm"].startswith("Quý III/2026 (từ ngày 01/07/2026"),
         not name.endswith("ca-nhan.xlsx") and name != "phieu-do-dang.xlsx", name)
    same("Mã xác thực (SHA-256)" in lines, not draft, f"{name}: hash")
    if not draft:
        assert re.fullmatch("[0-9a-f]{64}", lines["Mã xác thực (SHA-256)"])
        assert lines["Kiểm tra mã"].startswith("Khớp")
    assert "(phiên bản 1)" in lines["Tên"], name
    assert lines["Kiểm chứng"].startswith("CHƯA KIỂM CHỨNG: "), name


def check_criteria(folder, name):
    """Drop-downs where there is something to choose from."""
    workbook = folder.load(name)
    same(workbook.sheetnames, ["Bộ tiêu chí", "Tiêu chí", "Mức xếp loại", "Hướng dẫn",
                               "Danh sách chọn"], f"{name}: sheets")
    same(workbook["Danh sách chọn"].sheet_state, "veryHidden", name)
    sheet = workbook["Tiêu chí"]
    headings = [cell.value for cell in sheet[1]]
    rules = {}
    for rule in sheet.data_validations.dataValidation:
        column = rule.sqref.ranges[0].min_col
        rules[headings[column - 1]] = rule
    same(rules["Cách chấm"].formula1.split(",")[0], '"Nhóm', name)
    same(rules["Lấy từ sổ"].formula1, "'Danh sách chọn'!$A$1:$A$5", name)
    same(rules["Điểm tối đa"].type, "decimal", name)
    same(rules["Không đạt thì cao nhất"].formula1, "'Mức xếp loại'!$A$2:$A$30", name)
    same(sheet.freeze_panes, "C2", name)
    assert all(cell.number_format == "@" for cell in sheet["A"][1:]), "codes stay text"
    same(len(workbook["Bộ tiêu chí"].data_validations.dataValidation), 6, name)


def check_rounds(folder):
    for name, sheets in ROUND_SHEETS.items():
        same(folder.load(name).sheetnames, sheets, f"{name}: sheets")
        check_round_proof(folder, name, name != "da-chot-cham-diem.xlsx")
    check_round_totals(folder, "tong-hop-cham-diem.xlsx", "don-vi.tsv", True, True)
    check_round_totals(folder, "da-chot-cham-diem.xlsx", "don-vi.tsv", True, False)
    check_round_totals(folder, "tong-hop-ca-nhan.xlsx", "ca-nhan.tsv", False, True)
    check_round_sheet(folder, "phieu-cham.xlsx")
    check_round_sheet(folder, "phieu-do-dang.xlsx")
    check_round_chart(folder, "bieu-do-cham-diem.xlsx")
    check_round_reasons(folder, "giai-trinh-cham-diem.xlsx", "don-vi.tsv")
    check_round_reasons(folder, "giai-trinh-ca-nhan.xlsx", "ca-nhan.tsv")
    check_criteria(folder, "bo-tieu-chi.xlsx")


def check_heights(name, sheet):
    """Rows of the table can grow; every row of a form has a height."""
    area = sheet.print_area if isinstance(sheet.print_area, str) else sheet.print_area[0]
    last = int(area.split("$")[-1])
    for number in range(1, last + 1):
        height = sheet.row_dimensions[number].height
        assert height and 5 < height <= 409, f"{name} {sheet.title} row {number}: {height}"


def main():
    with Folder(sys.argv[1:]) as folder:
        for name in folder.workbooks():
            workbook = folder.load(name)
            check_cells(name, workbook, folder.load(name, values=True))
            for sheet in workbook if name not in TO_FILL_IN else []:
                check_page(name, sheet)
                if name not in LISTS:
                    check_heights(name, sheet)
            same(workbook.properties.creator, "Phạm Thị Mẫu", f"{name}: author")
            assert workbook.properties.title, name
        check_staff(folder)
        check_units(folder)
        check_list(folder)
        check_rounds(folder)
        for name, sheets in YEAR_SHEETS.items():
            draft = name != "da-chot.xlsx"
            same(folder.load(name).sheetnames, sheets, f"{name}: sheets")
            check_proof(folder, name, draft)
            if "Tổng hợp xếp loại" in sheets:
                found = check_year_people(folder, name, draft)
            if "Số lượng xếp loại" in sheets:
                check_counts(folder, name, check_year_people(folder, "xep-loai-nam.xlsx", True))
            if "Hạn mức xuất sắc" in sheets:
                check_quota(folder, name)
            if "Giải trình" in sheets:
                check_reasons(folder, name)


main()
