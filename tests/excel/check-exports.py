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
OWN_FORMULA = re.compile(r"=(SUBTOTAL\(9,[A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+([-+/][A-Z]+\d+)+)$")
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
            for sheet in workbook:
                check_page(name, sheet)
                if name not in LISTS:
                    check_heights(name, sheet)
            same(workbook.properties.creator, "Phạm Thị Mẫu", f"{name}: author")
            assert workbook.properties.title, name
        check_staff(folder)
        check_units(folder)
        check_list(folder)
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
