"""Makes workbooks with random contents, number formats and ways of saving, and holds what the program reads of them
against what LibreOffice displays.

Each changed cell is read as displayed, or a finding names it, or LibreOffice is known to display something else than the
file says (`known`); anything else is silent, and ends the run with status 1.
Status 77: a tool is not installed.
"""
import argparse, collections, csv, datetime, decimal, json, os, pathlib, random, re, shutil, subprocess, sys, tempfile, unicodedata

# The ninth of these is whether cells are written as they are shown.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
# LibreOffice converts so many files in one run.
MAX_FILES = 100

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
FULL_WIDTH = {ord(narrow): ord(narrow) + 0xFEE0 for narrow in "0123456789,.-()%"}
FORMULAS = ["=1+1", "=1/0", "=\"a\"&\"b\"", "=ROUND(10.005,2)", "=1=1"]
RESULTS = {"=1+1": 2, "=1/0": "#DIV/0!", "=\"a\"&\"b\"": "ab", "=ROUND(10.005,2)": 10.01, "=1=1": True}
WORDS = ["管理", "服务", "（一）", "2024年", "1.", "-", "Web site", "\n", "\t", " ", "\u3000", "\u00a0", "\u200b", "_x000D_", "=1+1", "&<", "'", "\"", "，", "。", "100%"]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--template", required=True, help="a workbook without faults")
    parser.add_argument("--layouts", help="the folder of its layout, if that is not built in")
    parser.add_argument("--count", type=int, default=24, help="so many are written, and each saved again by LibreOffice")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="a folder for workbooks that were read silently otherwise")
    return parser.parse_args()


def lacking(what):
    print(f"{what} is not installed: workbooks of libraries are not tested")
    sys.exit(77)


try:
    import openpyxl, xlsxwriter
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
except ImportError as error:
    lacking(error.name)
if not shutil.which("soffice"):
    lacking("soffice")


def layouts(options):
    return ["--layouts", options.layouts] if options.layouts else []


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder):
        self.profile = pathlib.Path(folder, "profile")

    def convert(self, files, form, into):
        into.mkdir(parents=True, exist_ok=True)
        for start in range(0, len(files), MAX_FILES):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{self.profile}", "--headless", "--convert-to", form,
                            "--outdir", into, *files[start:start + MAX_FILES]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(options, path):
    """What the program reads of a workbook, and the cells that it names."""
    command = [options.program, "convert", path, "-", "--to", "json", "--lang", "en", *layouts(options)]
    done = subprocess.run(command, capture_output=True, text=True)
    named = set(re.findall(r"^\s+\S*?" + re.escape(os.path.basename(path)) + r" '?([^'\s]+?)'?!([A-Z]+[0-9]+)", done.stderr, re.M))
    data = json.loads(done.stdout) if done.returncode == 0 else None
    return data, named, done.stderr


def candidates(options, folder):
    """The cells that are read, with their place in the data: found by putting an error into each."""
    book = openpyxl.load_workbook(options.template)
    sound, _, _ = run(options, options.template)
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
    done = subprocess.run([options.program, "check", path, "--format", "json", *layouts(options)], capture_output=True, text=True)
    findings = json.loads(done.stdout)
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
    if rng.random() < 0.05:
        return rng.choice([0.1 + 0.2, 1e-7, 4.35 * 100, 1e15, 123456789012.34, 0.005, 1.005, 2.675, 0.994999999, 1e21])
    digits = rng.randint(0, 7)
    value = round(rng.uniform(0, 10 ** digits), rng.choice([0, 1, 2, 2, 2, 3, 5]))
    return -value if rng.random() < 0.1 else rng.choice([value, value, value, value, 0])


def content(rng, old):
    """A value and a number format for a cell that held another."""
    if isinstance(old, (int, float)):
        kind = rng.random()
        if kind < 0.78:
            return number(rng), rng.choice(NUMBER_FORMATS)
        if kind < 0.86:
            typed = rng.choice(["{:,.2f}", " {:.2f} ", "{:.2f}\u200b", "\u202d{:.2f}\u202c", "{:.2f}元", "({:.2f})", "{:.0f}", "￥{:.2f}",
                                "{:.2f}万元", "{:.2f}-", "-{:.2f}", "{:.1e}", "{:.3f}", "约{:.2f}", "{:.2f}%", "\u3000{:.2f}"])
            if rng.random() < 0.2:
                return typed.format(abs(number(rng))).translate(FULL_WIDTH), rng.choice(TEXT_FORMATS)
            return typed.format(abs(number(rng))), rng.choice(TEXT_FORMATS)
        if kind < 0.92:
            return rng.choice(FORMULAS), rng.choice(["0.00", "General", "0"])
        return rng.choice(["#REF!", "#N/A", True, datetime.date(2024, 2, 5), "-", "—"]), "General"
    if isinstance(old, datetime.datetime):
        return datetime.datetime(2024, rng.randint(1, 12), rng.randint(1, 28)), rng.choice(DATE_FORMATS)
    kind = rng.random()
    if kind < 0.6:
        return text(rng), rng.choice(TEXT_FORMATS)
    if kind < 0.75:
        return rng.choice(FORMULAS), "General"
    if kind < 0.9:
        return number(rng), rng.choice(NUMBER_FORMATS)
    return rng.choice(["#REF!", True, datetime.date(2024, 2, 5)]), rng.choice(DATE_FORMATS)


class Openpyxl:
    """Workbooks that openpyxl writes: the template with some cells changed, and put back afterwards."""

    def __init__(self, template):
        self.book = openpyxl.load_workbook(template)
        del self.book["科目表"]

    def write(self, changes, path, rng):
        before = {}
        # The days of the Macintosh count from 1904.
        self.book.epoch = rng.choice([CALENDAR_WINDOWS_1900, CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
        for (sheet, place), (value, form) in changes.items():
            cell = self.book[sheet][place]
            before[cell] = (cell.value, cell.number_format)
            cell.value = rich(value) if rng.random() < 0.2 else value
            cell.number_format = form
        self.book.save(path)
        for cell, (value, form) in before.items():
            cell.value, cell.number_format = value, form


def rich(words):
    """Words in two fonts."""
    if not isinstance(words, str) or len(words) < 2 or words.startswith(("=", "#")):
        return words
    return CellRichText(words[:1], TextBlock(InlineFont(b=True), words[1:]))


class XlsxWriter:
    """Workbooks that XlsxWriter writes: the values of the template with some changed."""

    def __init__(self, template):
        self.source = openpyxl.load_workbook(template, data_only=True)
        del self.source["科目表"]

    def write(self, changes, path, rng):
        # With little memory words stand in their cells, else in a table of their own.
        book = xlsxwriter.Workbook(path, {"constant_memory": rng.random() < 0.3, "date_1904": rng.random() < 0.2})
        formats = {}
        for sheet in self.source.worksheets:
            into = book.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    value, form = changes.get((sheet.title, cell.coordinate), (cell.value, cell.number_format))
                    if value is not None:
                        style = formats.setdefault(form, book.add_format({"num_format": form}))
                        write(into, cell.row - 1, cell.column - 1, value, style, (sheet.title, cell.coordinate) in changes, rng)
            for area in sheet.merged_cells.ranges:
                into.merge_range(area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1, "")
                first = sheet.cell(area.min_row, area.min_col)
                if first.value is not None:
                    into.write(area.min_row - 1, area.min_col - 1, first.value)
        book.close()


def write(sheet, row, column, value, style, is_changed, rng):
    """Writes a value as what it is."""
    if is_changed and isinstance(value, str) and value.startswith("="):
        # With the result that an office program would have stored, or with the zero of XlsxWriter.
        sheet.write_formula(row, column, value, style, rng.choice([0, RESULTS.get(value, 0)]))
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, style)
    elif isinstance(value, (datetime.datetime, datetime.date)):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_string(row, column, str(value), style)


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


def is_same(shown, read, sound, pointer, data, changed):
    """Whether what was read of a cell is what is displayed; `changed` has what all changed cells display, by pointer."""
    if pointer.startswith("/texts/"):
        section = pointer.rsplit("/", 1)[0]
        if len(at(data, section)) == len(at(sound, section)) and plain(shown) == plain(at(data, pointer)):
            return True
        # A cell with a line break is two paragraphs, and moves those behind it.
        expected = [changed.get(f"{section}/{place}", words) for place, words in enumerate(at(sound, section))]
        return plain("".join(expected)) == plain("".join(at(data, section)))
    if read is None:
        return False
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(read)):
        # In whatever order the language of the office program has.
        return sorted(int(run) for run in re.findall("[0-9]+", shown)) == sorted(int(run) for run in read.split("-"))
    if isinstance(read, int) or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", str(read)):
        number = as_number(shown)
        if number is not None and number == decimal.Decimal(str(read)):
            return True
    return plain(shown) == plain(str(read))


def known(path, value, form, read):
    """Why a cell is read otherwise than LibreOffice displays it, if that is right; `None` if it is not."""
    # A truth value is a number.
    if isinstance(value, (int, float)) and 0 <= value < 61 and "y" in form:
        # Excel counts 29 February 1900, which never was: its days before March 1900 are one later in LibreOffice.
        return "day before March 1900"
    is_zero = re.fullmatch(r"0(\.0+)?", str(read)) is not None
    if isinstance(value, str) and value.startswith("=") and path.suffix == ".xls" and is_zero:
        # The zero that XlsxWriter writes is stored as if it had been computed, and .xls does not name the program.
        return "zero of XlsxWriter in .xls"
    return None


def written(options, places, folder, rng):
    """Random workbooks: for each, who wrote it, and what was changed."""
    ways = [Openpyxl(options.template), XlsxWriter(options.template)]
    values = ways[1].source
    made = {}
    for index in range(options.count):
        # Few changes in a workbook, so that what is refused hides little.
        chosen = rng.sample(places, rng.choice([1, 1, 2]))
        changes = {place: content(rng, values[place[0]][place[1]].value) for place in chosen}
        way = ways[index % 2]
        path = folder / f"{type(way).__name__}-{index}.xlsx"
        way.write(changes, path, rng)
        made[path.stem] = changes
    return made


def saved_again(office, folder, into, names):
    """The same workbooks as LibreOffice saves them, a third in each form."""
    for number, form in enumerate(["xlsx", "xls", "ods"]):
        office.convert([folder / f"{name}.xlsx" for name in names[number::3]], form, into)


def outcome(options, path, shown, changes, sound, cells):
    """What becomes of each changed cell of a workbook."""
    data, named, said = run(options, path)
    changed = {cells[place]: displayed(shown, path.stem, *place) for place in changes}
    for (sheet, cell), (value, form) in changes.items():
        words = displayed(shown, path.stem, sheet, cell)
        if (sheet, cell) in named:
            yield "reported" if data is None else "read with a warning", None
        elif data is None:
            yield "hidden behind another refusal" if len(changes) > 1 and "!" in said else "refused as a whole", None
        elif is_same(words, at(data, cells[(sheet, cell)]), sound, cells[(sheet, cell)], data, changed):
            yield "equal", None
        else:
            read = at(data, cells[(sheet, cell)])
            reason = known(path, value, form, read)
            told = f"{path.name} {sheet}!{cell} {(value, form)!r}: displayed {words!r}, read {read!r}"
            yield (f"known ({reason})", None) if reason else ("silent", told)


def main():
    options = arguments()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder)
        sound, cells = candidates(options, folder)
        assert len(cells) > 30, f"{len(cells)} cells are read"
        first, again, shown = [pathlib.Path(folder, name) for name in ("written", "again", "shown")]
        first.mkdir()
        made = written(options, sorted(cells), first, rng)
        saved_again(office, first, again, sorted(made))
        paths = sorted(first.iterdir())
        for path in sorted(again.iterdir()):
            paths.append(path.rename(path.with_stem(f"{path.stem}-again-{path.suffix[1:]}")))
        office.convert(paths, CSV, shown)
        assert len(paths) == 2 * options.count, f"{len(paths)} workbooks"
        counts, ways, silent = collections.Counter(), collections.Counter(), []
        for path in paths:
            way, _, *saved = path.stem.split("-")
            ways[" ".join([way, *saved])] += 1
            changes = made[path.stem.split("-again")[0]]
            for what, difference in outcome(options, path, shown, changes, sound, cells):
                counts[what] += 1
                if difference:
                    silent.append(difference)
                    if options.keep:
                        shutil.copy(path, options.keep)
        print(f"{len(paths)} workbooks:", ", ".join(f"{count} {way}" for way, count in sorted(ways.items())))
        print(f"{sum(counts.values())} cells:", ", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
        print(f"{len(silent)} silent", *silent[:40], sep="\n")
        sys.exit(1 if silent else 0)


main()
