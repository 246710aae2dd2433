# Messages of budgetpress in English. The text of a finding is under its code, the remedy under `.hint`, the rule under `.rule`.

severity-error = error
severity-warning = warning
severity-note = note
hint = help:{" "}

# Command line

option-unused = { $option } has no effect here
    .hint = { $how ->
    [with] it only works together with { $other }: add that, or remove it
   *[without] it cannot be combined with { $other }: remove one of them
 }
usage-value = { $given ->
    [no] { $option } needs a value
   *[yes] "{ $value }" is not a value of { $option }
 }
    .hint = { $how ->
    [choice] possible values: { $known }
    [number] write a number
    [range] write a number in the range { $known }
    [least] write a number of { $known } or more
    [language] there are messages in zh and en
    [unknown] `{ $command } --help` lists its values
   *[other] { $known }; `{ $command } --help` lists its values
 }
usage-option = { $option } is not accepted here
    .hint = { $near ->
    [none] `{ $command } --help` lists all options; usage: { $usage }
   *[other] did you mean { $near }? `{ $command } --help` lists all options
 }
usage-command = there is no command { $given }
    .hint = { $near ->
    [none] `{ $command } --help` lists all commands
   *[other] did you mean { $near }? `{ $command } --help` lists all commands
 }
usage-command-missing = a command is missing
    .hint = commands: { $known }; `{ $command } --help` describes each
usage-missing = missing: { $options }
    .hint = usage: { $usage }
usage-conflict = { $twice ->
    [yes] { $option } is given more than once
   *[no] { $option } and { $other } cannot be combined
 }
    .hint = remove one of them
usage-count = { $option } has too many or too few values
    .hint = `{ $command } --help` lists its values
usage-encoding = an argument is not Unicode text
    .hint = rename the file
usage-other = { $detail }
    .hint = `budgetpress --help` explains the usage
help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-print = Print edition
help-some-options = [OPTIONS]
help-some-command = <COMMAND>
help-help = Print help
help-version = Print version
help-status = Exit status: 0 done, 1 the data or the pages have errors, 2 could not run.
help-status-verify = Exit status: 0 genuine, 1 not genuine, 2 cannot be decided or could not run.

# Files

file-unreadable = cannot read { $path }: { $reason ->
    [missing] there is no such file
    [folder] it is a folder
    [denied] permission denied
    [full] the disk is full
    [file] a file is where a folder is needed
    [special] it is not a regular file but a pipe, a socket or a device
   *[other] { $detail }
 }
    .hint = check the name, the folder and the permission to read the file
file-empty = the file is empty
    .hint = name a file with content
file-kind = the file is neither JSON nor a workbook
    .hint = use `budgetpress derive` for a ledger in CSV and `budgetpress inspect` for a PDF; workbooks are .xlsx, .xls or .ods
file-unwritable = cannot write { $path }: { $reason ->
    [missing] the folder does not exist
    [folder] it is a folder
    [denied] permission denied
    [full] the disk is full
    [file] a file is where a folder is needed
   *[other] { $detail }
 }
    .hint = choose another place, or close the program that has opened the file
file-too-large = { $path } is larger than { $limit } MiB
    .hint = a department's budget is far smaller; check that this is the right file
output-is-input = { $path } is the data file itself
    .hint = name another file for the output
output-folder = { $path } is a folder
    .hint = name a file in it
output-file = { $path } is a file
    .hint = name a folder for the output
file-exists = { $path } already exists { $why ->
    [other] and is the output for another document (other unit, year, layout or kind of file)
    [changed] and has been changed since this program wrote it
    [unmarked] and cannot be recognised as an earlier output of this program, because such files carry no mark
    [meanwhile] and was created or changed during this run
   *[foreign] and was not written by this program, or has been saved by another one since
 }
    .hint = choose another name, or replace the file with --force
file-signed = { $path } is signed, and signed files are never replaced
    .hint = choose another name, or move the signed file first
output-link = { $path } is a link: links in an output folder are not followed
    .hint = remove the link, or name another output
output-twice = two files of this output would be called { $path }
    .hint = name another file
output-special = { $path } is not a regular file
    .hint = name another file; `-` is the standard output
output-terminal = the output is not text and cannot be shown on a terminal
    .hint = name a file with -o, or redirect the output with > or |
form-unknown = { $path } does not show which form to convert into
    .hint = use the extension .json, .xlsx or .csv, name a folder, or add --to
workbook-text-long = this text has { $count } characters; a cell of a workbook can hold { $limit }
    .hint = split it into several paragraphs or lines, or convert into .json, which has no such limit
workbook-name = { $path } is not a name for a workbook
    .hint = use the extension .xlsx: `new` writes no other form
folder-left = { $path } contains tables of other budgets: { $told }
    .hint = if they come from an earlier conversion, delete them before the folder is published
folder-missing = the folder { $folder } does not exist
    .hint = create it, or name another
json-encoding = line { $line } is not UTF-8
    .hint = save the file as UTF-8 (not GBK or UTF-16)
json-syntax = invalid JSON at line { $line }, column { $column }: { $detail }
    .hint = correct it; commas, quotes and brackets are the usual causes
json-too-many = the file contains too many values: more than { $limit } commas and opening brackets
    .hint = a department's budget is far smaller; check that this is the right file
internal-shape = the file passed the check of its form but could not be read
    .hint = this is a fault of budgetpress; please report it with the file
limit-time = processing was stopped: it took more than { $seconds } seconds of processor time
    .hint = the file or the layout may be damaged, malicious or very large; if you trust it, allow more with --max-time SECONDS
limit-memory = processing was stopped: it needed more than { $mib } MiB of memory
    .hint = the file or the layout may be damaged, malicious or very large; if you trust it, allow more with --max-memory MIB
limit-depth = processing was stopped: the file or the layout is nested too deeply
    .hint = check where it comes from
limit-broken = processing ended before it was complete: { $detail }
    .hint = this is a fault of budgetpress; please report it with the file
limit-spawn = the program could not be started again for this task: { $detail }
    .hint = check whether the program was moved or replaced during the run, and whether memory or processes are exhausted
limit-unset = the system cannot limit this task: { $detail }
    .hint = ask the system administrator
document-too-large = setting the document would need about { $mib } MiB of memory, of which { $limit } MiB are allowed: { $rows } rows of tables, { $paragraphs } paragraphs, { $characters } characters
    .hint = check whether tables or prose contain something that does not belong there; if the data are right, allow more with --max-memory MIB on a machine with enough memory

# Data files

faults-more = there are more errors than these { $limit }
    .hint = correct these first
layout-unnamed = the file does not name its layout
    .hint = add "layout": "…"; `budgetpress layouts` lists the layouts
member-missing = "{ $key }" is missing
    .hint = add "{ $key }"{ $about }
member-misspelt = "{ $key }" is not a member here
    .hint = did you mean "{ $nearest }"?
member-unknown = "{ $key }" is not a member here
    .hint = members: { $known }
one-of = { $named ->
    [yes] "{ $name }":{" "}
   *[no] {""}
 }exactly one of { $members } must be given, { $how ->
    [none] none is
   *[several] { $given } are
 }
    .hint = give one of them
list-empty = { $what ->
    [paragraphs] { $named ->
        [yes] "{ $name }" has no paragraph
       *[no] there is no paragraph here
     }
    [terms] one side of the tie names no amount
   *[ledger] the ledger has no lines
 }
    .hint = { $what ->
        [paragraphs] write at least one paragraph
        [terms] name at least one amount, or delete the tie
       *[ledger] write its lines, or remove "ledger" and give the tables
     }
clause-ended = the text is continued by the sentence and must not end with "{ $mark }"
    .hint = remove "{ $mark }"
line-untold = the line does not state what it is about
    .hint = add one of: { $members }
line-missing = the line "{ $key }" ({ $name }) is missing
    .hint = add it, with 0.00 where there is no amount
line-doubled = the line "{ $key }" is repeated
    .hint = remove one of them
cell-missing = the narrative uses the amount of line "{ $line }", column "{ $column }", which the table does not have
    .hint = add the line
key-misspelt = { $value } is not a line of this table
    .hint = did you mean "{ $nearest }"?
key-unknown = { $value } is not a line of this table
    .hint = its lines are: { $known }
value-other = { $value } is given where "{ $expected }" is expected
    .hint = write the expected value
type-wrong = { $value } has the wrong type; expected: { $expected ->
    [text] a text in quotes
    [amount] an amount in quotes, such as "1234.50"
    [integer] a whole number
    [list] a list in square brackets
   *[record] a record in braces
 }
    .hint = write a value of that type; `budgetpress schema` lists the type of each member
code-bad = { $value } is not an account code
    .hint = a code has 3 digits (类), 5 (款) or 7 (项)
amount-unquoted = the amount { $value } must be in quotes
    .hint = write "{ $value }": numbers without quotes lose decimals
amount-dressed = { $value } is not a plain amount
    .hint = write "{ $meant }": ASCII digits, no separators, no spaces
amount-bad = { $value } is not an amount
    .hint = write digits with at most one point, such as "1234.50"; zero is "0.00"
amount-too-long = { $value } has too many digits
    .hint = check the unit and the digits: an amount has at most 15 digits before the point and 9 after it; round further decimals
amount-negative = { $value } cannot be negative here
    .hint = check the amount; increase and decrease are expressed in words
amount-decimals = { $value } has more than { $most } decimals
    .hint = round it to { $most } decimals; the document prints no more
amounts-decimals = { $count } amounts of this table have more than { $most } decimals, such as { $value }
    .hint = { $what ->
        [whole] check the currency unit: multiply amounts in 万元 by 10000
       *[other] round them to { $most } decimals, or check the currency unit
     }
date-bad = { $value } is not a date between 1900 and 2999
    .hint = write it as "2024-02-05"
number-out-of-range = { $value } is not between { $least } and { $most }
    .hint = write a whole number within this range
text-empty = the text is empty
    .hint = fill it in, or remove the entry
text-untrimmed = the text begins or ends with a space
    .hint = remove the space
character-compatibility = "{ $character }" ({ $point }, character { $position }) is a radical or a compatibility character that looks like "{ $meant }"
    .hint = write the ordinary character "{ $meant }"; look-alikes often come from text copied out of a PDF
character-invisible = there is an invisible character ({ $point }) at position { $position }
    .hint = remove it; a new paragraph of prose is a new entry of the list
character-private = "{ $character }" ({ $point }, character { $position }) is a private-use character
    .hint = use the character of GB 18030-2022 instead; other computers cannot show this one
character-blank = character { $position } is an unusual space ({ $point }), for which there is no glyph
    .hint = delete it, or type an ordinary space
text-error = the text contains the error of a formula, "{ $value }"
    .hint = correct the formula, or type the text

# Workbooks

workbook-large = the workbook is larger than { $limit } MiB
    .hint = a department's budget is far smaller; check that this is the right file, or remove pictures and unrelated worksheets
workbook-truncated = the workbook is damaged or incomplete: { $fault ->
    [file] the list of parts cannot be read
    [part] { $part } cannot be unpacked
    [xml] { $part } is not well-formed XML ({ $detail })
    [end] { $part } ends too early
    [nesting] elements of { $part } are nested wrongly
    [place] { $part } refers to the place "{ $detail }", which is outside the worksheet
    [value] a value in { $part } is written in an invalid way (cell { $detail })
    [target] { $part } uses as a { $detail } a part that cannot be one
    [double] two parts or worksheets are the same
   *[records] its records contradict each other
 }
    .hint = copy or export it again; or open it in Excel or WPS and save it as .xlsx
workbook-encrypted = the workbook is protected by a password
    .hint = open it in Excel or WPS, remove the password, and save it
workbook-unknown = the file is neither an Excel workbook (.xlsx, .xls) nor an OpenDocument spreadsheet (.ods)
    .hint = open it in the program that wrote it and save it as .xlsx
workbook-foreign = the file has the extension of a workbook, but is { $kind ->
    [html] a web page (HTML)
    [xml] an XML Spreadsheet of Office 2003
   *[old] in a format of Excel 4 or before
 }
    .hint = open it in Excel or WPS and save it as an Excel workbook (.xlsx)
workbook-path = the name of a part of the workbook points outside the workbook: "{ $part }"
    .hint = Excel and WPS do not write such names; check where the file comes from
workbook-bomb = the workbook unpacks to more than { $limit } MiB
    .hint = a department's budget is far smaller; check where the file comes from
workbook-entity = the part { $part } of the workbook declares a document type or entities
    .hint = Excel and WPS do not write such declarations; check where the file comes from
workbook-encoding = the part { $part } of the workbook is not in UTF-8
    .hint = open it in Excel or WPS and save it as .xlsx
workbook-rows = the workbook is far larger than a budget: { $what ->
    [parts] more than { $limit } parts
    [sheets] more than { $limit } sheets
    [rows] more than { $limit } rows, including empty ones
    [area] its tables extend over more than { $limit } cells, including empty ones
    [formats] more than { $limit } cell formats
    [strings] more than { $limit } texts
    [text] its cells contain too much text
    [piece] a text that is too long
    [style] the name of a font or a format that is too long
    [formula] a formula that is too long
   *[cells] more than { $limit } cells
 }
    .hint = if there are too many rows or cells, delete the empty ones around the tables (Ctrl+End shows how far they extend); otherwise copy the tables into a new workbook
workbook-merged = merged cells of the worksheet { $sheet } cover more than { $limit } cells
    .hint = in Excel or WPS, select the worksheet, unmerge its cells (Merge & Center once more), and merge only what the headers need
workbook-external = figures of the workbook come from another file: { $part }
    .hint = in Excel, break the links (Data → Edit Links → Break Link) and delete queries and connections, then save it
workbook-dde = a formula takes its value from another program: cell { $cell } in { $part }
    .hint = replace it by the amount; if you did not write it, do not open the file in Excel, and check where it comes from

# Reading workbooks

workbook-unreadable = the workbook cannot be read: { $detail }
    .hint = open it in Excel or WPS and save it again as .xlsx
thread-none = no thread could be started to read the file
    .hint = close other programs, or raise the limits of memory and of processes (ulimit -v, ulimit -u)
workbook-unnamed = the workbook does not name its layout
    .hint = it needs the worksheet { $worksheet } with the row { $row }; copy the tables into a workbook written by `budgetpress new`, which has it
workbook-ambiguous = the cover fits several layouts: { $names }
    .hint = add a worksheet that names the layout, as `budgetpress new` writes it
cover-undated = the worksheet { $worksheet } states no publication date
    .hint = write it into a cell of its own, such as 2024-02-05
worksheet-missing = no worksheet contains the table { $sheet }
    .hint = add it, with its official title above the header
worksheet-ties = there is no worksheet "{ $sheet }": ties that were declared there are lost and not checked
    .hint = if there were none, nothing needs to be done; otherwise copy the worksheet from the original workbook
worksheet-ambiguous = several worksheets could be the table { $sheet }: { $names }
    .hint = keep one of them, or name one of them after the table
worksheet-hidden = the worksheet "{ $name }" is hidden, but was read
    .hint = unhide it and check it
worksheet-derived = the table { $sheet } follows from the ledger: only texts and notes are taken from this worksheet
    .hint = if the ledger is not to be used, remove its worksheet; otherwise this worksheet can be removed
worksheet-unmatched = the worksheet { $name } was not read: it is not a table of the layout
    .hint = if it is for your own use, nothing needs to be done; otherwise give it the official title of its table
measure-differs = the table states its amounts in { $measure }, but the layout requires { $wanted }
    .hint = convert the amounts to { $wanted }, or correct the stated unit
header-missing = the header of the table { $sheet } was not found
    .hint = keep the rows of the header, with the official names of the columns
column-missing = the column "{ $column }" was not found
    .hint = give the column its official name; workbooks written by `budgetpress new` have all of them
column-ambiguous = several columns could be "{ $column }": { $names }
    .hint = keep one of them, and rename the others
column-hidden = column { $column } is hidden, but was read
    .hint = unhide the column and check it
column-unmatched = the column "{ $column }" does not belong to the table and was not read
    .hint = if it is for your own use, nothing needs to be done
row-missing = the row "{ $words }" was not found
    .hint = add it: the name in the first column, the value in the second
row-unmatched = { $what ->
    [nameless] row { $row } has amounts but no name, and was not read
    [codeless] "{ $words }" has no code; several accounts have this name, and the row was not read
   *[other] "{ $words }" is not a line of the table { $sheet }, and was not read
 }
    .hint = { $what ->
        [codeless] write the code of the account
       *[other] give the line its official name; put a remark that is not to be published to the right of the table
     }
row-without-amounts = { $many ->
    [yes] { $count } rows from "{ $words }" on have no amounts
   *[no] the row "{ $words }" has no amounts
 }
    .hint = fill them in, with 0 where there is no amount; remove the row only if it does not belong to the table
row-hidden = row { $row } is hidden, but counts
    .hint = unhide the row and check it; remove it if it does not belong here
row-veiled = row { $row } has text that is { $look ->
    [struck] struck out
    [pale] in the colour of its background
    [tiny] too small to be seen
   *[blank] hidden by its number format
 }, but was read
    .hint = check it: delete the row if it is void, otherwise make the text visible
row-doubled = "{ $words }" is repeated
    .hint = delete one of the rows
remark-unread = "{ $words }" is neither a line of the table nor a note, and was not read
    .hint = if it is a remark such as who made the table, nothing needs to be done; notes follow the first note directly, one per row
kind-unknown = "{ $words }" is not a kind of line
    .hint = choose one from the list
section-unknown = there is no section "{ $words }"
    .hint = write the title of a section as in the layout
figure-unknown = the narrative has no subject "{ $words }"
    .hint = keep the first two columns as `budgetpress new` writes them
words-blank = { $of ->
    [subject] "{ $column }" of { $subject }
   *[other] "{ $column }"
 } is not filled in
    .hint = fill it in
cell-blank = the cell { $of ->
    [subject] "{ $column }" of { $subject }
   *[other] "{ $column }"
 } is blank
    .hint = fill it in, with 0 if there is no amount
cell-uncomputed = the cell "{ $column }" contains a formula without a result
    .hint = open the workbook in Excel or WPS and save it
formula-zero = the cell "{ $column }" contains a formula whose saved result is 0, perhaps because it was never computed; it was read as 0
    .hint = open the workbook in Excel or WPS, check the cell, and save as .xlsx
cell-error = the formula has an error ({ $value })
    .hint = correct the formula, or type the value
cell-format = the cell contains { $held } in a number format that is not supported, so that the displayed value is unknown
    .hint = use the general format or two decimals; for dates the form 2024-02-05
date-partial = the cell contains { $held }, but displays only "{ $shown }"
    .hint = check it; a date should be displayed with year, month and day
cell-covered = merged cells cover "{ $words }", which was not read
    .hint = unmerge the cells and check; delete what is not needed
lines-joined = the cell has line breaks; its lines were joined
    .hint = nothing needs to be done if this is right
words-formatted = the cell displays "{ $shown }", which differs from its content (its number format adds words or drops decimals, or it is a truth value); it was read as displayed
    .hint = check it; text to be published should be typed into the cell
name-from-code = the formula in "{ $column }" has no result; the official name of the code was used
    .hint = nothing needs to be done if this is right; or open the workbook in Excel or WPS and save it
code-number = "{ $value }" is a number and was read as the code { $code }
    .hint = nothing needs to be done if this is right; format columns of codes as text
cell-unexpected = this line has no "{ $column }", but the cell contains "{ $words }"
    .hint = remove it, or move it to the right line
cell-unread = a cell outside the table was not read: "{ $words }"
    .hint = nothing needs to be done if it is a remark of your own
amount-hidden = the cell contains { $held } and displays { $shown }; the displayed value was read
    .hint = if sums are wrong because of this, round the value itself, for example with ROUND
amount-shown = the cell contains { $held }, but { $how ->
    [nothing] displays nothing
   *[other] displays "{ $shown }"
 }
    .hint = type the number that is to be published, in the unit of the table, in the general format or with two decimals
amount-worded = the cell displays "{ $shown }" and was read as { $value }
    .hint = nothing needs to be done if this is right; number formats should not contain words
amount-typed = "{ $value }" is text and was read as { $meant }
    .hint = nothing needs to be done if this is right
character-dropped = "{ $value }" contains invisible characters ({ $point }), which were ignored
    .hint = nothing needs to be done if this is right; such characters often come from copied text

# Ledgers

ledger-none = the layout "{ $layout }" does not define how its tables follow from a ledger
    .hint = fill in the tables
csv-broken = the rows of the file are inconsistent: { $detail }
    .hint = save it as CSV in UTF-8, with the same number of fields in every row
csv-too-many = { $what ->
    [columns] the header has more than { $limit } columns
   *[rows] the file is larger than any ledger: it has more than { $limit } commas, tabs, semicolons and line ends
 }
    .hint = check that this is the ledger; a department's ledger has at most tens of thousands of lines
csv-ragged = line { $line } has { $given } columns, the first row has { $wanted }
    .hint = add what is missing, or put amounts and texts that contain a comma in quotes
csv-delimiter = columns are separated by "{ $mark }" instead of commas
    .hint = separate the columns by commas; or open the file in Excel or WPS and save it as "CSV UTF-8"
ledger-workbook = the ledger is a workbook, but a CSV file is expected here
    .hint = save it as "CSV UTF-8"; or put the ledger into its worksheet in a workbook, and check or build that workbook
ledger-blank = "{ $column }" is blank
    .hint = fill it in on every row; unmerge merged cells and fill each
ledger-unknown = { $value } is not a value of { $column }
    .hint = possible values: { $known }
project-missing = a line of the kind "{ $kind }" needs a project
    .hint = fill in the name of the project
project-unexpected = a line of the kind "{ $kind }" does not belong to a project
    .hint = remove the project, or correct the kind
csv-gb18030 = the file is not UTF-8 and was read as GB 18030
    .hint = nothing needs to be done if the names are right
csv-utf16 = the file is UTF-16 and was read as such
    .hint = nothing needs to be done if the names are right
ledger-column = column { $number } { $titled ->
    [no] has no title
   *[other] ("{ $column }") is not a column of a ledger
 } and was not read; row { $row } has "{ $words }"
    .hint = if it contains units or projects, give it the official title; if it contains remarks, nothing needs to be done
ledger-total = the row "{ $words }" agrees with the sum of its rows and was not added
    .hint = nothing needs to be done; a ledger needs no totals
ledger-total-differs = the row "{ $words }" is { $amount }, which is not the sum of rows above or below it; the sum of all rows is { $sum }
    .hint = check whether rows are missing; a ledger needs no totals, so the row can be deleted
ledger-doubled = this line with { $amount } is repeated
    .hint = remove one of them, unless there are two payments
account-coarse = { $code } has lines, and so have accounts below it
    .hint = assign the amount to an account of the lowest level
unit-missing = { $count } lines, starting here, name no unit, although other lines do
    .hint = fill in the unit on every line; if all lines belong to the department itself, leave it blank on every line
goal-differs = the project "{ $project }" has another goal on a line above
    .hint = write the goal on one line only, or the same goal on each
table-superseded = the table { $sheet } was not read: it follows from the ledger
    .hint = nothing needs to be done; to have only one of them, remove the table or the ledger
words-missing = the line "{ $line }" has no "{ $column }"
    .hint = fill it in on one line of the ledger
about-ledger = the ledger: every amount once, in 元; tables that follow from it are then omitted
about-ledger-unit = the unit that uses the money; if omitted, the department itself
about-ledger-kind = basic or project expenditure
about-ledger-project = the project, for project expenditure
about-ledger-function = account of the functional classification
about-ledger-economy = account of the economic classification
about-ledger-fund = the fund
about-ledger-amount = the amount in 元
about-ledger-goal = the goal of the project, on one of its lines

# Adding up units

merge-layout = the budget uses the layout "{ $layout }" ({ $measure }), the department uses "{ $wanted }" ({ $wanted_measure })
    .hint = convert the budget into the department's layout first: tables of different layouts cannot be added up
merge-year = the budget is for { $year }, the department's for { $wanted }
    .hint = name the unit's file for { $wanted }
merge-unit-twice = "{ $unit }" is the unit of file { $number } and of file { $other }
    .hint = name each unit once; correct the name if these are two units
merge-unit-own = { $what ->
    [file] { $unit } is the department's own file, and was named among the units
    [whole] "{ $unit }" is the department itself: its tables contain other units that are added up
   *[name] a unit has the name of the department, "{ $unit }"
 }
    .hint = { $what ->
    [name] if this is the whole department, for example from an earlier merge, remove it, or everything counts twice; if it is the department proper (本级), nothing needs to be done
   *[other] remove it, or everything counts twice
 }
merge-unit-headed = the table { $sheet } has lines of the unit "{ $unit }", and so has the budget of "{ $other }"
    .hint = each unit's budget contains only its own lines; remove those of the other unit
merge-kind = "{ $name }" is a { $kind } here and a { $known } in the budget of "{ $other }"
    .hint = correct the line in one of the two
merge-name = { $code } is called "{ $name }" here and "{ $known }" in the budget of "{ $other }"
    .hint = give the account its official name in both
merge-words = the line "{ $line }" contains "{ $words }" here and "{ $known }" in the budget of "{ $other }"
    .hint = this line is common to all units: write the same in both, or name the lines differently
merge-date = the date is { $date } here and { $wanted } in the budget of "{ $other }"
    .hint = amounts of different dates cannot be added up; use the same date in all budgets
merge-figure = { $title }: { $stated } is stated, the sum of the units is { $made }
    .hint = remove the stated figure, or check the units
merge-notes = the notes of the table { $sheet } differ between the units, so the notes of the layout are used
    .hint = if other notes are needed, write them under "sheets" in the file named with --with
merge-superseded = the tables of this file were not used: they are the sums of the units
    .hint = nothing needs to be done; you may remove the lines of the tables
merge-ties = { $count } ties in the data of this budget were not used: they hold for one unit only
    .hint = write the department's ties under "ties" in the file named with --with
merge-tables = not every unit has a ledger ({ $units } do not), so the printed tables were added up
    .hint = with the ledgers of all units each amount would be rounded once
merge-transfer = { $title }: { $payers } pay { $paid }, { $receivers } receive { $received }; nothing was netted
    .hint = payments between units of the department are counted twice in its totals; find out which amounts are internal, and subtract them on both sides
merge-unit-apart = half of the amounts of “{ $unit }” are above { $own }{ $measure }, of the other units above { $others }{ $measure }: its amounts seem to be in 元
    .hint = check the currency unit in the tables of this unit
merge-unit-wrong = figures of "{ $unit }" contradict each other in { $count } places, and so will the department's
    .hint = `budgetpress check` lists the places; correct them first
merge-tails = in { $count } places the rounding of the { $units } units adds up to more than is possible in one budget
    .hint = use the ledgers of the units instead of their tables; or run `budgetpress check` on the result and settle each place
merged-ledgers = Added up from the ledgers of { $count } units.
merged-tables = Added up from the tables of { $count } units.

# Figures

unit-wrong = { $what ->
    [document] the amounts of the tables
    [table] the amounts of { $name }
    [column] the amounts in the column { $name }
    [line] the amounts in the line { $name }
    [cell] the amount { $name }
    [unit] the amounts of the unit “{ $name }”
    [subject] amounts of “{ $name }”
    [previous] last year's amounts
    [change] the changes from last year
    [ledger] the amounts of the ledger
    [ledger-part] the amounts of “{ $name }” in the ledger
   *[other] amounts
 } { $sure ->
    [yes] are
   *[no] seem to be
 } { $known ->
    [no] not in { $wanted }
   *[yes] in { $given } instead of { $wanted }
 }: { $how ->
    [divide] { $factor } times what they should be
   *[multiply] a { $factor }th of what they should be
 } ({ $examples })
    .hint = { $sure ->
        [yes] { $how ->
            [divide] divide
           *[multiply] multiply
         } them by { $factor } to convert them to { $wanted }; differences that result from this are not listed
       *[no] check the currency unit; if it is wrong, { $how ->
            [divide] divide
           *[multiply] multiply
         } them by { $factor } to convert them to { $wanted }
     }
    .rule = Tables, last year's amounts and the ledger use their own currency units. Amounts in the wrong unit (元 for 万元) differ by a factor of ten thousand as a whole. If the correction makes identities hold, if the factor is the ratio of two years, or if the sizes are out of proportion, this is one finding at the head of the report, and the differences that result from it are not listed. Example: table 8 in 元, all others in 万元.
footing = { $sheet } { $sum ->
    [two] "{ $line }" does not add up: { $column } is { $left }, the sum of { $first } and { $second } is { $right }
    [columns] "{ $line }" does not add up: { $column } is { $left }, the sum of its parts is { $right }
   *[lines] "{ $column }" does not add up: { $line } is { $left }, the sum of its lines is { $right }
 }; the difference is { $difference }, rounding explains { $bound }
    .hint = check these cells, or correct the total
    .rule = A total equals the sum of its parts: a column that the layout declares as the sum of others, a total line, a unit as the sum of its lines, an account as the sum of the accounts one level below. Every line of the data counts, even one before the first unit. Source: 表内合计; the structure of the layout. Example: 合计 2,211.22 above 类 whose sum is 2,312.23.
tie = { $title }: { $lacking ->
    [left] { $absent } has no such line, the other side is { $right }
    [right] { $absent } has no such line, the other side is { $left }
   *[none] { $left } and { $right }; the difference is { $difference }, rounding explains { $bound }
 }
    .hint = check these cells; two copies of one figure must be equal
    .rule = A figure that is printed in several tables is the same everywhere, and sums over tables agree: the ties of the layout. Two printed copies of one figure are equal. Source: 表间勾稽. Example: 表6合计 2,211.22, 表5基本支出 2,211.32.
tie-own = { $title }: { $left } and { $right }; the difference is { $difference }, rounding explains { $bound }
    .hint = check these cells, or correct the tie in the data
    .rule = The ties that the data declare under "ties" hold: identities that the department knows and the layout cannot know, such as a project and the accounts from which it is paid. Source: the data file. Example: 业务用房物业管理费 278.66 = 30209 + 30213 of 表7.
tie-unknown = "{ $term }" ({ $name }) does not refer to an amount
    .hint = write sheet/line/column, the line by its key, code or name, or figures/subject/field
    .rule = Every term of a tie in the data refers to an amount. Example: 7/30299/budget where 表7 has no line 30299.
amount-differs = { $title }: the text states { $left }, the table has { $right }; the difference is { $difference }
    .hint = remove the stated amount: the text then uses the amount of the table
    .rule = An amount that the data state for the text, and that the text prints, equals the amount of its table. Source: 表文一致. Example: 收入预算 326.47 in the text, 3,264.71 in 表1.
tail-unlikely = { $title }: { $left } and { $right }; rounding can cause a difference of { $difference } (up to { $bound }), but this is unlikely
    .hint = check these cells
    .rule = The difference of a sum is not more than rounding can cause, but more than three standard deviations: sums of n rounded cells rarely differ by more than 3·√(n/12) units of the last decimal. Example: 15 cells, difference 0.05.
percent-differs = { $stated }% is stated; the published figures give { $computed }%
    .hint = remove the stated percentage, or check the amounts
    .rule = A stated percentage agrees with the one computed from the published amounts, rounded half-up to the stated decimals. Example: 46.08% stated, 46.07% computed.
previous-negative = with this change last year's amount would be { $previous } (this year { $current })
    .hint = check the change: it is negative for a decrease
    .rule = Last year's amount (this year's less the change) is not negative: a percentage could not be computed. Example: 100 this year, 150 more than last year.
year-jump = “{ $title }” is { $current }{ $measure } this year and was { $previous }{ $measure } last year: { $way ->
    [up] { $times } times as much
   *[down] last year's is { $times } times this year's
 }
    .hint = check last year's amount and its unit (元, 万元); if it is right, say why in the reason
    .rule = An amount is at most ten times last year's, and at least a tenth of it, unless one of the two is zero or both are below 100,000元. Example: 12 万元 of last year typed as 120000, a decrease of 99.99 %.
line-repeated = "{ $name }" is repeated in this table
    .hint = add the two up in one line
    .rule = An account, a unit or a project occurs once in a table, within one unit. Example: [30201]办公费 twice in 表6.
level-missing = this table has { $code } but not { $above }, one level above
    .hint = add the line { $above } with the sum of the accounts below it
    .rule = If a table has an account, it also has the account one level above, within the same unit: no 项 without its 款, no 款 without its 类. Source: 政府收支分类科目. Example: 30701 without 307.
name-differs = { $code } is called "{ $name }" here and "{ $other }" elsewhere
    .hint = give the account its official name in both
    .rule = An account code has one name in the whole document: that of the layout if the layout has it. Example: 201 一般公共服务 in one table, 一般公共服务支出 in another.
account-unknown = the official list has no account { $code }
    .hint = the nearest is { $nearest } { $name }
    .rule = Every account is in the official list of its year, which the layout contains. Source: 政府收支分类科目. Example: 2010333 where the list has 2010303.
account-name = the account { $code } is called "{ $name }" here and "{ $official }" in the official list
    .hint = write the official name, or check the code
    .rule = An account has the name of the official list of its year, which the layout contains. Source: 政府收支分类科目. Example: 30227 委托费 instead of 委托业务费.
note-of-nil = the table has amounts, but its note says that it is empty: "{ $note }"
    .hint = remove the note, or check the amounts
    .rule = A table with amounts does not carry the note of an empty table. The layout lists the words; if it has no note for an empty table, the note must refer to the table as a whole (本表). Source: 财预〔2016〕143号. Example: the amount 47.91 above 本表为空表.
nil-without-note = the table is empty, and its notes do not say so
    .hint = add "{ $note }", or remove your own notes: the layout has one
    .rule = An empty table says that it is empty, in the note of the layout or in one with a word that the layout lists. Source: 财预〔2016〕143号 (没有数据的表格应当列出空表并说明).
note-of-other-fund = the note names "{ $other }", but the table is about "{ $own }"
    .hint = correct the note
    .rule = A note names the kind of budget that its table is about. The layout lists the words. Example: 无政府性基金…故本表为空表 below 国有资本经营预算支出情况表. A note that does not call its table empty may refer to something else, and is a warning.
paragraph-repeated = this paragraph is repeated
    .hint = remove one of them
    .rule = No paragraph of prose is repeated, except those of a few characters such as 无。 Example: items 7 to 11 of a list printed again after a page break.
placeholder = the placeholder "{ $word }" is left
    .hint = fill it in
    .rule = No placeholder is left in the texts. The layout lists the words. Example: XX项目.
year-unlikely = the budget year is { $current }, but dates and texts refer to { $likely }
    .hint = check the year first: set it to { $likely }, or correct the dates and texts listed
    .rule = Publication date, dates and years in texts agree with the budget year. If only the year was changed, or was not changed, this is one finding. Example: the year is 2023, the publication date 2024-02-05.
accounts-of-year = account names are compared with the list of { $listed }, but this budget is for { $current }
    .hint = where accounts were revised since, the official list of the budget year decides
    .rule = The list of accounts of a layout is that of one year. Budgets of other years are compared with it, too, and a note reports this. Example: a budget for 2025 compared with the accounts of 2024.
year-old = the text names the year { $year }, but the budget is for { $current }
    .hint = check whether the text was carried over from an older document
    .rule = Texts name no year (2021年, 2021-12-31) before last year, except in titles in 《》 and in brackets after them: such years are often carried over from an older document. Example: 2021年 in a budget for 2024.
year-other = the text refers to the budget for { $year }, but this one is for { $current }
    .hint = write { $current }, or write that the two years are compared
    .rule = A year directly before a word for a budget (部门预算) is the budget year, except in titles in 《》, comparisons and ranges of years; the layout lists the words. Example: 2023年度部门预算, or 2042年部门预算, in a budget for 2024.
personal-number = the text contains { $kind ->
    [mobile] a mobile telephone number
    [identity] an identity number
   *[account] a bank account number
 } ({ $number })
    .hint = remove it: the document will be public
    .rule = Texts to be published contain no identity number (GB 11643), mobile telephone number or bank card number (ISO/IEC 7812), and no number of 12 to 30 digits after a word for an account, which the layout lists. Groups with spaces or hyphens and full-width digits are recognised; amounts of money are ignored. Example: 138 0013 8000.
reason-contradicts = the reason says "{ $word }", but the change is { $change }
    .hint = check the change, or reword the reason
    .rule = The reason for a change, or for the variance from the budget, agrees with its sign: a changed amount did not stay the same (持平), and a reason that only mentions growth does not explain a decrease. The layout lists the words. Example: 与上年持平 with a change of 12.30.
date-far = { $what ->
    [published] the publication date
   *[other] the date
 } { $date } is neither in the budget year { $current } nor in the year before
    .hint = check whether the date was carried over
    .rule = The publication date and the dates of the narrative are in the budget year or the year before; if the layout says that its documents are published later, as final accounts are, up to that year. Example: 截至2022年12月31日 in a budget for 2024.
self-mixed = the text uses "{ $word }" here, the texts mostly use "{ $usual }"
    .hint = use one word for the issuer in all texts
    .rule = The texts of the data use one word for the issuer; the layout lists the words. Example: 本单位 in one paragraph, 本部门 in another.
unit-slip = { $amount } is { $factor } times { $meant }, an amount of the tables
    .hint = check the digits and the unit (元, 万元)
    .rule = No amount outside the tables is ten, a hundred or ten thousand times an amount of the tables, or that fraction of it, unless the tables also contain it. Amounts of one or two digits are ignored, as they coincide by chance. Example: 887.36万元 in the text, 88.736 in the table; 194.46元 for 194.46万元.
allow-malformed = "{ $value }" does not name a finding and a reason
    .hint = write --allow { $code }@PLACE --because "the reason", once for each finding; the report contains code and place
allow-unmatched = there is no finding { $code } at { $place } to accept
    .hint = { $near ->
    [none] remove the acceptance: nothing was found that can be accepted
   *[other] remove the acceptance, or copy code and place from the report; the nearest is --allow "{ $near }"
 }
allow-impossible = { $code } at { $place } cannot be accepted: the value there could not be read
    .hint = correct the data
allow-elsewhere = nothing to accept: no finding { $code } that can be accepted in this file
    .hint = only findings of `budgetpress check` about figures and texts can be accepted; `budgetpress check --explain { $code }` explains it{ $near ->
    [none] { "" }
   *[other] { "; the nearest is --allow " }"{ $near }"
 }
allow-ambiguous = there are several findings { $code } at { $place }
    .hint = add another cell that only one of them names:{ $choices }
sheet-none = Texts and figures
cells = cells:{" "}

# Layouts

layout-unknown = there is no layout "{ $layout }"
    .hint = layouts: { $known }
layout-nowhere = { $what ->
    [missing] there is no folder { $folder }
    [file] { $folder } is a file, not a folder of layouts
    [layout] { $folder } is the folder of one layout
    [toml] the folder { $folder } contains no layout.toml
   *[empty] the folder { $folder } contains no layout
 }
    .hint = { $what ->
    [layout] name the folder that contains it, with `shared` beside it
    [toml] name the folder of a layout: it contains layout.toml, main.typ and the texts, and the folder `shared` is beside it
   *[other] name the folder that contains a folder for each layout, with its layout.toml, and the folder `shared` beside them
 }
layout-broken = the layout "{ $layout }" has an error: { $detail }
    .hint = `budgetpress layout check` lists all errors of the layout
template-failed = { $file }, line { $line }: { $detail }
    .hint = correct the layout's template
sheet-unknown = the layout refers to a sheet "{ $sheet }" that it does not have
    .hint = add the sheet to layout.toml, or remove the reference to it
sheet-unplaced = the layout's sheet { $sheet } { $title } is printed { $times } times instead of once
    .hint = name it once, in the sheets of a part or after @ in a narrative template
sheet-too-wide = the sheet does not fit its page: column "{ $column }" needs room for { $value }, even at { $size } pt
    .hint = check the amount; if it is right, give the column more width in the layout
ordinals-few = the layout has ordinals for { $count } lines only, and this is one more
    .hint = add to ordinals in the layout

# Files of a layout

toml-fault = { $fault ->
    [choice] this value does not exist; possible values: { $known }
    [missing] { $known } is missing
    [twice] this key is repeated
    [number] a number without quotes is expected
    [flag] true or false without quotes is expected
    [text] text in quotes is expected
    [list] a list such as ["…"] is expected
    [quotes] text needs quotes, such as "perfect"; numbers, true and false need none
    [open] a quote or a bracket is not closed
    [line] a line has one key and one value: key = value
    [table] a table is expected: its name in brackets, and its keys on the lines below
   *[other] { $detail }
 }
layout-syntax = invalid TOML: { toml-fault }
    .hint = correct it; quotes, brackets and commas are the usual causes
layout-encoding = the file is not UTF-8
    .hint = save it as UTF-8
layout-key-unknown = there is no key "{ $key }" here
    .hint = keys: { $known }; see docs/layout.md
layout-shape = this does not have the form of a layout: { toml-fault }
    .hint = docs/layout.md describes what belongs here
layout-name = the layout is named "{ $name }", but its folder "{ $folder }"
    .hint = give both the same name: data files refer to the folder
layout-folder = "{ $folder }" cannot be the name of a layout's folder
    .hint = use Latin letters, digits, - and _
layout-twice = "{ $name }" is repeated here
    .hint = give each one its own name
layout-folio = the folio does not contain {"{{ number }}"} exactly once
    .hint = write {"{{ number }}"} where the page number belongs
layout-measure = { $what ->
    [margins] the margins leave no room for text
    [least] type below { $least } pt cannot be read
    [size] the size { $size } is below table.min_size
    [pitch] the pitch is below the size of the type: rows would overlap
    [spacing] "{ $key }" is not between 0 and 20
    [unit] "{ $unit }" is not in format.measures
    [worth] the unit "{ $unit }" has the value zero
    [grouping] the separator would be read as part of the number
   *[decimals] at most 6 decimals are printed
 }
    .hint = correct the value
layout-part = the part "{ $part }" does not have exactly one of sections, sheets, template, text
    .hint = give it one of them
layout-part-optional = the part "{ $part }" contains nothing that data could omit
    .hint = remove optional
layout-kinds = { $what ->
    [about] the kind "{ $kind }" has no description
    [words] the kind "{ $kind }" has other words than the first kind
    [taken] a word of the kind "{ $kind }" cannot be called "{ $word }": that name is already in use
   *[plain] the word "{ $word }" of the kind "{ $kind }" contains braces
 }
    .hint = see “Kinds” in docs/layout.md
layout-office = { $what ->
    [title] the title contains the year more than once
   *[unit] the line that names the unit needs words, followed by {"{{"} unit {"}}"}
 }
    .hint = see “Workbooks of offices” in docs/layout.md
layout-figure-measure = the figure "{ $figure }" does not use the unit of [format]
    .hint = take the amount from a table in that unit
layout-reference-unknown = the reference in "{ $text }" has no value
    .hint = correct it; available here: { $known }, and the words of [kinds]
layout-reference-fixed = "{ $text }" is printed unchanged, so the reference in it has no value
    .hint = write the words themselves; references to figures or to the unit belong in a part with a template
layout-reference-literal = "{ $text }" would be printed unchanged
    .hint = write a reference with two braces on each side, such as {"{{ unit }}"}, or remove the braces
layout-sheet-unknown = there is no sheet "{ $sheet }"
    .hint = write the id of a [[sheet]], or add one
layout-file-missing = the file { $file } does not exist or is not UTF-8 text
    .hint = write the file beside layout.toml, or correct its name
layout-file-outside = the file { $file } is outside the layout's folder
    .hint = put it into the layout's folder, or into `shared` beside it; links must not point outside
layout-figure = the figure "{ $figure }" needs either cell or fields
    .hint = write cell = "sheet/line/column" for an amount of a table, otherwise [figures.fields]
layout-figure-budget = the figure "{ $figure }" has a budget, but no amount to compare with it
    .hint = also write cell = "sheet/line/column", or remove budget
layout-cell-unknown = "{ $cell }" refers to a cell that cannot exist
    .hint = write sheet/line/column: the id of a sheet, the key of a fixed line or, where the sheet has open lines, a code or a name, and the key of a column; or figures/subject/field
layout-tie-empty = the tie "{ $title }" lacks a side
    .hint = name at least one cell on each side
layout-column = { $what ->
    [none] the sheet has no columns
    [leaf] the column "{ $column }" needs either key or print
    [width] the column "{ $column }" needs a width above 0
    [group] the column "{ $column }" contains columns, so it cannot have key, print or width
   *[reserved] "{ $column }" cannot be a column: it identifies a line
 }
    .hint = see “Sheets” in docs/layout.md
layout-lines = { $what ->
    [open] the data's own lines have two places here
    [numbered] rows are numbered, so there can be no open lines
    [headless] no column prints the name of a line, so there must be exactly one line, a fixed one
    [aside] open lines have a side if, and only if, columns have one
   *[fixed] open lines cannot be fixed ones
 }
    .hint = { $what ->
    [open] keep one place with open = […]
    [numbered] fix all lines, or remove the column with print = "number"
    [headless] add a column with print = "name"
    [aside] write side = "left", "middle" or "right" beside open, or remove it
   *[fixed] keep one or more of "account", "unit", "project"
 }
layout-sum-unknown = "{ $of }" sums "{ $part }", which does not exist
    .hint = write the key of a column or a fixed line of this sheet, or "*" for the data's own lines
layout-circle = "{ $of }" is a part of its own sum
    .hint = remove it from the sums that lead back to it
layout-ledger = { $what ->
    [missing] the sheet follows from a ledger, but there is no [ledger]
    [measure] "{ $value }" is not in format.measures
    [fund] there is no fund "{ $value }" in [ledger]
    [kind] there is no kind "{ $value }" in [ledger]
   *[code] "{ $value }" is not an account code
 }
    .hint = { $what ->
    [missing] add [ledger] with measure, kinds, projects and funds
    [code] write the digits with which the accounts begin
   *[other] add it there, or correct the name
 }
layout-accounts = { $what ->
    [row] the row does not have the fields classification, code, name, level, parent: { $value }
    [code] "{ $value }" is not an account code
    [level] the level or the parent of { $value } does not fit its code
    [orphan] { $value } comes before its parent
    [extends] the list of { $value } can only be extended before the first account
    [base] there is no list { $value } beside this one
    [circle] the list of { $value } extends this one
    [absent] { $value } cannot be removed: no list that this one extends contains it
   *[double] { $value } is repeated
 }
    .hint = correct the row; parents come first
layout-extends = { $what ->
    [text] `extends` needs the name of a layout or of a part
    [name] "{ $name }" is not the name of a layout or of a part
    [circle] "{ $name }" extends this file, so that the two extend each other
    [many] the layout consists of more than { $most } files
   *[missing] there is no layout or part "{ $name }"
 }
    .hint = { $what ->
    [missing] available: { $known }
    [circle] remove one of the two `extends`
    [many] join some of them
   *[name] write the name of a layout's folder, or shared/NAME for the part shared/NAME.toml
 }
layout-inherited = { $what ->
    [entry] none of the inherited entries of "{ $list }" is called "{ $name }"
    [before] there is no other entry "{ $name }" of "{ $list }" before which this one can be placed
    [drop] "{ $name }" is not inherited and cannot be dropped
   *[drop-list] `drop` is not a list of texts
 }
    .hint = { $what ->
    [entry] correct the name to change an inherited entry; a new entry also needs "{ $whole }"
    [before] write the name of an existing entry
    [drop] write the key, TABLE/KEY, LIST/NAME or LIST/NAME/KEY, as the layout that is extended has it
   *[drop-list] write drop = ["…"]
 }
layout-list = { $what ->
    [kind] "{ $name }" is not a list
    [circle] the list "{ $name }" contains itself
    [many] the lists together have more than 200,000 entries, or are nested more than 32 deep
   *[unknown] there is no list "{ $name }"
 }
    .hint = { $what ->
    [unknown] available: { $known }
   *[kind] see “Lists” in docs/layout.md
 }
layout-line = { $what ->
    [ordinals] there is no ordinal left for the line of { $code }
   *[account] the list of accounts has no { $code }, so its line has no name
 }
    .hint = { $what ->
    [ordinals] add to `ordinals`
   *[account] correct the code, or write the line with key and name
 }
layout-main-missing = the layout has no main.typ
    .hint = write it: it imports the components of shared and prints the parts in order
layout-shared-missing = there is no folder `shared` beside the layout
    .hint = put the components there: copy `layouts/shared` of the program
layout-notes-missing = the table { $sheet } has no notes, so it says nothing when it is empty
    .hint = add nil_notes = ["…"] with the words for an empty table, or notes
layout-figure-unused = no narrative uses "{ $name }"
    .hint = use it in a template, or do not require it
layout-name-unknown = there is no "{ $name }"
    .hint = available: { $known }
layout-account-unknown = the official list of the layout has no account { $code }, so "{ $cell }" cannot exist
    .hint = correct the code; similar codes: { $nearest }
layout-specimen = a budget made from the layout contradicts it: { $detail }
    .hint = figures that follow from one ledger must agree: correct the tie, or the `ledger` of a table, column or line
layout-language = { $what ->
    [language] "{ $value }" is not a language code
    [region] "{ $value }" is not a region code
   *[words] workbooks and job tickets are not available in the language "{ $value }" and will be in English
 }
    .hint = { $what ->
    [language] write the code of ISO 639 in lower case, such as "zh"
    [region] write the code of ISO 3166 in two capitals, such as "CN"
   *[words] "zh" and "en" are available; if English is acceptable, nothing needs to be done
 }
layout-template = "{ $text }" cannot be filled: { $detail }
    .hint = available here: { $known }, and the words of [kinds]
layout-heads = { $what ->
    [nameless] the column "{ $column }" prints codes, but no column beside it prints names
    [codes] the column "{ $column }" prints codes here, and names in { $other }
   *[names] the column "{ $column }" prints names here, and codes in { $other }
 }
    .hint = { $what ->
    [nameless] write print = "name" or "label" in the column for the names
   *[other] write the same in both, or give the column another title
 }
layout-checked = The layout has no errors: { $pages } pages of a made-up budget were set, written and passed the gates in both editions.
layout-exported = The layout { $layout } was written to { $folder }; --layouts { $folder } builds from this copy.
layout-checked-but = The layout can be used; warnings: { $warnings }.
specimen-unit = The Municipal Centre for Making up Long Names of Units That Break over Several Lines
specimen-project = Building and Running the System No. { $number } for Everything That a Department May Plan
specimen-paragraph = This paragraph stands for what a department writes, and is long enough to break over lines.
specimen-goal = Finish the work on time and in good quality; serve the public better than the year before.
specimen-reason = the work that was planned for the year

# Fonts

fonts-not-found = no folder of fonts was found (searched: { $looked })
    .hint = name it with --fonts DIR or BUDGETPRESS_FONTS
fonts-folder = cannot read { $path }: { $reason ->
    [missing] there is no such file
    [folder] it is a folder
    [denied] permission denied
    [full] the disk is full
    [file] a file is where a folder is needed
    [special] it is not a regular file but a pipe, a socket or a device
   *[other] { $detail }
 }
    .hint = name a folder that contains roles.toml
fonts-roles = { $path } has an error: { $detail }
    .hint = correct roles.toml
fonts-role-empty = no font in { $folder } fills the role { $title } ({ $role })
    .hint = put one of the faces that roles.toml names into the folder
glyph-missing = no font has "{ $character }" ({ $point }, character { $position })
    .hint = correct the character, or add a font that has it to the role 生僻字 in roles.toml (or use --system-fonts)
glyphs-unchecked = there is no folder of fonts, so missing glyphs were not looked for
    .hint = `build` looks for them; to do so now, name the folder with --fonts DIR
glyph-missing-text = no font has "{ $character }" ({ $point }), character { $position } of the text "{ $text }"
    .hint = correct the text in the data or in the layout, or add a font that has it
fonts-complete = Every character of the data has a glyph.
font-none = no face; the role is optional
font-stand-in = (stands in for the real face)

# Job ticket

ticket-title = Job ticket
ticket-line = { $label }: { $value }
ticket-list = { $pages }
ticket-document = Document
    .value = { $title }
ticket-issuer = Issuer
    .value = { $issuer }
ticket-file = File
    .value = { $file }
ticket-digest = SHA-256
    .value = { $sha256 }
ticket-standard = Standard
    .value = { $standard }, printing condition { $condition }
ticket-trim = Trimmed size
    .value = { $width } × { $height } mm
ticket-bleed = Bleed
    .value = { $bleed } mm on each side; crop marks: { $marks }
ticket-pages = Pages
    .value = { $pages }, printed on both sides
ticket-blank = Blank pages
    .value = { $blank }{ $added ->
        [none] {""}
       *[some] {" "}({ $blanks } added at the end)
    }
ticket-landscape = Landscape pages
    .value = { $landscape }
ticket-turned = Landscape tables turned onto upright pages, heads on the left
    .value = { $turned }
ticket-paper = Paper for one copy
    .value = { $sheets } sheets of { $each } pages
ticket-binding = Binding
    .value = { $binding }
ticket-margins = { $pose ->
        [across] Margins of the pages, all landscape
       *[upright] Margins of upright pages
    }
    .value = top { $top } mm, bottom { $bottom } mm, inner / outer { $margins } mm
ticket-table-margins = { $table-pose ->
        [across] Margins of landscape tables
       *[same] Margins of tables
    }
    .value = top { $table-top } mm, bottom { $table-bottom } mm, { $table-pose ->
        [across] left / right
       *[same] inner / outer
    } { $table-margins } mm
ticket-turned-margins = Margins of turned tables
    .value = top { $turned-top } mm, bottom { $turned-bottom } mm, inner / outer { $turned-margins } mm
ticket-black = Black only (K)
    .value = pages { $black }
ticket-red = With red (M80 Y80)
    .value = pages { $red }
ticket-fonts = Fonts, embedded
    .value = { $fonts }
ticket-cover = Cover, one sheet printed on the outside
    .value = { $cover }, { $cover-width } × { $cover-height } mm trimmed, spine { $cover-spine } mm, on it: { $spine-title }
ticket-cover-press = Printing of the cover
    .value = bleed { $cover-bleed } mm on each side; marks of trim and folds: { $cover-marks }; red: { $cover-red }; fonts, embedded: { $cover-fonts }
ticket-cover-digest = SHA-256 of the cover
    .value = { $cover-sha256 }
ticket-order = To be agreed with the shop (fill in)
ticket-copies = Copies
    .value = ____________
ticket-text-paper = Paper of the pages
    .value = kind ____________________  weight ________ g/m²
ticket-cover-paper = Paper of the cover
    .value = kind ____________________  weight ________ g/m²
ticket-lamination = Lamination of the cover
    .value = ☐ gloss   ☐ matt   ☐ none
ticket-delivery = Delivery
    .value = date ______________  place ______________________________
ticket-contact = Contact
    .value = name ______________  telephone ____________________
ticket-thin = Note: the spine is only { $spine } mm wide; glued leaves come loose below { $least } mm. Agree on saddle stitch, or on thicker paper.
ticket-check = Before printing, compare the SHA-256 of the files, and preflight them with your own program.
ticket-none = none
ticket-yes = yes
ticket-saddle = saddle stitch, on the left
ticket-perfect = perfect binding, on the left, spine { $spine } mm
ticket-unbound = none, or as the shop decides

embedding-installable = may be embedded without restriction
embedding-editable = may be embedded for editing
embedding-preview = may be embedded for preview and print
embedding-restricted = must not be embedded
embedding-unknown = does not state whether it may be embedded

# Typesetting and proof

typst-error = the layout's Typst files do not compile ({ $file }): { $detail }
    .hint = correct the Typst files of the layout
typst-warning = warning of Typst ({ $file }): { $detail }
    .hint = a warning can mean a wrong page, so nothing was written; correct the layout
folio-wrong = page { $page }: the folio is "{ $printed }" instead of "{ $wanted }"
    .hint = correct the folios of the layout; if it is a built-in one, please report this
contents-wrong = the table of contents gives page "{ $stated }" for "{ $text }", which is on page { $page }
    .hint = this is a fault of the layout or the program; please report it with the data
text-faint = page { $page }: "{ $text }" is too light to be read
    .hint = give the text a darker colour in the layout
text-small = page { $page }: "{ $text }" is too small to be read
    .hint = shorten the text, or enlarge the type in the layout
page-size = page { $page } does not have the size that the layout defines
    .hint = correct the page size of the layout
glyph-unset = page { $page }: "{ $character }" in "{ $text }" was set without a glyph
    .hint = replace the character, or give the role a font that has it
glyph-ambiguous = page { $page }: { $one } and { $other } have the same shape in this font, so that copied text would confuse them
    .hint = use only one of them in the whole document
text-outside = page { $page }: "{ $text }" is outside the text area
    .hint = shorten the text, or correct the layout
text-across-rule = page { $page }: "{ $text }" extends over the border of its cell
    .hint = shorten an unbreakable word, or widen its column in the layout
text-overlap = page { $page }: "{ $text }" and "{ $other }" overlap
    .hint = shorten the texts, or correct the layout
sheet-lost = the table { $sheet } was not printed
    .hint = correct the layout: its Typst files leave the table out
sheet-doubled = page { $page }: the table { $sheet } was printed a second time
    .hint = correct the layout: its Typst files print the table twice
sheet-stray = page { $page }: a table was printed that is not in the document
    .hint = correct the layout: it prints a table that is not in the data
header-lost = page { $page }: the table { $sheet } lacks its header "{ $header }"
    .hint = correct the layout: the header is printed above the rows on every page
sheet-differs = page { $page }: in the table { $sheet }, { $what ->
    [missing] row { $row } "{ $name }" is missing
    [doubled] row { $row } "{ $name }" was printed twice
    [more] column { $column } "{ $header }" contains text that is not in its cells: "{ $printed }"
    [blank] row { $row }, column "{ $header }", is blank instead of "{ $wanted }"
   *[cell] row { $row }, column "{ $header }", was printed as "{ $printed }" instead of "{ $wanted }"
 }
    .hint = shorten the text there, or correct how the layout sets this table
text-lost = page { $page }: { $what ->
    [nothing] this text was not printed: "{ $text }"
   *[other] this text was not printed in its place: "{ $text }"; that place has "{ $printed }"
 }
    .hint = shorten the text there, or correct the layout
text-stray = page { $page }: { $what ->
    [doubled] this text was printed a second time
   *[stray] this text was printed but is not in the document
 }: "{ $text }"
    .hint = correct the layout: it prints text that is neither in the data nor in its own words
export-failed = the document cannot be written: { $detail }
    .hint = check what is named; if that does not help, please report it with the data
print-unfit = page { $page } uses colours that the print edition cannot have: { $what }
    .hint = in the layout, take all colours from `ink`, `red-ink` and `tint` of shared/theme.typ
print-profile-missing = PDF/X-4 needs the ICC profile of the print shop
    .hint = name it with --icc FILE, or use the standard x-1a
print-profile-unknown = the file is PDF/X-4, but the ICC profile that was agreed on is not given here: it was judged with the embedded one, "{ $name }"
    .hint = name the print shop's profile with --icc FILE or in budgetpress.toml, so that it is compared
print-profile-unfit = this is not an ICC profile for printing with four inks: { $why ->
    [none] it is not an ICC profile
    [length] its length differs from the stated length; it may be damaged
    [device] it is not for an output device (prtr)
   *[inks] it is not for four inks (CMYK)
 }
    .hint = ask the print shop for the profile of its printing condition
print-setting = { $path ->
    [none] {""}
   *[other] { $path }, line { $line }, column { $column }:{" "}
 }{ $what ->
    [range] print.{ $key } = { $value } is out of range: it must be between { $least } and { $most } mm
    [outside] print.inside = { $value } leaves an outer margin of { $left } mm, at least { $least } are needed
    [turned] print.turn_tables with an inner margin of { $value } mm leaves tables an outer margin of { $left } mm, at least { $least } are needed
    [head] print.turn_tables: with the folio below them, { $value } mm from the edge, turned tables have a margin of { $left } mm above, at least { $least } are needed: the tables are too wide
    [back] print.back: no font has all characters of the line "{ $value }" for the back of the cover
    [back-line] print.back: "{ $value }" is not a line for the back of the cover: each item of the list is one line, and not empty
    [back-long] print.back has { $value } lines; the back cover has room for { $most }
    [standard] print.profile cannot be combined with print.standard = "{ $value }": a profile needs "x-4"
    [condition] print.condition = "{ $value }" is not in the ICC registry
   *[profile] print.profile: the file { $value } cannot be read
}
    .hint = correct [print] in layout.toml or budgetpress.toml, or the option
print-cover-none = the layout "{ $layout }" has no cover of its own
    .hint = add cover.typ to its folder, as in the built-in layouts, or remove --cover
settings-used = note: print settings from { $path }
print-spine-thin = the spine is only { $spine } mm wide: { $leaves } glued leaves come loose below { $least } mm
    .hint = use saddle stitch (--binding saddle), or agree on thicker paper with the shop (leaf in [print])
print-spine-untitled = the spine of the cover has no title: "{ $title }" is too long for { $height } mm
    .hint = shorten the title in the data or in the layout, or have the shop set the spine
print-turn-none = print.turn_tables has no effect: the layout has no landscape tables beside upright prose
    .hint = remove it from [print], unless other layouts need it
file-left = note: { $path } was not written by this run; it may be from an earlier one, with other data or settings
spine-measured = note: the spine is { $spine } mm wide; --inner with the print edition checks whether that fits the pages
settings-encoding = { $path } is not UTF-8
    .hint = save it as UTF-8
settings-key = { $path }, line { $line }, column { $column }: there is no key "{ $key }" here
    .hint = known are: { $known }; see “Print options” in docs/cli.md
settings-broken = { $path }, line { $line }, column { $column }: { toml-fault }
    .hint = see “Print options” in docs/cli.md for what belongs into [print]
output-several = several files are written, which cannot all go to the standard output
    .hint = name a file with -o

# Inspecting PDF files

pdf-unreadable = { $fault ->
    [empty] the file is empty
    [header] the file is not a PDF
    [trailer] the file cannot be read as a PDF: its trailer is missing or invalid; the file is incomplete or damaged
    [structure] the file cannot be read as a PDF: its catalogue or its pages are damaged
   *[reader] the file cannot be read as a PDF: it is damaged
 }
    .hint = { $fault ->
    [header] name a PDF; use `budgetpress check` for data files and workbooks
   *[other] copy or export it again
 }
pdf-encrypted = the PDF is encrypted and cannot be read
    .hint = save it without a password
pdf-repaired = the file violates the standard, but was read: { $fault ->
   *[behind-end] an appended revision follows %%EOF without a line break, so that some readers skip its first object
 }
    .hint = save the file again with the program that made it, or obtain it again
pdf-too-large = the PDF is larger than any document of this kind
    .hint = check that this is the right file
pdf-unpacks = the PDF would need too much memory: at object { $object }, more than { $most } MiB from one stream, or { $all } MiB in all
    .hint = check where the file comes from; save it again with the program that made it
inspect-file = PDF { $version }: { $pages } pages, { $bytes } bytes, { $objects } objects
inspect-digest = SHA-256: { $sha256 }
inspect-encrypted = Encrypted, but without a password for opening.
inspect-claims = Claims: { $claims }
inspect-claims-none = Claims: none
inspect-title = Title: { $title }; language: { $language }
inspect-intent = Output intent { $kind }: { $condition }
inspect-pages = Pages { $pages }: { $size }
inspect-transparent = Transparency on pages { $pages }
inspect-untagged = Content without tags on pages { $pages }
inspect-unmapped = Glyphs without text on pages { $pages }
inspect-overlap = Overlapping text on pages { $pages }
inspect-paints = Colours: { $paints }
inspect-thinnest = Thinnest line: { $width } pt
inspect-font = Font { $name } ({ $kind }): { $embedded }, { $unicode }
inspect-subset = embedded as a subset
inspect-embedded = embedded
inspect-absent = not embedded
inspect-unicode = with text
inspect-no-unicode = without ToUnicode
inspect-images = Images: { $count }, lowest resolution { $dpi } pixels per inch
inspect-tags = Tags: { $roles }
inspect-tags-none = Tags: none
inspect-outline = Bookmarks: { $count }
inspect-links = Links: { $pages } to pages, { $addresses } to addresses
inspect-attachment = Attachment { $name } ({ $mime }, { $kind }): { $bytes } bytes
inspect-action = Action { $kind } in object { $object }
page-too-large = the image of page { $page } would have { $pixels } pixels; at most { $most } per side are possible
    .hint = reduce the resolution with --ppi
page-tangled = page { $page } cannot be drawn: its patterns, glyphs or dashes repeat without end
    .hint = check where the file comes from
inspect-stand-in = note: { $fonts } are not embedded; the images show other fonts

# Revisions

object-kind = { $kind ->
    [catalogue] the catalogue
    [page] a page
    [page-tree] the page tree
    [content] the content
    [font] a font
    [annotation] an annotation
    [field] a signature field
    [form] the form
    [structure] a tag
    [metadata] the metadata
    [information] the document information
    [attachment] an attachment
    [object-stream] an object stream
    [index] the cross-reference
    [signature] a signature
    [graphics-state] a graphics state
    [layer] a layer
    [bookmark] a bookmark
    [intent] the output intent
    [certificates] certificates
    [image] an image
    [drawing] a drawing
    [stream] a stream
    [list] a list
    [value] a value
    [trailer] the trailer
   *[dictionary] a dictionary
 }
revision-broken = { $what ->
    [tail] there are bytes after the end of the file, from byte { $offset }
    [bytes] appended bytes do not belong to an object, from byte { $offset }
    [object] the object appended at byte { $offset } is not the one in the cross-reference
   *[index] the cross-references of the revisions are not in order
 }
    .hint = ask the publisher of the file for the original
    .rule = An appended revision consists of the objects in its cross-reference, one after another, followed by that cross-reference; no byte is left over. Source: ISO 32000-1, 7.5.6.
revision-change = after it was written, the file was changed in object { $object }, { object-kind }{ $page ->
    [none] { "" }
   *[other] { " " }(page { $page })
 }: { $what ->
    [key] { $detail } was changed or added
    [field] it is not a signature field
    [metadata] it differs from the metadata of the document
    [unknown] it does not belong to a signature
    [unreadable] it cannot be read
   *[changed] signing a document does not change it
 }
    .hint = do not rely on what the file shows; ask its publisher for the original
    .rule = A revision only signs the document: it adds a signature field with its annotation, the form, certificates, and the time and program of saving. Everything else in the objects that it changes stays as it was. Source: ISO 32000-1, 12.7 and 12.8.
revision-range = the signature { $field } does not cover the file from its first byte to the end of its revision
    .hint = do not rely on the signature; ask the publisher of the file for the original
    .rule = A signature covers all bytes before it and of its own revision, except its own value (ByteRange). Source: ISO 32000-1, 12.8.1.
revision-unsigned = no signature covers revision { $revision } of the file
    .hint = ask the publisher of the file for the original
    .rule = Only certificates follow the last signature. Source: ISO 32000-1, 12.8; ETSI EN 319 142-1.
revision-covers = the signature { $field } covers text on page { $page }, in the box { $box } (pt from the lower left corner): "{ $text }"
    .hint = put the seal where nothing is printed
    .rule = A visible signature or seal covers no text. Source: the rules of publication.

# Verify

verify-object = { $what ->
    [value] object { $object }, { object-kind }{ verify-on-page }, has { $given } instead of { $wanted } for { $key }
    [length] object { $object }, { object-kind }{ verify-on-page }, has { $given } elements instead of { $wanted } in { $key }
    [missing] object { $object }, { object-kind }{ verify-on-page }, lacks { $key }: { $wanted }
    [added] object { $object }, { object-kind }{ verify-on-page }, additionally has { $key }: { $given }
    [data] object { $object }, { object-kind }{ verify-on-page }, has other data: "{ $given }" instead of "{ $wanted }"
    [stray] object { $object }, { object-kind }, is not referenced
   *[unreadable] object { $object }, { object-kind }{ verify-on-page }, cannot be read
 }{ $drawn ->
    [other] { "; " }the page shows "{ $shown }" instead of "{ $right }"
    [glyphs] { "; " }the glyphs of "{ $shown }" or their positions differ
    [near] { "; " }near "{ $right }"
   *[same] { "" }
 }
    .hint = do not rely on what the file shows; ask its publisher for the original
    .rule = Every object of the file equals the one that the program writes for the data inside. Both files are compared from the catalogue on, so that numbers and order of objects do not matter.
verify-on-page = { $page ->
    [none] { "" }
   *[other] { " " }(page { $page })
 }
verify-attachment = the attachment { $name } { $what ->
    [twice] exists more than once, with different content
    [digest] does not have the digest that the document states
    [missing] is missing
   *[other] is not the one that the program writes for these data (object { $object })
 }
    .hint = do not rely on the data inside; ask the publisher of the file for the original
    .rule = Every attachment exists once and equals, byte for byte, the one that the program writes for the data; the data have the digest that the document states.
verify-bytes = all objects have the same content, but the file differs from byte { $offset } on; it has { $bytes } bytes, the one built again { $wanted }: another program has saved it
    .hint = ask the publisher of the file for the original
    .rule = The file is what the program writes, byte for byte. A file saved by another program may look the same, but it cannot be proved that it does in every reader.
verify-more = { $count } more objects differ
    .hint = ask the publisher of the file for the original
    .rule = If many objects differ, the most serious differences are listed.
verify-unrecorded = the file does not record how it was made, so it was compared with the result of default options
    .hint = only files of this or a later version of budgetpress have such a record; ask for the file to be built again
    .rule = A file records how it was made (build.json inside the web edition, the document information of the print edition). Without a record, a difference may come from another version, layout, font or option.
verify-record = the record of how the file was made cannot be read
    .hint = use the version of budgetpress that made the file; if it is this one, the file was changed
    .rule = The record has the form in which this version writes it.
verify-program = the file was made with { $stated }; this is { $own }, which may set pages differently
    .hint = verify it with { $stated }
    .rule = Only the version that made a file produces the same bytes again.
verify-layout = the file was made with another state of the layout { $layout } (SHA-256 { $stated }; here { $own })
    .hint = name the folder of layouts with which it was made: --layouts DIR
    .rule = Only the same layout produces the same bytes again. Layouts come from this program or from --layouts, never from the file.
verify-font = the file was made with { $stated }; here there is { $own }
    .hint = name the folder of fonts with which it was made (--fonts DIR), or use those of this machine (--system-fonts)
    .rule = Only the same fonts produce the same bytes again.
verify-data-needed = the print edition and its cover contain no data, so they cannot be built again from themselves
    .hint = name the data: --data budget.json, or the web edition: --data budget.pdf
    .rule = Print editions are built again from the data named.
verify-data-other = the file was not made from these data: its keywords state the SHA-256 { $stated }, the data named have { $own }
    .hint = name the data from which it was made; the web edition contains them
    .rule = The document states the digest of its data in canonical form.
verify-data-spare = the web edition is built again from the data inside it
    .hint = remove --data; to compare its pages with other data use `budgetpress inspect --against`
    .rule = The web edition is verified with its own data.
verify-data-none = the file contains no budget data, so it cannot be built again
    .hint = only documents of budgetpress can be verified; use `budgetpress inspect` for others
    .rule = The web edition contains its data as budget.json.
verify-data-unread = the data inside cannot be read as a budget: { $detail }
    .hint = ask the publisher of the file for the original
    .rule = The data inside are a budget in canonical form.
verify-unbuilt = the data inside cannot be built again: { $detail }
    .hint = if it was built with other layouts or fonts, name them
    .rule = The data inside pass the stages of a build.
verify-profile = the file does not contain the ICC profile that its record states
    .hint = ask the print shop or the publisher for the original
    .rule = PDF/X-4 contains the profile of its printing condition.
verify-genuine = Genuine: built again from { $data }, the file is the same to the byte ({ $bytes } bytes, { verify-edition }, SHA-256 of the data { $sha256 }).
verify-genuine-signed = Genuine, and signed since ({ $count }): its first { $bytes } bytes are the same when built again from { $data } ({ verify-edition }, SHA-256 of the data { $sha256 }). Signatures:
verify-signature = { "  " }{ $kind ->
    [stamp] time stamp
   *[signature] signature
 } { $field } ({ $format }){ $signer ->
    [none] { "" }
   *[other] , stated signer { $signer }
 }{ $page ->
    [none] , not visible
   *[other] , on page { $page }, box { $box } (pt from the lower left corner)
 }
verify-validity = Use a program that knows the certificates, such as Adobe Acrobat, to find out whether a signature is valid and whose it is.
verify-draft = It is a draft and says so.
verify-accepted = Accepted findings: { $count }; the attachment accepted-findings.json contains the reasons.
verify-appended = NOT genuine: the first { $bytes } bytes are what budgetpress makes of { $data }, but what was appended does more than sign, or a signature covers text.
verify-not-genuine = NOT genuine: the file is not what budgetpress makes of { $data }.
verify-unknown = It cannot be decided whether the file is genuine.
verify-edition = { $edition ->
    [print] print edition
    [cover] cover
   *[web] web edition
 }
verify-data-inside = the data inside it
verify-data-named = { $path }

# Gates

gate-edition = this is { $given ->
        [web] the web edition
        [cover] the cover
       *[print] the print edition
    }, not { $wanted ->
        [web] the web edition
        [cover] the cover
       *[print] the print edition
    }
    .hint = { $wanted ->
        [web] publish the web edition, NAME.pdf; `budgetpress build` writes it
        [cover] judge NAME.print.cover.pdf; `budgetpress build --edition print --cover` writes it
       *[print] judge NAME.print.pdf; `budgetpress build --edition print` writes it
    }
    .rule = A gate judges its own edition: the release gate a PDF/A for screens and archives, the print gates a PDF/X. Source: the rules of publication.
gate-construct = { $place ->
        [file] the file
        [page] page { $number }
       *[object] object { $number }
    } contains something that budgetpress does not write: { $what ->
        [header] the header of another edition or version { $detail }
        [bytes] bytes at offset { $detail } that belong to no object
        [number] an object that is repeated or cannot be read
        [index] a cross-reference that differs from the positions of the objects
        [end] another end of the file
        [identifier] an identifier that is not the digest of the file
        [key] the key { $detail }
        [missing] the key { $detail } is missing
        [value] another value of { $detail }
        [kind] an object of another kind
        [unused] an object that is not referenced
        [pages] a page tree with a wrong number of pages
        [twice] a page or content that is used twice
        [operator] the operator { $detail } in another place or form
        [faint] text or a line that is hardly darker than the paper
        [outside] text outside the page: “{ $detail }”
        [structure] a tag tree that does not agree with the content { $detail }
        [outline] bookmarks that do not agree with each other
        [file] an attachment with two names or another size: { $detail }
        [font] the font { $detail } is not a subset of the known face
        [face] the font { $detail } is not one of the known faces; name the folder of fonts with --fonts, or use --system-fonts
        [glyph] a glyph that differs from “{ $detail }” of the known face
       *[other] { $what }
    }
    .hint = the file was changed, or written by another program: build it again from its data
    .rule = A file to be published or printed consists of the constructs that this program writes, and of nothing else: one revision, every byte in an object, every object referenced, the keys, operators and operands of docs/constructs.md, fonts that are subsets of the known faces. Source: the rules of publication.
gate-line = on page { $page }, { $x } pt from the left and { $y } pt from the top, { $what ->
        [loose] a short line is not a rule of a table
       *[crossing] a line runs through text
    }
    .hint = build the file again from its data
    .rule = Every line is a rule of a table, whose ends meet other rules, or is at least 60 pt long; no line crosses text. A short line could be read as a digit or a minus. Source: the rules of publication.
release-claim = the metadata do not claim { $claim }
    .hint = write the edition again as PDF/A-3a with PDF/UA-1
    .rule = The XMP metadata claim PDF/A-3A and PDF/UA-1. Source: ISO 19005-3, 6.6.4; ISO 14289-1, 5.
release-structure = { $what ->
    [version] the file states a version after 1.7
    [pages] the page tree states a wrong number of pages
    [objects] there are objects that cannot be read
   *[content] the content of pages { $pages } cannot be read
 }
    .hint = write the edition again; the file may have been damaged
    .rule = The file is a sound PDF of a version up to 1.7; the page tree states the number of pages. Source: ISO 19005-3, 6.1.
release-encrypted = the file is encrypted
    .hint = save it without encryption
    .rule = A document for the archive is not encrypted. Source: ISO 19005-3, 6.1.3.
release-id = the file has no identifier
    .hint = write the edition again
    .rule = The trailer has an ID. Source: ISO 19005-3, 6.1.3.
release-title = { $what ->
    [missing] the metadata have no title
    [differs] the title in the metadata differs from that in the document information
   *[hidden] readers would show the name of the file instead of the title
 }
    .hint = write the edition again
    .rule = The metadata have a title, the document information has the same, and readers show it (DisplayDocTitle). Source: ISO 14289-1, 7.1.
release-language = the document does not state its language
    .hint = write the edition again
    .rule = The catalogue states the language (Lang), so that the document is read aloud correctly. Source: ISO 14289-1, 7.2.
release-tags = { $what ->
    [missing] the document has no tags
    [lost] its tags refer to content that no page has
   *[unmarked] the document does not state that it is tagged
 }
    .hint = write the edition again
    .rule = The document is tagged: it has a tag tree, MarkInfo, and all content to which the tag tree refers. Source: ISO 14289-1, 7.1.
release-untagged = pages { $pages } contain content that is neither tagged nor marked as an artifact
    .hint = write the edition again; stamps and seals must be marked as artifacts or tagged
    .rule = All content is tagged or marked as an artifact. Source: ISO 14289-1, 7.1.
release-table-header = table { $table }, on page { $page }, has no header cells
    .hint = tag its header with TH
    .rule = Every table has header cells (TH). Validators accept tables without. Source: ISO 14289-1, 7.5.
release-heading = the heading "{ $text }" has level { $level }, the one before it level { $before }
    .hint = do not skip levels of headings
    .rule = Headings start at level 1 and skip no level. Source: ISO 14289-1, 7.4.2.
release-figure-alt = { $count } figures have no text alternative
    .hint = give each a description
    .rule = Every figure has a text alternative (Alt). Source: ISO 14289-1, 7.3.
release-outline = { $what ->
    [missing] there are no bookmarks
   *[astray] the bookmark "{ $title }" does not lead to a page
 }
    .hint = write the edition again
    .rule = There are bookmarks, and they lead to pages. Source: ISO 14289-1, 7.17.
release-link = { $what ->
    [kind] page { $page } has an annotation that is not a link
    [address] page { $page } has a link that is neither internal nor https: { $address }
    [astray] page { $page } has a link that leads nowhere
   *[unsaid] page { $page } has a link without a text alternative
 }
    .hint = remove or correct it
    .rule = Annotations are links to pages or to https addresses, each with a text alternative (Contents). Source: ISO 14289-1, 7.18.5; the rules of publication.
release-font = the font { $font } is not embedded
    .hint = write the edition again; other programs may have replaced the font
    .rule = All fonts are embedded. Source: ISO 19005-3, 6.2.11.4.
release-unicode = { $font ->
    [none] glyphs without text on pages { $pages }
   *[other] the font { $font } does not give the text of its glyphs
 }
    .hint = write the edition again
    .rule = Every font gives the text of its glyphs (ToUnicode), so that text can be searched, copied and read aloud. Source: ISO 19005-3, 6.2.11.7.
release-colour = { $space } is used on pages { $pages } without an output intent that defines it
    .hint = write the edition again
    .rule = Device colours are used only with an output intent whose profile defines them. Source: ISO 19005-3, 6.2.4.3.
release-action = the file has an action or a script: { $kind } in object { $object }
    .hint = check where the file comes from, and write the edition again
    .rule = There are no scripts, no actions except links, and nothing happens on opening (OpenAction, AA). All objects are examined. Source: ISO 19005-3, 6.5 and 6.6.1; the rules of publication.
release-attachment = the attachment { $name } lacks { $lacking }
    .hint = write the edition again
    .rule = Every attachment has a media type, a relationship to the document (AFRelationship), a description, and is associated with the document. Source: ISO 19005-3, 6.8.
release-data = { $what ->
    [unstated] the keywords do not state the digest of the attached data { $name }
    [missing] the keywords state a digest, but the data are not attached
   *[exchanged] the digest of the attached data { $name } differs from the one in the keywords
 }
    .hint = write the edition again; do not publish if the data were replaced
    .rule = The data from which the document was made are attached (Source), and their SHA-256 is the one in the keywords, so that a replacement is detected. Source: the rules of publication.
release-overlap = page { $page }: { $count } glyphs overlap others, such as "{ $one }" and "{ $other }"
    .hint = check the page and set it again
    .rule = No text overlaps other text. Validators do not check this. Source: a long table that collapsed at the foot of a page and passed all validators.
release-draft = pages { $pages } have text across the page, like the mark of a draft
    .hint = build the edition without --draft
    .rule = No page is marked as a draft: no text runs across it. Validators do not check this.
print-structure = { $what ->
    [pages] the page tree states a wrong number of pages
    [objects] there are objects that cannot be read
   *[content] the content of pages { $pages } cannot be read
 }
    .hint = write the print edition again; the file may have been damaged
    .rule = The file is a sound PDF; the page tree states the number of pages. Source: ISO 15930-4.
print-version = { $what ->
    [header] the file has version { $stated }; the standard allows { $latest }
   *[claim] the file does not state that it follows { $standard }
 }
    .hint = write the print edition again
    .rule = The file states the standard that the shop accepts (GTS_PDFXVersion), and its version of PDF is not later than the standard allows. Source: ISO 15930-4.
print-intent = { $what ->
    [missing] there must be exactly one output intent for printing; there are { $count }
    [condition] the output intent is for "{ $stated }" instead of { $wanted }
    [registry] the output intent does not name the registry of its condition
    [profile] the output intent has no profile for CMYK
    [other] the profile in the output intent is not the shop's
   *[info] the output intent lacks its name or its description
 }
    .hint = ask the shop for its printing condition, and write the print edition again
    .rule = Exactly one output intent (GTS_PDFX) names a registered printing condition or contains its profile. Source: ISO 15930-4.
print-metadata = the document information lacks { $key }
    .hint = write the print edition again
    .rule = Title, dates, Trapped and the identifier of the file are present. Source: ISO 15930-4.
print-trim = pages { $pages } are not { $width } × { $height } mm after trimming
    .hint = write the print edition again with the right paper size; if the binding differs, name it with --binding or --settings
    .rule = Every page has the trimmed size, within 0.1 mm; it may be landscape. Source: GB/T 9704-2012.
print-boxes = { $what ->
    [trim] pages { $pages } do not state their trimmed size (TrimBox)
    [bleed] pages { $pages } do not state their bleed (BleedBox)
    [art] pages { $pages } state an ArtBox beside their trimmed size
    [unit] pages { $pages } have a UserUnit, so that their size differs from their boxes
    [rotation] pages { $pages } are rotated
    [narrow] on pages { $pages } the bleed (BleedBox) is narrower than { $bleed } mm
   *[nesting] on pages { $pages } the boxes are not nested
 }
    .hint = write the print edition again
    .rule = Every page states TrimBox and BleedBox; the trim is inside the bleed, the bleed inside the sheet, and nothing is cropped. The bleed is as wide as agreed. Source: ISO 15930-4.
print-bleed = on pages { $pages } ink reaches the trim but does not extend { $bleed } mm beyond it
    .hint = end it before the trim, or extend it beyond
    .rule = Ink that reaches the trim extends beyond it, so that no white shows if the cut is off. Source: practice of the trade.
print-safety = on pages { $pages } there is content nearer to the trim than { $safety } mm
    .hint = move it inwards
    .rule = Only content that bleeds is near the trim, because it may be cut off. Source: practice of the trade.
print-pages = { $what ->
    [count] there are { $count } pages instead of { $wanted }
    [multiple] { $count } pages are not a multiple of { $multiple }
   *[folio] pages { $pages } are blank except for their numbers
 }
    .hint = add blank pages without numbers before the back cover; if the binding differs, name it with --binding or --settings
    .rule = The number of pages is a multiple of 4 for saddle stitch, of 2 for perfect binding. Blank pages contain nothing. Source: practice of the trade.
print-colour-space = pages { $pages } contain colours that cannot be printed: { $paint }
    .hint = write the print edition again; images must be grey or CMYK
    .rule = Content, forms, patterns and images use DeviceGray, DeviceCMYK, and spot colours that were agreed on. Grey with a profile would be printed with four plates. Source: ISO 15930-4.
print-black = pages { $pages } contain colours that are neither black alone nor the red: { $paint }
    .hint = use black alone, or the red of the layout
    .rule = Text, lines and areas are in black ink alone or in the red (M 80 %, Y 80 %). Source: GB/T 9704-2012.
print-font = the font { $font } is not embedded, or is a Type 3 font
    .hint = write the print edition again
    .rule = All fonts are embedded; none is a Type 3 font. Source: ISO 15930-4.
print-transparency = pages { $pages } contain transparency
    .hint = use opaque colours
    .rule = There is no transparency: no alpha below 1, no soft masks, blend modes or groups. Source: ISO 15930-4.
print-annotation = { $what ->
    [annotation] pages { $pages } have annotations
    [action] the file has an action or a script: { $kind }
    [file] the file has an attachment: { $name }
   *[encrypted] the file is encrypted
 }
    .hint = write the print edition again; links and attachments belong in the web edition
    .rule = There are no annotations, actions, scripts, attachments, and no encryption. Source: ISO 15930-4.
print-resolution = page { $page } has an image with { $dpi } pixels per inch; { $least } are needed
    .hint = use a larger image, or show it smaller
    .rule = Images have 300 pixels per inch at their printed size, those in black and white 600. Source: practice of the trade.
print-hairline = pages { $pages } contain lines thinner than { $least } pt
    .hint = use thicker lines
    .rule = Lines are not thinner than 0.25 pt: finer ones break on the plate. Source: practice of the trade.
print-overlap = page { $page }: { $count } glyphs overlap others, such as "{ $one }" and "{ $other }"
    .hint = check the page and set it again
    .rule = No text overlaps other text.
print-draft = pages { $pages } have text across the page, like the mark of a draft
    .hint = build the edition without --draft
    .rule = No page is marked as a draft: no text runs across it. Validators do not check this.
print-cover = { $what ->
    [inner] the file for the inside is not a print edition that can be read completely
    [other] its title or its data differ from those of the print edition inside
   *[spine] the cover is { $stated } mm wide; around { $count } pages, with a spine of { $spine } mm, it should be { $wanted }
 }
    .hint = write cover and print edition in one run, and name the binding and the settings that were used
    .rule = The cover belongs to the print edition inside it, and its spine is as wide as the pages are thick. Source: practice of the trade.
against-data = the PDF was made from other data: it states the digest { $stated }, these data have { $wanted }
    .hint = build the PDF from these data, or compare it with the data it was built from
    .rule = The digest of the data that the PDF states is that of these data.
against-lost = page { $page }: the text "{ $text }" differs from the data: "{ $printed }" instead of "{ $wanted }"
    .hint = build the PDF from these data, or compare it with the data it was built from
    .rule = Every text of the document is in the PDF, in order.
against-stray = page { $page }: { $what ->
    [doubled] this text is repeated
   *[stray] this text is not in the data
 }: "{ $text }"
    .hint = build the PDF from these data, or compare it with the data it was built from
    .rule = No text is printed that is not in the document, and none is printed twice.
against-contents = the table of contents gives page { $stated } for "{ $text }", which is on page { $page }
    .hint = build the PDF again
    .rule = The table of contents gives the pages of the headings.
against-sheet = { $what ->
    [lost] the table { $sheet } is missing
    [doubled] page { $page }: the table { $sheet } is repeated
    [header] page { $page }: the table { $sheet } lacks its header "{ $header }"
   *[stray] page { $page }: there is a table that is not in the data
 }
    .hint = build the PDF from these data, or compare it with the data it was built from
    .rule = Every table of the document is in the PDF, with its header on each page.
against-cell = page { $page }: { $sheet }, { $what ->
    [missing] row { $row } "{ $name }" is missing
    [doubled] row { $row } "{ $name }" is repeated
    [more] column { $column } contains text that is not in its cells: "{ $printed }"
    [blank] row { $row } "{ $name }", column { $column }, is blank instead of "{ $wanted }"
   *[cell] row { $row } "{ $name }", column { $column }: "{ $printed }" instead of "{ $wanted }"
 }
    .hint = build the PDF from these data, or compare it with the data it was built from
    .rule = Every cell of every table is in the PDF once, in its column and in the order of the rows.
against-page = page { $page } has no page number "{ $wanted }"
    .hint = build the PDF again
    .rule = Every page except the first has its number.
against-ways = { $what ->
    [count] there are { $count } bookmarks, the contents have { $wanted } entries
    [bookmark] the bookmark "{ $text }" should be "{ $wanted }" and lead to page { $page }
    [link] a link leads to page { $told }, but the table of contents gives page { $page }
    [language] the language is stated as { $told } instead of { $wanted }
    [paper] page { $page } does not have the size of the layout: { $told } (pt)
    [link-text] a link is read aloud as "{ $told }", but leads to page { $page }
    [author] the author is stated as "{ $told }" instead of "{ $wanted }"
    [subject] the subject is stated as "{ $told }" instead of "{ $wanted }"
    [keywords] the keywords are stated as "{ $told }" instead of "{ $wanted }"
    [date] the date is stated as { $told } instead of { $wanted }
   *[title] the title is stated as "{ $told }" instead of "{ $wanted }"
 }
    .hint = build the PDF from these data
    .rule = Bookmarks and links agree with the table of contents and lead to the pages of the headings; language and title are those of the data. Source: the rules of publication.
against-aloud = { $what ->
    [tables] { $printed } tables are tagged, the data have { $wanted }
    [cell] { $sheet }: cell { $number } is read aloud as "{ $printed }" instead of "{ $wanted }"
    [summary] { $sheet }: the summary is "{ $printed }" instead of "{ $wanted }"
   *[heading] heading { $number } is read aloud as "{ $printed }" instead of "{ $wanted }"
 }
    .hint = build the PDF from these data
    .rule = The cells of every table are in the tag tree in their order, as header cells or others, with the columns and rows that they span; headings have their levels and titles. Source: ISO 14289-1, 7.2 and 7.5.
against-file = { $what ->
    [missing] the attachment { $name } is missing
    [described] the attachment { $name } has a wrong type, relationship or description
   *[differs] the attachment { $name } differs from the data
 }
    .hint = build the PDF from these data
    .rule = The attachments contain the data of the pages. Source: the rules of publication.
against-overlap = page { $page }: { $count } glyphs overlap others, such as "{ $one }" and "{ $other }"
    .hint = check the page and set it again
    .rule = No text overlaps other text.

# Rules

language = en
report-title = Check of the figures
report-counts = { $exact } identities agree exactly, { $tail } within rounding, { $error } do not agree.
report-accepted = Accepted findings
rules-title = Rules of `budgetpress check`
rules-intro = Generated by the tests from the message catalogue. `budgetpress check --explain CODE` prints one rule; `tests/cases/CODE` has the smallest budget that violates it, and its corrected twin.
gates-title = Rules of `budgetpress inspect`
gates-intro = `budgetpress inspect --explain CODE` prints one rule. Rules of the release gate begin with `release-`, those of the print gate with `print-`, those of the comparison with the data with `against-`. `docs/gates.md` lists the damages that each rule has been shown to find.
rule-unknown = there is no rule { $code }
    .hint = rules: { $known }
code-explained = { $code }: { $text }
 Remedy: { $hint }
 As a warning or a note on a place in the data it can be accepted with --allow; as an error it cannot and must be corrected.
rule-of-file = The rule is about a finished PDF: its findings cannot be accepted with --allow.

# Results

verdict = { $some ->
    [none] No errors and no warnings
   *[some] Errors: { $errors }, warnings: { $warnings }
 }. { $outcome }
verdict-publication = { $fit ->
    [yes] Fit to be published.
    [warned] Fit to be published once each warning is confirmed.
    [unchecked] No errors were found, but glyphs were not checked.
   *[no] Not fit to be published.
 }
verdict-printing = { $fit ->
    [yes] Fit to be printed.
    [warned] Fit to be printed once each warning is confirmed.
   *[no] Not fit to be printed.
 }
verdict-comparison = { $fit ->
    [yes] It agrees with the data.
    [warned] It agrees with the data once each warning is confirmed.
   *[no] It differs from the data.
 }
unevaluated = { $count } more identities were not evaluated, because some of their values could not be read; correct these and check again.
checked = The figures agree: { $exact } identities exactly, { $tail } within rounding.
checked-but = { $exact } identities agree exactly, { $tail } within rounding; { $error } do not agree, and are listed above as warnings or accepted.
accepted = accepted: { $code } at { $place }: { $because }
attached-data = The budget data from which this document was made (JSON)
attached-report = Findings of the check of the figures (JSON)
attached-record = How the file was made (program, layout, fonts, options), so that it can be built again (JSON)
accepted-about = Accepted findings of the check, each with the reason
built = { $path }: { $pages } pages
built-sheet = { $path }: one page
written = { $path } written
stand-in = note: { $family } stands in for { $title }. Before the document goes to the print shop, build it with the office's own face (--system-fonts).

# Documentation of data files

format-title = Data files of the layout
format-intro = Generated by `budgetpress schema --markdown`. A `?` marks optional members; `…` stands for each element of a list. Lines are of several kinds, which the member in brackets distinguishes: `…(code)` is a line with `code`. Amounts are texts in quotes, in the unit of the table or in the unit that the meaning names: `"3264.71"`, with at most as many decimals as are printed.
format-place = Place
format-kind = Kind
format-about = Meaning
kind-text = text
kind-code = account code: 3, 5 or 7 digits
kind-amount = amount
kind-date = date, `"2024-02-05"`
kind-integer = whole number
kind-list = list
kind-record = record
about-schema = location of the JSON Schema, for editors
about-written = mark of `convert`, which shows whether the file was changed since it was written; optional
about-layout = name of the layout
about-unit = name of the unit
about-document = kind of document
about-year = budget year
about-published = publication date: the date of the document
about-texts = prose by part and section; each paragraph is an element of a list
about-sheets = the tables
about-figures = figures and reasons of the narrative
about-lines = lines in the order of print; lines that the layout fixes may be in any order
about-notes = notes below the table, instead of the layout's
about-key = a line that the layout fixes
about-code = account code
about-name = name of the account
about-project = name of the project
about-change = change from last year; negative for a decrease
about-previous = last year's amount, instead of the change
about-amount = a stated amount, printed instead of the table's and equal to it
about-ties = ties that the department knows, beyond those of the layout
about-tie-title = description of the tie
about-tie-left = cells on the left: `sheet/line/column`, the line by its key, code or name, or `figures/subject/field`
about-tie-right = cells on the right
about-percent = a stated percentage, printed instead of the computed one
about-reason = main reason for the change
about-budget-reason = main reason for the variance from the budget

# Description of workbooks

manual-title = Workbooks of the layout
manual-intro = Generated by `budgetpress schema --workbook`, for programs that write workbooks. `budgetpress new` writes a blank one. The tables below list the texts of worksheets, headers and rows that are searched for, and the members of data files (docs/format) that they fill.
manual-worksheet = Worksheet
manual-row = First column; the second is filled in
manual-first = First column
manual-second = Second column; the third is filled in
manual-column = Column
manual-line = Row
manual-rules = How workbooks are read
manual-rule-1 = Worksheets may have any name and order: a table is recognised by its title (in a row of its own, also with a year or a unit around it), then by the name of its worksheet. If several fit equally well, this is an error. Hidden worksheets are read, with a warning.
manual-rule-2 = Titles, headers and names are compared without regard to width, spaces, line breaks and quotes. A header may name a unit in brackets, and may have or lack `其中：`. Columns may be in any order; the titles of groups may be merged, be above their first column only, or be missing.
manual-rule-3 = Columns that the table does not have and cells beside it are ignored, with a note; a missing column is an error, and so are two columns that fit equally well.
manual-rule-4 = There may be other rows above the header, and blank rows anywhere. Hidden rows and columns, and text that is struck out, in the colour of its background or too small to be seen, are read, with a warning; cells covered by merged cells are ignored, with a warning.
manual-rule-5 = If a table has lines of several kinds, a column states the kind of each line. Without this column, a line with a code or a name of the list is an account, a line with the name of a unit in an earlier table is a unit, and the others are projects.
manual-rule-6 = Codes are texts or numbers, and may be in one cell with the name (`2010301 行政运行`, `[2010301]行政运行`); a code alone or a name alone is completed from the list.
manual-rule-7 = A row that begins with `注：` is a note, and so is each row directly below it; notes of the layout are not counted. Remarks such as `制表人：` are ignored, with a note.
manual-rule-8 = An amount is read as its cell displays it, with number formats understood as in Excel. Fewer decimals are a warning. A displayed number that differs otherwise (by a minus or brackets, a division, another currency unit, a condition, or no display at all) is an error, and so is a format that is not supported. A zero displayed as nothing or as a dash is a zero.
manual-rule-9 = An amount typed as text may have thousands separators, spaces, full-width digits and invisible characters, with a note of the value read; `-`, `/` and a currency unit after the amount are errors.
manual-rule-10 = A blank amount is an error, not a zero. Rows that are entirely blank, or contain only the formula of a name without a result, are ignored. The last saved result of a formula counts; a formula without a result or with an error is an error in any cell, except the name of an account whose code is given.
manual-rule-11 = An amount of more than 15 digits is written as text, because spreadsheets keep 15 digits.
manual-rule-12 = A date is a cell with a date, or a text such as 2024-2-5, 2024/2/5, 2024.2.5, 2024年2月5日; the year may be `2024年`. A stated percentage may have a percent format. Each line of a cell is a paragraph in prose; elsewhere lines are joined, with a note.
manual-rule-13 = In the worksheets of prose and of figures a title applies to the rows below it until the next title.
manual-rule-14 = .xlsx, .xls and .ods are read, all with number formats, hidden rows and merged cells. A web page or an XML Spreadsheet of Office 2003 with the extension .xls is not read. Columns of a ledger may have the titles of the printed tables; vertically merged cells apply to all their rows; rows of totals are compared with the sum and not added; columns with content that are not read are a warning.

# Batch runs

batch-empty = there is no document to build in { $inputs }
    .hint = folders are searched for .json, .xlsx, .xls and .ods; name other files one by one, with a pattern or in a list
batch-folder = { $path } is both the input folder and the output
    .hint = name another folder with -o
batch-twice = { $count } files are for { $title }: { $paths }
    .hint = keep one of these files; if they are not the same document, correct the unit, the year or the kind
batch-inside = the input { $path } is inside the output
    .hint = choose an output outside the inputs
batch-reserved = the input { $path } is in a folder { $folder }, which is reserved for the program
    .hint = rename the folder
batch-collision = { $first } and { $second } would both be written to { $path }
    .hint = rename one of them, or build them into different outputs
batch-same = { $path } was named twice: it would be built as { $first } and as { $second }
    .hint = name each file once, or the folder that contains it
batch-busy = another run is using { $folder }
    .hint = wait until it has ended, or choose another output
batch-name = the name of { $path } is not Unicode text
    .hint = rename the file in UTF-8
batch-gone = { $path } is no longer there: the output was removed or changed during the run
    .hint = run it again, and do not change the output during the run
batch-damaged = note: { $count } lines of the journal are damaged or missing; their documents are built again
batch-passed = note: { $count } files among the inputs are outputs of earlier runs and were not read ({ $first })
batch-list = the list { $path } is not UTF-8
    .hint = save it as UTF-8, with one path per line
batch-pattern = the pattern { $pattern } is invalid: { $detail }
    .hint = * stands for any characters of a name, ** for any folders, ? for one character, [ab] for one of these characters
batch-crashed = the program could not process this document: { $detail }
    .hint = this is a fault of budgetpress; please report it with the file
store-unknown = the place { $place } cannot be accessed: { $detail }
    .hint = supported: s3://bucket/folder, with the AWS_… variables set, and file:///folder
shard-unknown = { $value } is not a part of a run
    .hint = write I/N with I from 1 to N; `env` needs JOB_COMPLETION_INDEX and JOB_COMPLETIONS, or SLURM_ARRAY_TASK_ID, _COUNT and _MIN of an evenly spaced array
join-none = no part of a run has written to { $folder }
    .hint = run the parts with --shard first; their journals are in its folder _batch
join-missing = no part has built { $path }
    .hint = run its part again
join-doubled = { $path } was built by several parts ({ $shards }), with the same result
    .hint = remove the journals of parts that do not belong to this run from _batch
join-differs = { $path } was built by several parts ({ $shards }), with different results
    .hint = remove the journals of parts that do not belong to this run from _batch, then run the parts concerned again
join-changed = { $path } was changed after its part had built it
    .hint = run its part again
join-altered = the file { $path } is missing, or was changed after its part had written it
    .hint = run its part again
join-recipe = { $path } was built by part { $shard } with another program, other fonts or other options
    .hint = join with the options of the parts, and run parts with the same program and fonts
batch-built = { $number }/{ $total } { $path }: { $pages } pages{ $drafted ->
    [yes] , errors: { $errors }, marked as a draft
   *[no] {""}
 }{ $warned ->
    [yes] , warnings: { $warnings }
   *[no] {""}
 }
batch-fit = { $number }/{ $total } { $path }: { $glyphs ->
    [unchecked] no errors, warnings: { $warnings }; glyphs were not checked
   *[checked] fit to be published, warnings: { $warnings }
 }
batch-refused = { $number }/{ $total } { $path }: refused, { $errors } errors; the first: [{ $code }] { $first }
batch-failed = { $number }/{ $total } { $path }: could not be built: [{ $code }] { $first }
batch-sum = { $built } built by this run, { $kept } kept unchanged from an earlier run; { $refused } refused, { $failed } could not be built
batch-sum-check = { $total } checked: { $passed } { $glyphs ->
    [unchecked] without errors
   *[checked] fit to be published
 }, { $refused } refused, { $failed } could not be checked. { $glyphs ->
    [unchecked] There is no folder of fonts: glyphs and pages were not checked
   *[checked] Data and glyphs were checked, pages were not
 }
batch-unfit = { $path }{ $title ->
    [none] {""}
   *[other] {" "}({ $title })
 }: errors: { $errors }, warnings: { $warnings }, not fit to be published
batch-left = these { $count } files of earlier runs were not built again and are outdated; do not publish or print them:
batch-report = report: { $path }
status-built = built
status-refused = refused
status-failed = could not be built
status-passed = fit to be published
status-unchecked = no errors, glyphs not checked
overview-title-check = Batch check
overview-verdict = { $all ->
    [yes] All { $total } are fit to be published.
    [unchecked] { $unfit } not fit to be published, { $open } without errors. Glyphs were not checked.
   *[no] { $unfit } not fit to be published, { $fit } fit.
 }
overview-sum-check = { $total } checked: { $refused } refused, { $failed } could not be checked. { $glyphs ->
    [unchecked] There is no folder of fonts: glyphs and pages were not checked; no documents were built.
   *[checked] Data and glyphs were checked, pages were not; no documents were built.
 }
overview-table = Page with a table
overview-pictures = First page and a table
overview-codes = Findings by code
overview-code = Code
overview-severity = Severity
overview-count = Findings
overview-documents = Documents
overview-all = all
overview-search = Search
overview-shown = { $count } shown
overview-counts = Errors: { $errors }, warnings: { $warnings }
overview-title = Batch run
overview-sum = { $built } documents built, with { $pages } pages; { $refused } refused; { $failed } could not be built.
overview-left = These files of earlier runs were not built again and are outdated. Do not publish or print them:
overview-older = Outdated files of an earlier run; do not publish or print:
overview-first = First page
overview-document = Unit and files
overview-status = Status
overview-pages = Pages
overview-findings = Findings
overview-more = show { $count } more

# Help

help-about = Turns a Chinese department's budget (部门预算) into its official PDF
help-default = {" "}[default: { $value }]
help-default-print = {" "}[default: the layout's, or { $value }]
help-values = {" "}[possible values: { $value }]
help-env = {" "}[env: { $value }]
help-command-build = Build the document: a data file in, the official PDF out
help-command-batch = Build many documents in one run, and only what changed
    .more = A journal in the output records what is done: an interrupted run continues where it stopped. The output gets report.json, index.html and SHA256SUMS; the folder _batch in it is reserved for the program.
help-command-check = Check the figures: sums within the tables, ties between them
help-command-inspect = Inspect a PDF: report its content, and decide whether it may be published or printed
help-command-verify = Decide whether a PDF is genuine: build it again from its data and compare every byte
    .more = Layout and fonts are those of this program or of the options, never those of the file. Revisions that only sign the document are listed. The validity of a signature is not judged.
help-command-view = Print the view, the document as finished strings in JSON, as the layout's Typst files read it
help-command-fonts = List which font fills which role, and the characters of a data file that no font has
help-command-new = Write a workbook to fill in, for Excel or WPS
help-command-convert = Convert a budget into another form: JSON, a workbook, open data
    .more = Everything that is published is kept; the file may read differently. JSON is written in one canonical form, without "$schema" and without the "ledger" from which tables were added up; notes that equal those of the layout are left out when a workbook is converted back.
help-command-derive = Add up the tables from a ledger in CSV
help-command-merge = Add up the budgets of a department's units to the department's own
    .more = Every cell is the sum of the same cell of the units; accounts are merged and ordered by code, projects stay under their unit. If every unit has a ledger, the tables follow from all ledgers together, so that each amount is rounded once.
help-command-layout = Work on a layout of your own
help-command-layouts = List the layouts
help-command-schema = Print the JSON Schema of a layout's data files, or their documentation
help-command-layout-check = Prove a layout before anyone uses it: its files, sums, ties, narrative, and the pages of a made-up budget
help-command-layout-export = Write a layout with all that it extends into a folder of its own, from which documents build to the same bytes later
help-option-lang = Language of messages: zh or en [default: that of the system]
help-option-max-memory = Memory that one document may use, in MiB; a document that would need more is refused before it is set
help-option-max-time = Processor time, in seconds, that a PDF, a document of a run, or a document in a layout of your own may use; large files may use more
help-option-layouts-folder = Folder of layouts to use instead of the built-in ones
help-option-fonts-folder = Folder of fonts with roles.toml [default: beside the program, else in its source tree]
help-option-system-fonts = Prefer the fonts installed on this machine, such as the office's own licensed faces
help-option-allow = Accept a single finding, which is recorded in the document's data; each needs --because. Copy code and place from the report; if several findings of one code are at one place, add another cell that only one of them names
help-option-because = Reason why the accepted finding is right all the same
help-option-check-input = Data file, or - for the standard input
help-option-check-format = Form of the findings: text for people, json for programs (on the standard output)
help-option-check-report = Also write a report with the tables as an HTML page, with wrong cells marked
help-option-check-explain = Explain a rule, by the code of its findings
help-option-inspect-input = PDF, or - for the standard input
help-option-inspect-against = Data file: every text and figure of it must be in the PDF
help-option-inspect-gate = Also judge the PDF: as the edition to publish (release), as the one for the print shop (print), or as its cover
help-option-inspect-inner = For --gate cover: the print edition inside the cover, whose number of pages decides the width of the spine
help-option-inspect-pages = Also draw each page, from the PDF itself, into this folder: 001.png, 002.png, …
help-option-inspect-ppi = Resolution of the page images in pixels per inch
help-option-inspect-format = Form of the report: text for people, json for programs
help-option-inspect-explain = Explain a rule, by the code of its findings
help-option-verify-input = PDF, or - for the standard input
help-option-verify-data = For a print edition or its cover, which contain no data: the data file, or the web edition
help-option-verify-format = Form of the verdict: text for people, json for programs
help-option-verify-explain = Explain a rule, by the code of its findings
help-option-view-input = Data file, or - for the standard input
help-option-view-output = File to write [default: the standard output]
help-option-fonts-input = Data file whose characters are checked, or - for the standard input
help-option-new-layout = Layout in which the budget will be published
help-option-new-from = Last year's budget: its texts, projects and accounts are carried over, and its figures are the base of comparison
help-option-new-ledger = Ask for a ledger in 元, one line per amount, instead of the tables that follow from it
help-option-new-output = Workbook to write
help-option-to = Form of the output [default: by the extension: .json, .xlsx, .csv, or a folder]
help-option-force = Replace files that are not earlier outputs for this document, or were changed since; signed files are never replaced
help-option-convert-input = Data file, or - for the standard input
help-option-convert-output = File to write, or - for the standard output; a folder for open data
help-option-derive-ledger = Ledger in CSV: one line per amount, in 元
help-option-derive-with = Data file with everything that is not in the ledger: the unit, prose, reasons, goals
help-option-derive-last-year = Last year's ledger: the base of comparison of the narrative's figures
help-option-derive-output = File to write: .json or .xlsx
help-option-layout-check-folder = Folder of the layout, with `shared` beside it
help-option-layout-export-layout = Name of the layout
help-option-layout-export-output = Folder to write it into; give it to --layouts to build from the copy
help-option-layout-check-format = Form of the findings: text for people, json for programs (on the standard output)
help-option-merge-units = Data files of the units, in the order of the tables
help-option-merge-with = Data file with the department's own content: its name, prose, reasons; amounts may be omitted
help-option-merge-output = File to write: .json or .xlsx
help-option-schema-layout = Layout
help-option-schema-markdown = Print documentation in Markdown instead
help-option-schema-workbook = Print a description of the workbook in Markdown instead: worksheets, headers, rows
help-option-build-input = Data file, or - for the standard input
help-option-build-output = PDF to write, or - for the standard output [default: the input's name with .pdf, for a print edition alone with .print.pdf]
help-option-build-draft = Build although figures contradict each other, with a mark across each page
help-option-build-manifest = Also write SHA256SUMS and manifest.json beside the output: from what the files were made, and with what
help-option-build-pages = Also write an image of each page into this folder: 001.png, 002.png, …
help-option-build-ppi = Resolution of the page images in pixels per inch
help-option-batch-inputs = Folders (their .json, .xlsx, .xls and .ods), lists of files (one path per line), patterns, single files, or places such as s3://bucket/folder
help-option-batch-output = Folder to write to, or a place such as s3://bucket/folder; each document keeps the path of its input
help-option-batch-jobs = Number of documents that are built at the same time [default: the number of processors]
help-option-batch-in-flight = Size of the inputs that are worked on at the same time, in MiB; a larger one is worked on alone
help-option-batch-draft = Build although figures contradict each other, with a mark across each page
help-option-batch-check = Only check data and glyphs, without building documents: OUT gets check.html and check.json
help-option-batch-shard = Build one of N parts, with I from 1; or env: the part given by a Kubernetes Indexed Job or a Slurm array
help-option-batch-merge = Join the parts: prove that every input was done exactly once, and write one report
help-option-batch-verify = Read every existing document again, instead of relying on its size and time
help-option-edition = Edition: web for screens and archives; print for the print shop, with a job ticket; both for the two, the print edition as NAME.print.pdf
help-option-fingerprint = Print the SHA-256 of the data at the foot of each page
help-option-bleed = Bleed (出血) on each side in mm: how far paint may extend beyond the trimmed page
help-option-inside = Inner margin (订口) of pages of prose in mm, after GB/T 9704
    .more = The outer margin gives way, so that lines keep their width. Left-hand pages mirror right-hand ones. Perfect binding takes 3 to 5 mm of it: add them.
help-option-binding = Binding, which decides how many blank pages are added
help-option-parts-on-recto = Begin each part on a right-hand page, after a blank page if necessary
help-option-turn-tables = Turn landscape tables onto upright pages, after GB/T 9704
    .more = The head of the table is on the left, which is the binding edge (订口) of right-hand pages and the fore edge (切口) of left-hand ones. The inner margin is then at least that of prose, and the outer one what remains. The folio stays upright, where other pages have it: the left margin, which becomes the lower one, grows to that of prose, and the opposite one shrinks, to 10 mm if possible and to 5.5 mm at least. What a layout draws behind or in front of the whole page belongs into `unshifted` of shared/page.typ.
help-option-crop-marks = Mark the corners of the trimmed page
    .more = The shop's imposition draws its own marks.
help-option-cover = Also write a cover (封皮) as NAME.cover.pdf beside NAME.pdf: front, spine by the number of pages, and back
    .more = The layout needs a file cover.typ.
help-option-leaf = Thickness of a leaf of the paper in mm (offset paper of 80 g/m²: 0.1); with the number of pages it gives the spine of a perfect binding
help-option-back = Lines at the foot of the back cover (封底)
help-option-standard = Standard of the file
help-option-condition = Name of the printing condition in the ICC registry; by default JC200103 for PDF/X-1a, and the one that the profile names for PDF/X-4
help-option-profile = The print shop's ICC profile for PDF/X-4: a file beside the one that names it
help-option-settings = File with the settings of your print shop [default: budgetpress.toml in the working folder, if there is one]
help-option-icc = PDF/X-4 for the printing condition of this ICC profile, instead of PDF/X-1a
help-value-edition-web = for screens and archives: PDF/A-3a and PDF/UA-1, with the data inside
help-value-edition-print = for the print shop: PDF/X, with a job ticket beside it
help-value-edition-both = the two of them
help-value-binding-saddle = saddle stitch (骑马订): a multiple of four pages
help-value-binding-perfect = perfect binding (胶装): an even number of pages
help-value-binding-none = as many pages as there are
help-value-standard-x-1a = PDF/X-1a:2003: only ink colours, a registered printing condition by name
help-value-standard-x-4 = PDF/X-4: the profile of the printing condition is inside
help-value-gate-release = to be published: PDF/A-3a and PDF/UA-1
help-value-gate-print = to be printed: PDF/X
help-value-gate-cover = the cover alone, to be printed
help-value-to-json = the data file
help-value-to-xlsx = a workbook to fill in
help-value-to-csv = every amount in one table, a row each
help-value-to-datapackage = a folder of open data: a Frictionless Data Package
