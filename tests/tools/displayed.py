"""Makes workbooks with random contents, number formats and ways of saving, and holds what the program reads of them
against what LibreOffice displays.

Each changed cell is read as displayed, or a finding names it; anything else is silent, and ends the run with status 1.
Status 77: a tool is not installed.
"""
import argparse, collections, csv, decimal, json, os, pathlib, random, re, shutil, subprocess, sys, tempfile, unicodedata

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
MEASURES = ["万元", "元"]

NUMBER_FORMATS = [
    "General", "0", "0.0", "0.00", "0.000", "#,##0", "#,##0.00", "#.##", "0.??", "@", "0%", "0.00%", "0.00E+00", "0,",
    "0.00,", "#,##0.00,,", "-0.00", "(0.00)", "0.00;0.00", "0.00;-0.00", "0.00;(0.00)", "0.00_);(0.00)", "0.00;[Red]0.00",
    "0.00;-0.00;\"-\"", "0.00;-0.00;;@", ";;;", ";", "\"\"", "\"合计\"", "0.00\"元\"", "0.00\"万元\"", "0.00\"万\"",
    "\"1\"0.00", "0.00\"0\"", "0.00\" 约\"", "[>1000]0.00;0", "[<100]0.00;0", "[>=1000]0.00,;0.00", "[<0]0.00;0.0",
    "[=0]\"无\";0.00", "\"￥\"#,##0.00", "[$¥-804]#,##0.00", "[Red]0.00", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
    "0\\.0000", "000000.00", "# ?/?", "yyyy-mm-dd", "[DBNum1]General", "+0.00", "\\-0.00", "0.00\\-", "0.00 ", "0 000.00",
]
TEXT_FORMATS = ["General", "@", "@", "0.00", ";;;", "\"甲\"@", "@\"乙\"", "0;0;0;@", ";;;\"丙\""]
DATE_FORMATS = ["yyyy-mm-dd", "yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\"", "m/d/yyyy", "d-mmm-yy", "yyyy", "yyyy\"年\"m\"月\"", "General", "0"]
WORDS = ["管理", "服务", "（一）", "2024年", "1.", "-", "Web site", "\n", "\t", " ", "\u3000", "\u00a0", "\u200b", "_x000D_", "=1+1", "&<", "'", "\"", "，", "。", "100%"]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--template", required=True)
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="a folder for workbooks that were read silently otherwise")
    return parser.parse_args()


def lacking(what):
    print(f"{what} is not installed: workbooks of libraries are not tested")
    sys.exit(77)


try:
    import openpyxl, xlsxwriter
except ImportError as error:
    lacking(error.name)
if not shutil.which("soffice"):
    lacking("soffice")


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder):
        self.profile = pathlib.Path(folder, "profile")

    def convert(self, files, form, into):
        into.mkdir(parents=True, exist_ok=True)
        for start in range(0, len(files), 40):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{self.profile}", "--headless", "--convert-to", form,
                            "--outdir", into, *files[start:start + 40]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(program, path):
    """What the program reads of a workbook, and the cells that it names."""
    done = subprocess.run([program, "convert", path, "-", "--to", "json", "--lang", "en"], capture_output=True, text=True)
    named = set(re.findall(r"^\s+\S*?" + re.escape(os.path.basename(path)) + r" '?([^'\s]+?)'?!([A-Z]+[0-9]+)", done.stderr, re.M))
    data = json.loads(done.stdout) if done.returncode == 0 else None
    return data, named, done.stderr


def candidates(program, template, folder):
    """The cells that are read, with their place in the data: told by putting an error into each."""
    book = openpyxl.load_workbook(template)
    sound, _, _ = run(program, template)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                prose = sheet.title == "概况" and cell.column == 2 and cell.row > 1 and cell.value
                figure = sheet.title == "情况说明" and cell.column == 3 and cell.row > 1 and cell.value is not None
                basic = sheet.title == "基本信息" and cell.coordinate in ("B3", "B5")
                table = sheet.title.startswith("表") or sheet.title == "重点项目"
                goal = table and cell.column > 2 and cell.row > 4 and isinstance(cell.value, str) and len(cell.value) > 20
                amount = table and isinstance(cell.value, (int, float)) and cell.row > 4
                if prose or figure or basic or goal or amount:
                    cell.value = "#REF!"
    path = os.path.join(folder, "errors.xlsx")
    book.save(path)
    told = subprocess.run([program, "check", path, "--format", "json"], capture_output=True, text=True)
    findings = json.loads(told.stdout)
    findings = findings["findings"] if isinstance(findings, dict) else findings
    found = {}
    for finding in findings:
        if finding["code"] == "cell-error" and finding.get("cell"):
            sheet, cell = finding["cell"].rsplit("!", 1)
            found[(sheet.strip("'"), cell)] = finding["place"]
    return sound, found


def at(data, pointer):
    for step in pointer.split("/")[1:]:
        data = data[int(step)] if isinstance(data, list) else data.get(step)
    return data


def text(rng):
    return "".join(rng.choice(WORDS) for _ in range(rng.randint(1, 6))) + "甲"


def number(rng):
    digits = rng.randint(0, 7)
    value = round(rng.uniform(0, 10 ** digits), rng.choice([0, 1, 2, 2, 2, 3, 5]))
    return -value if rng.random() < 0.1 else rng.choice([value, value, value, value, 0])


def content(rng, old):
    """A value and a number format for a cell that held another."""
    import datetime
    if isinstance(old, (int, float)):
        kind = rng.random()
        if kind < 0.78:
            return number(rng), rng.choice(NUMBER_FORMATS)
        if kind < 0.86:
            typed = rng.choice(["{:,.2f}", " {:.2f} ", "{:.2f}\u200b", "\u202d{:.2f}\u202c", "{:.2f}元", "({:.2f})", "{:.0f}"])
            return typed.format(abs(number(rng))), rng.choice(TEXT_FORMATS)
        if kind < 0.92:
            return rng.choice(["=1+1", "=1/0", "=\"a\"&\"b\""]), "0.00"
        return rng.choice(["#REF!", "#N/A", True, datetime.date(2024, 2, 5), "-", "—"]), "General"
    if isinstance(old, datetime.datetime):
        return datetime.datetime(2024, rng.randint(1, 12), rng.randint(1, 28)), rng.choice(DATE_FORMATS)
    kind = rng.random()
    if kind < 0.6:
        return text(rng), rng.choice(TEXT_FORMATS)
    if kind < 0.75:
        return rng.choice(["=\"a\"&\"b\"", "=1/0", "=1+1"]), "General"
    if kind < 0.9:
        return number(rng), rng.choice(NUMBER_FORMATS)
    return rng.choice(["#REF!", True, datetime.date(2024, 2, 5)]), rng.choice(DATE_FORMATS)


def by_openpyxl(template, changes, path):
    book = openpyxl.load_workbook(template)
    del book["科目表"]
    for (sheet, cell), (value, form) in changes.items():
        book[sheet][cell].value = value
        book[sheet][cell].number_format = form
    book.save(path)


def by_xlsxwriter(template, changes, path):
    import datetime
    book = xlsxwriter.Workbook(path)
    formats = {}
    source = openpyxl.load_workbook(template, data_only=True)
    for sheet in source.worksheets:
        if sheet.title == "科目表":
            continue
        into = book.add_worksheet(sheet.title)
        for area in sheet.merged_cells.ranges:
            into.merge_range(area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1, "")
        for row in sheet.iter_rows():
            for cell in row:
                value, form = changes.get((sheet.title, cell.coordinate), (cell.value, cell.number_format))
                if value is None:
                    continue
                style = formats.setdefault(form, book.add_format({"num_format": form}))
                place = (cell.row - 1, cell.column - 1)
                if isinstance(value, str) and value.startswith("=") and (sheet.title, cell.coordinate) in changes:
                    into.write_formula(*place, value, style)
                elif isinstance(value, bool):
                    into.write_boolean(*place, value, style)
                elif isinstance(value, (int, float)):
                    into.write_number(*place, value, style)
                elif isinstance(value, (datetime.datetime, datetime.date)):
                    into.write_datetime(*place, value, style)
                else:
                    into.write_string(*place, str(value), style)
    book.close()


def displayed(folder, stem, sheet, cell):
    with open(folder / f"{stem}-{sheet}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    column = openpyxl.utils.column_index_from_string(re.match("[A-Z]+", cell)[0]) - 1
    row = int(re.search("[0-9]+", cell)[0]) - 1
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def plain(words):
    """Words without blanks, line breaks and characters without width."""
    return "".join(c for c in words if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))


def as_number(words):
    words = plain(unicodedata.normalize("NFKC", words)).replace("¥", "").replace(",", "").replace("+", "")
    words = re.sub("万元$", "", words)
    percent = words.endswith("%")
    words = words.rstrip("%")
    if words.startswith("(") and words.endswith(")"):
        words = "-" + words[1:-1]
    if words in ("", "-", "—"):
        return decimal.Decimal(0)
    try:
        return decimal.Decimal(words)
    except decimal.InvalidOperation:
        return None


def is_same(shown, read, sound, pointer, data):
    """Whether what was read of a cell is what is displayed."""
    if pointer.startswith("/texts/"):
        section, index = pointer.rsplit("/", 1)
        expected = [shown if place == int(index) else words for place, words in enumerate(at(sound, section))]
        return plain("".join(expected)) == plain("".join(at(data, section)))
    if read is None:
        return False
    if pointer == "/published":
        # In whatever order the language of the office program has.
        return sorted(int(run) for run in re.findall("[0-9]+", shown)) == sorted(int(run) for run in read.split("-"))
    if isinstance(read, int) or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", str(read)):
        number = as_number(shown)
        if number is not None and number == decimal.Decimal(str(read)):
            return True
    return plain(shown) == plain(str(read))


def main():
    options = arguments()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder)
        sound, cells = candidates(options.program, options.template, folder)
        assert len(cells) > 100, f"{len(cells)} cells are read"
        source = openpyxl.load_workbook(options.template, data_only=True)
        places = sorted(cells)
        made, ways = {}, [by_openpyxl, by_xlsxwriter]
        written = pathlib.Path(folder, "written")
        written.mkdir()
        for index in range(options.count):
            # One kind of value in a workbook, so that what is refused hides little.
            chosen = rng.sample(places, rng.choice([1, 1, 2]))
            changes = {place: content(rng, source[place[0]][place[1]].value) for place in chosen}
            path = written / f"w{index}.xlsx"
            way = rng.choice(ways)
            way(options.template, changes, path)
            made[path.stem] = (way.__name__, changes)
        files = sorted(written.iterdir())
        saved = {"": files}
        for form in ("xlsx", "xls", "ods"):
            again = [path for path in files if int(path.stem[1:]) % 3 == ("xlsx", "xls", "ods").index(form)]
            into = pathlib.Path(folder, f"again-{form}")
            office.convert(again, form, into)
            saved[form] = sorted(into.iterdir())
        counts = collections.Counter()
        silent = []
        for form, paths in saved.items():
            shown = pathlib.Path(folder, f"shown-{form}")
            office.convert(paths, CSV, shown)
            for path in paths:
                way, changes = made[path.stem]
                data, named, said = run(options.program, path)
                counts["workbooks"] += 1
                for (sheet, cell), value in changes.items():
                    words = displayed(shown, path.stem, sheet, cell)
                    if (sheet, cell) in named:
                        counts["reported"] += 1
                    elif data is None and "!" not in said:
                        counts["refused as a whole"] += 1
                    elif data is None:
                        counts["hidden behind another refusal"] += 1
                    elif is_same(words, at(data, cells[(sheet, cell)]), sound, cells[(sheet, cell)], data):
                        counts["equal"] += 1
                    else:
                        read = at(data, cells[(sheet, cell)])
                        silent.append(f"{way} {form} {sheet}!{cell} {value!r}: displayed {words!r}, read {read!r}")
                        if options.keep:
                            shutil.copy(path, options.keep)
        print(", ".join(f"{count} {what}" for what, count in counts.items()), f"{len(silent)} silent", sep=", ")
        for line in silent[:40]:
            print(line)
        sys.exit(1 if silent else 0)


main()
