#!/usr/bin/env bash
# Inspects PDFs of other producers: others.sh PROGRAM FOLDER [FILE.pdf…]. What is installed here makes some fifty files, from
# the seed's text and the web edition; then 500 of them are damaged. Each is read, judged and drawn within 3 GB and 60 s.
# A panic, a signal or a timeout is told and fails the run; findings are none of its business.
set -uo pipefail
program=$1 folder=$2; shift 2
here=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$folder/made" "$folder/damaged" && cd "$folder"
has() { command -v "$1" >/dev/null || { echo "notice: no $1"; return 1; }; }
try() { "$@" >/dev/null 2>&1 || echo "notice: failed: ${*:0:4}"; }

"$program" build "$here/data/guangzhou-12345-2024.json" --edition both -o "$folder/own.pdf" 2>/dev/null
own="$folder/own.pdf" print="$folder/own.print.pdf" text="$here/tests/fixtures/seed.txt"
"$program" convert "$here/data/guangzhou-12345-2024.json" "$folder/book.xlsx" --force 2>/dev/null
head -60 "$text" >page.txt
{ echo '<meta charset="utf-8"><h1>预算</h1><table border=1>'; head -40 "$text" | sed 's|.*|<tr><td>&</td><td>1,234.56</td></tr>|'
  echo '</table><p style="opacity:.4">透明</p><svg width=90 height=90><circle cx=40 cy=40 r=30 fill=red /></svg>'; } >page.html

if has soffice; then
  office() { # NAME SOURCE FILTER
    try soffice --headless -env:UserInstallation="file://$folder/office" --convert-to "$3" --outdir "$folder/office-out" "$2"
    mv "$folder/office-out/$(basename "${2%.*}").pdf" "made/office-$1.pdf" 2>/dev/null
  }
  option() { echo "pdf:$1:{$2}"; }
  office writer page.txt pdf; office html page.html pdf:writer_web_pdf_Export; office calc book.xlsx pdf
  # PDF/A-1b, -2b, -3b, PDF 1.5 and 1.6; tagged, PDF/UA.
  for version in 1 2 3 15 16; do
    office "calc-$version" book.xlsx "$(option calc_pdf_Export "\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"$version\"}")"
  done
  tagged='"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"}'
  office calc-tagged book.xlsx "$(option calc_pdf_Export "$tagged")"
  office calc-plain book.xlsx "$(option calc_pdf_Export '"UseTaggedPDF":{"type":"boolean","value":"false"},"ExportBookmarks":{"type":"boolean","value":"false"}')"
fi
if has gs; then
  for version in 1.3 1.4 1.5 1.7; do
    for from in own print; do
      try gs -q -o "made/gs-$from-$version.pdf" -sDEVICE=pdfwrite "-dCompatibilityLevel=$version" "${!from}"
    done
  done
  for settings in screen printer prepress; do try gs -q -o "made/gs-$settings.pdf" -sDEVICE=pdfwrite "-dPDFSETTINGS=/$settings" "$own"; done
  try gs -q -o made/gs-cmyk.pdf -sDEVICE=pdfwrite -sColorConversionStrategy=CMYK -sProcessColorModel=DeviceCMYK "$own"
  try gs -q -o made/gs-grey.pdf -sDEVICE=pdfwrite -sColorConversionStrategy=Gray "$own"
  try gs -q -o made/gs-pictures.pdf -sDEVICE=pdfimage24 -r72 "$own"
  try gs -q -o made/gs-fax.pdf -sDEVICE=pdfimage8 -r72 "$own"
  try gs -q -o own.ps -sDEVICE=ps2write "$own"; try ps2pdf own.ps made/ps2pdf.pdf
fi
if has qpdf; then
  for way in "--linearize" "--object-streams=generate" "--object-streams=disable" "--qdf" "--stream-data=uncompress" \
    "--recompress-flate --compression-level=9" "--coalesce-contents" "--flatten-annotations=all" "--newline-before-endstream" \
    "--pages . 1-5 --" "--rotate=90" "--encrypt  owner 256 --" "--encrypt secret owner 256 --" "--overlay $print --" "--remove-unreferenced-resources=yes"; do
    name=$(tr -dc 'a-z0-9' <<<"$way"); IFS=' ' read -ra words <<<"${way/  / EMPTY }"
    try qpdf "${words[@]/EMPTY/}" "$own" "made/qpdf-${name:0:24}.pdf"
  done
fi
if has pdftocairo; then
  try pdftocairo -pdf "$own" made/cairo.pdf; try pdftocairo -pdf -f 6 -l 7 "$print" made/cairo-print.pdf
  try pdfunite "$own" "$print" made/poppler-united.pdf; try pdfseparate -f 6 -l 6 "$own" made/poppler-page.pdf
fi
has chromium && try chromium --headless --no-sandbox --disable-gpu --print-to-pdf=made/chromium.pdf "file://$folder/page.html" &&
  try chromium --headless --no-sandbox --disable-gpu --generate-pdf-document-outline --no-pdf-header-footer --print-to-pdf=made/chromium-outline.pdf "file://$folder/page.html"
has groff && { groff -Tpdf -man >made/groff.pdf 2>/dev/null <<<$'.TH X 1\n.SH NAME\nx - budget\n.PP\nFigures.' || rm -f made/groff.pdf; }
python3 - made "$own" <<'PY'
import importlib, sys
folder, own = sys.argv[1:]
def reportlab():
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    for packed in (0, 1):
        canvas = Canvas(f"{folder}/reportlab-{packed}.pdf", pageCompression=packed)
        canvas.setFont("STSong-Light", 12); canvas.drawString(72, 700, "预算 1,234.56"); canvas.bookmarkPage("a"); canvas.addOutlineEntry("预算", "a")
        canvas.acroForm.textfield(name="x", x=72, y=600); canvas.linkURL("https://example.org/", (72, 500, 99, 520)); canvas.save()
def fpdf():
    pdf = __import__("fpdf").FPDF(); pdf.add_page(); pdf.set_font("Helvetica", size=12); pdf.cell(text="Budget 1,234.56"); pdf.output(f"{folder}/fpdf2.pdf")
def PIL():
    from PIL import Image
    for mode in ("1", "L", "RGB", "CMYK"):
        Image.new(mode, (400, 300)).save(f"{folder}/pillow-{mode}.pdf")
def pikepdf():
    import pikepdf
    with pikepdf.open(own) as pdf:
        pdf.save(f"{folder}/pikepdf.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate); pdf.make_stream(b"x"); pdf.save(f"{folder}/pikepdf-plain.pdf", compress_streams=False)
def pypdf():
    import pypdf
    writer = pypdf.PdfWriter(clone_from=own); writer.compress_identical_objects(); writer.write(f"{folder}/pypdf.pdf")
def matplotlib():
    import matplotlib; matplotlib.use("pdf"); import matplotlib.pyplot as plot
    plot.plot([1, 3, 2], alpha=0.5); plot.savefig(f"{folder}/matplotlib.pdf")
for make in (reportlab, fpdf, PIL, pikepdf, pypdf, matplotlib):
    try: make()
    except ImportError: print(f"notice: no {make.__name__}")
    except Exception as error: print(f"notice: {make.__name__}: {error}")
PY
cp "$@" made/ 2>/dev/null
python3 - made damaged <<'PY'
import pathlib, random, sys
made, damaged = map(pathlib.Path, sys.argv[1:])
files, dice = sorted(made.glob("*.pdf")), random.Random(1)
for number in range(500):
    source = files[number % len(files)]
    data = bytearray(source.read_bytes())
    for _ in range(dice.choice((1, 5, 50)) if len(data) > 4000 else 0):
        place = dice.randrange(len(data))
        way = dice.randrange(4)
        if way == 0: data[place] = dice.randrange(256)
        elif way == 1: del data[place : place + dice.randrange(1, 40)]
        elif way == 2: data[place:place] = data[dice.randrange(len(data)) :][: dice.randrange(1, 40)]
        else: data[place] = dice.choice(b"0123456789[]<>()/ ")
    (damaged / f"{number:03}-{source.name}").write_bytes(data)
PY

failed=0
run() { # FILE ARGUMENT…
  local file=$1 status; shift
  (ulimit -v 3000000; timeout 60 "$program" --lang en inspect "$file" "$@" >out 2>err); status=$?
  if [ $status -gt 2 ] || grep -q "panicked" err; then echo "$file: status $status: $(tail -1 err)"; failed=$((failed + 1)); fi
  return $status
}
read_well=0
for file in made/*.pdf; do
  run "$file" --gate release --pages pages --ppi 20; [ -s out ] && read_well=$((read_well + 1)) || echo "not read: $file: $(head -1 err)"
  run "$file" --gate print
done
for file in damaged/*.pdf; do run "$file" --pages pages --ppi 20; done
made=$(ls made/*.pdf | wc -l)
for file in made/*.pdf; do pdfinfo "$file" 2>/dev/null | sed -n 's/^Producer: *//p'; done | sort | uniq -c
echo "$made files of others, $read_well of them read, $(ls damaged | wc -l) damaged, $failed failures"
[ $failed = 0 ]
