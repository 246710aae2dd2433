# Everything that budgetpress tells people, in English. A finding's text stands under its code, the remedy under `.hint`.

severity-error = error
severity-warning = warning
severity-note = note
hint = help:{" "}

# What the user typed

option-unused = { $option } has no effect here
    .hint = { $how ->
    [with] it counts with { $other } only: add that, or leave it out
   *[without] it does not go with { $other }: leave one of them out
 }
usage-value = { $given ->
    [no] { $option } lacks its value
   *[yes] "{ $value }" is no value for { $option }
 }
    .hint = { $how ->
    [choice] known are: { $known }
    [number] write a number
    [range] write a number from the range { $known }
    [least] write a number of { $known } or more
    [language] there are messages in zh and en
    [unknown] `{ $command } --help` tells what it takes
   *[other] { $known }; `{ $command } --help` tells what it takes
 }
usage-option = { $option } is not known here
    .hint = { $near ->
    [none] `{ $command } --help` tells all options; usage: { $usage }
   *[other] did you mean { $near }? `{ $command } --help` tells all options
 }
usage-command = there is no command { $given }
    .hint = { $near ->
    [none] `{ $command } --help` tells all commands
   *[other] did you mean { $near }? `{ $command } --help` tells all commands
 }
usage-command-missing = what to do is not told
    .hint = known are: { $known }; `{ $command } --help` tells about each
usage-missing = this is missing: { $options }
    .hint = usage: { $usage }
usage-conflict = { $twice ->
    [yes] { $option } is given more than once
   *[no] { $option } and { $other } exclude each other
 }
    .hint = leave one of them out
usage-count = { $option } has too many values, or too few
    .hint = `{ $command } --help` tells what it takes
usage-encoding = an argument is no Unicode text
    .hint = give the file another name
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
help-status = Exit status: 0 done, 1 the data or its pages have faults, 2 could not run.
help-status-verify = Exit status: 0 genuine, 1 not genuine, 2 cannot be told or could not run.

# Files

file-unreadable = cannot read { $path }: { $reason ->
    [missing] there is no such file
    [folder] it is a folder
    [denied] it is not allowed
    [full] the disk is full
    [file] a file stands where a folder is needed
    [special] it is no regular file but a pipe, a socket or a device
   *[other] { $detail }
 }
    .hint = check the name, the folder, and the permission to read it
file-empty = the file is empty
    .hint = name a file that holds something
file-kind = the file is neither a data file in JSON nor a workbook
    .hint = a ledger in CSV goes to `budgetpress derive`, a PDF to `budgetpress inspect`; a workbook is .xlsx, .xls or .ods
file-unwritable = cannot write { $path }: { $reason ->
    [missing] there is no such file
    [folder] it is a folder
    [denied] it is not allowed
    [full] the disk is full
    [file] a file stands where a folder is needed
   *[other] { $detail }
 }
    .hint = choose another place, or close the program that has the file open
file-too-large = { $path } is larger than { $limit } MiB
    .hint = a department's budget is far smaller; check that this is the right file
output-is-input = { $path } is the data file itself
    .hint = name another file for the output
output-folder = { $path } is a folder
    .hint = name a file in it
output-file = { $path } is a file
    .hint = name a folder for the output
file-exists = { $path } is already there, { $why ->
    [other] for another document (unit, year, layout or kind of file)
    [changed] and was changed since this program wrote it
    [unmarked] and nothing shows that it is an earlier output of this program: such files have no room for a mark
    [meanwhile] and was put there or changed while this ran
   *[foreign] and was not written by this program, or saved by another since
 }
    .hint = give another name, or replace it with --force
file-signed = { $path } is signed: a signed file is never replaced
    .hint = give another name, or move the signed file elsewhere first
output-link = { $path } is a link: what lies in an output is not written through links
    .hint = remove the link, or name another output
output-twice = two files of this output would be called { $path }
    .hint = name another file
output-special = { $path } is no ordinary file
    .hint = name another file; `-` is the standard output
output-terminal = this is no text to show on a terminal
    .hint = name a file with -o, or pass the output on with > or |
form-unknown = the form to convert into is not told by { $path }
    .hint = end it with .json, .xlsx or .csv, name a folder, or add --to
workbook-text-long = this text has { $count } characters; a cell of a workbook holds { $limit }
    .hint = divide it into several paragraphs or lines, or convert into .json, which has no such limit
workbook-name = a workbook cannot be called { $path }
    .hint = end it with .xlsx: `new` writes nothing else
folder-left = { $path } also holds tables that are not of this budget: { $told }
    .hint = remove them before the folder is published, if they come from an older conversion
folder-missing = there is no folder { $folder }
    .hint = create it, or name another
json-encoding = line { $line } is not UTF-8
    .hint = save the file as UTF-8 (not GBK or UTF-16)
json-syntax = not valid JSON at line { $line }, column { $column }: { $detail }
    .hint = correct the file there; commas, quotes and brackets are the usual cause
json-too-many = the file holds too many values: more than { $limit } commas and opening brackets
    .hint = a department's budget is far smaller; check that this is the right file
internal-shape = the checked file could not be read
    .hint = this is a fault of budgetpress; please report it with the file
limit-time = the work was ended: it took more than { $seconds } seconds of the processor
    .hint = a file or a layout that asks for so much is damaged, made to do harm, or very large; if you trust it, give it more with --max-time SECONDS
limit-memory = the work was ended: it asked for more than { $mib } MiB of memory
    .hint = a file or a layout that asks for so much is damaged, made to do harm, or very large; if you trust it, give it more with --max-memory MIB
limit-depth = the work was ended: the file or the layout is nested too deeply
    .hint = ask where it comes from
limit-broken = the work ended before it was done: { $detail }
    .hint = this is a fault of budgetpress; please report it with the file
limit-spawn = the program cannot be started once more for this work: { $detail }
    .hint = see whether the program was moved or replaced while it ran, and whether the machine is out of memory or processes
limit-unset = the system sets no limits for this work: { $detail }
    .hint = ask the administrator of the machine
document-too-large = setting the document would take about { $mib } MiB of memory; { $limit } MiB are allowed: { $rows } rows of tables, { $paragraphs } paragraphs, { $characters } characters
    .hint = see whether a table or the prose holds what does not belong to it; if all is right, allow more with --max-memory MIB, on a machine that has as much

# Data files

faults-more = there are more faults than these { $limit }
    .hint = correct these first
layout-unnamed = the file does not name its layout
    .hint = add "layout": "…"; `budgetpress layouts` lists them
member-missing = "{ $key }" is missing
    .hint = add "{ $key }"{ $about }
member-misspelt = "{ $key }" is not known here
    .hint = did you mean "{ $nearest }"?
member-unknown = "{ $key }" is not known here
    .hint = known are: { $known }
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
    [terms] a side of the tie names no amount
   *[ledger] the ledger has no lines
 }
    .hint = { $what ->
        [paragraphs] write at least one paragraph
        [terms] name at least one amount, or delete the tie
       *[ledger] write its lines, or leave out "ledger" and give the tables
     }
clause-ended = the text ends with "{ $mark }", but the sentence goes on after it
    .hint = remove "{ $mark }"
line-untold = the line does not tell what it is about
    .hint = add one of: { $members }
line-missing = the line "{ $key }" ({ $name }) is missing
    .hint = add it, with 0.00 where there is nothing
line-doubled = the line "{ $key }" stands here a second time
    .hint = remove one of the two
cell-missing = the narrative states the amount of line "{ $line }", column "{ $column }", which is not there
    .hint = add the line
key-misspelt = { $value } is no line of this sheet
    .hint = did you mean "{ $nearest }"?
key-unknown = { $value } is no line of this sheet
    .hint = its lines are: { $known }
value-other = { $value } stands where "{ $expected }" is expected
    .hint = write that value
type-wrong = { $value } is of the wrong kind; expected is { $expected ->
    [text] a text in quotes
    [amount] an amount in quotes, such as "1234.50"
    [integer] a whole number
    [list] a list in square brackets
   *[record] a record in braces
 }
    .hint = write a value of that type; `budgetpress schema` lists the type of each member
code-bad = { $value } is no account code
    .hint = a code has 3 digits (类), 5 (款) or 7 (项)
amount-unquoted = the amount { $value } must stand in quotes
    .hint = write "{ $value }": numbers without quotes lose decimals
amount-dressed = { $value } is not a plain amount
    .hint = write "{ $meant }": ASCII digits, no grouping, no blanks
amount-bad = { $value } is no amount
    .hint = write digits with at most one point, such as "1234.50"; zero is "0.00"
amount-too-long = { $value } has too many digits
    .hint = check the unit and the digits: an amount has at most 15 digits before the point and 9 behind it; round further decimals
amount-negative = { $value } cannot be negative here
    .hint = check the amount; the words say whether something grew or fell
amount-decimals = { $value } has more than { $most } decimals
    .hint = round it to { $most } decimals; the document prints no more
amounts-decimals = { $count } amounts of this table have more than { $most } decimals, such as { $value }
    .hint = { $what ->
        [whole] check the unit of money: amounts in 万元 are to be multiplied by 10000
       *[other] round them to { $most } decimals, or check the unit of money
     }
date-bad = { $value } is no day of the calendar between 1900 and 2999
    .hint = write it as "2024-02-05"
number-out-of-range = { $value } is not between { $least } and { $most }
    .hint = correct it to a whole number within these bounds
text-empty = the text is empty
    .hint = fill it in, or remove the entry
text-untrimmed = the text begins or ends with a blank
    .hint = remove it
character-compatibility = "{ $character }" ({ $point }, character { $position }) is a radical or a compatibility character that looks like "{ $meant }"
    .hint = write the ordinary character "{ $meant }"; look-alikes often come from text copied out of a PDF
character-invisible = an invisible character ({ $point }) stands at position { $position }
    .hint = remove it; in prose a new paragraph is a new entry of the list
character-private = "{ $character }" ({ $point }, character { $position }) is a private-use character
    .hint = write the character of GB 18030-2022 instead; nobody else's computer shows this one
character-blank = character { $position } is an unusual blank ({ $point }), for which there is no glyph
    .hint = delete it, or type an ordinary blank
text-error = the text has an error of a formula in it, "{ $value }"
    .hint = correct the formula, or write the text itself

# Workbooks

workbook-large = the workbook is larger than { $limit } MiB
    .hint = a department's budget is far smaller; check that this is the right file, or remove pictures and sheets that do not belong to it
workbook-truncated = the workbook is damaged or incomplete: { $fault ->
    [file] the list of its parts cannot be read
    [part] { $part } cannot be unpacked
    [xml] { $part } is not sound XML ({ $detail })
    [end] { $part } ends too early
    [nesting] elements of { $part } stand within others where they cannot
    [place] { $part } names a place "{ $detail }" that no sheet has
    [value] a value in the part { $part } is not written as spreadsheets do (cell { $detail })
    [target] { $part } makes a { $detail } of a part that cannot be one
    [double] two of its parts or sheets are the same
   *[records] its records contradict each other
 }
    .hint = copy or export it again; or open it in Excel or WPS and save it as .xlsx
workbook-encrypted = the workbook is protected by a password
    .hint = open it in Excel or WPS, remove the password for opening it, and save it
workbook-unknown = the file is neither an Excel workbook (.xlsx, .xls) nor an OpenDocument spreadsheet (.ods)
    .hint = open it in the program that wrote it and save it as .xlsx
workbook-foreign = the file is called a workbook, but is { $kind ->
    [html] a web page (HTML)
    [xml] an XML Spreadsheet of Office 2003
   *[old] in a format of Excel 4 or before
 }
    .hint = open it in Excel or WPS and save it as an Excel workbook (.xlsx)
workbook-path = a part of the workbook has a name that leads out of it: "{ $part }"
    .hint = Excel and WPS write no such names; ask where the file comes from
workbook-bomb = the workbook unpacks to more than { $limit } MiB
    .hint = a department's budget is far smaller; ask where the file comes from
workbook-entity = the part { $part } of the workbook declares a document type or entities
    .hint = Excel and WPS write no such declarations; ask where the file comes from
workbook-encoding = the part { $part } of the workbook is not in UTF-8
    .hint = open it in Excel or WPS and save it as .xlsx
workbook-rows = the workbook holds more than a budget can: { $what ->
    [parts] more than { $limit } parts
    [sheets] more than { $limit } sheets
    [rows] more than { $limit } rows, empty ones counted
    [area] its tables reach over more than { $limit } cells, empty ones counted
    [formats] more than { $limit } formats of cells
    [strings] more than { $limit } texts
    [text] its cells show too much text
    [piece] a text that is too long
    [style] the name of a font or a format that is too long
    [formula] a formula that is too long
   *[cells] more than { $limit } cells
 }
    .hint = if rows or cells are too many, delete the empty ones around the tables (Ctrl+End shows how far they reach); otherwise copy the tables into a new workbook
workbook-merged = the merged cells of the worksheet { $sheet } cover more than { $limit } cells
    .hint = in Excel or WPS, select the worksheet, unmerge its cells (Merge & Center once more), and merge again what the headers need
workbook-external = figures of the workbook come from elsewhere: { $part }
    .hint = in Excel, break the links (Data → Edit Links → Break Link) and delete queries and connections, then save it
workbook-dde = a formula asks another program for its value: cell { $cell } in { $part }
    .hint = replace it by the amount; if you did not write it, do not open the file in Excel and ask where it comes from

# Reading workbooks

workbook-unreadable = the workbook cannot be read: { $detail }
    .hint = open it in Excel or WPS and save it again as .xlsx
workbook-unnamed = the workbook does not name its layout
    .hint = it needs the worksheet { $worksheet } with the row { $row }; `budgetpress new` writes a workbook that has it, into which tables can be copied
workbook-ambiguous = the cover is that of several layouts: { $names }
    .hint = add a worksheet that names the layout, as `budgetpress new` writes it
cover-undated = the worksheet { $worksheet } tells no day of publication
    .hint = write it into a cell of its own there, such as 2024-02-05
worksheet-missing = no worksheet holds the table { $sheet }
    .hint = add it, with its official title above the header
worksheet-ties = there is no worksheet "{ $sheet }": ties that were declared there are lost, and not checked
    .hint = nothing to do if there were none; else copy the worksheet from the workbook that had it
worksheet-ambiguous = several worksheets could be the table { $sheet }: { $names }
    .hint = keep one of them, or name one after the table
worksheet-hidden = the worksheet "{ $name }" is hidden; it was read all the same
    .hint = unhide it and look
worksheet-derived = the table { $sheet } follows from the ledger: of this worksheet only words and notes are taken
    .hint = remove the worksheet of the ledger if it is not to be used; else this one may be removed
worksheet-unmatched = the worksheet { $name } was not read: it is no table of the layout
    .hint = nothing to do if it is your own; else give it the official title of its table
measure-differs = the table states its amounts in { $measure }, but they are taken in { $wanted }
    .hint = convert the amounts to { $wanted }, or correct the unit that is stated
header-missing = the header of the table { $sheet } was not found
    .hint = keep the header rows with the official names of the columns
column-missing = the column "{ $column }" was not found
    .hint = give the column its official name; `budgetpress new` writes them all
column-ambiguous = several columns could be "{ $column }": { $names }
    .hint = leave one, and name the others differently
column-hidden = column { $column } is hidden; it was read all the same
    .hint = show the column and look at it
column-unmatched = the column "{ $column }" is none of the table, and was not read
    .hint = nothing to do if it is your own
row-missing = the row "{ $words }" was not found
    .hint = add it: the name in the first column, the value in the second
row-unmatched = { $what ->
    [nameless] row { $row } has amounts but no name, and was not read
    [codeless] "{ $words }" has no code; several accounts have this name, and the row was not read
   *[other] "{ $words }" is no line of the table { $sheet }, and was not read
 }
    .hint = { $what ->
        [codeless] write the code of the account
       *[other] give the line its official name; a remark that is not to be printed goes to the right of the table
     }
row-without-amounts = { $many ->
    [yes] { $count } rows from "{ $words }" on have no amounts
   *[no] the row "{ $words }" has no amounts
 }
    .hint = fill them in, with 0 where there is nothing; remove the row only if it is no line of the table
row-hidden = row { $row } is hidden, but counts like any other
    .hint = show the row and look at it; remove it if it does not belong here
row-veiled = row { $row } has text that is { $look ->
    [struck] struck out
    [pale] in the colour of its ground
    [tiny] too small to be seen
   *[blank] hidden by its number format
 }, but is read like any other
    .hint = look at it: delete the row if it is void, or let it be seen
row-doubled = "{ $words }" stands twice
    .hint = delete one of the rows
remark-unread = "{ $words }" is neither a line of the table nor a note; it was not read
    .hint = nothing to do if it is a remark such as who made the table; a note stands right below the first, one a row
kind-unknown = "{ $words }" is no kind of line
    .hint = choose one from the list
section-unknown = there is no section "{ $words }"
    .hint = write the title of a section as the layout has it
figure-unknown = the narrative states no "{ $words }"
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
    .hint = fill it in; where there is nothing, write 0
cell-uncomputed = the cell "{ $column }" holds a formula that no spreadsheet has computed
    .hint = open the workbook in Excel or WPS and save it
formula-zero = the cell "{ $column }" holds a formula whose result in the file is 0, which may never have been computed; it was read as 0
    .hint = open the workbook in Excel or WPS, look at it, and save it as .xlsx
cell-error = the formula fails ({ $value })
    .hint = correct the formula, or write the value itself
cell-format = the cell holds { $held } in a number format that is not understood, so that nobody can tell what it displays
    .hint = use the general format or two decimals; for days that of 2024-02-05
date-partial = the cell holds { $held }, but displays only "{ $shown }"
    .hint = look at it; days had better be displayed with year, month and day
cell-covered = below merged cells still stands "{ $words }", which was not read
    .hint = split the cells and look at it; delete what is not wanted
lines-joined = the cell has line breaks; its lines were joined
    .hint = nothing to do if that is right
words-formatted = the cell displays "{ $shown }", which is not what it holds (its number format adds words or drops decimals, or it is a truth value); it was read as displayed
    .hint = look at it; words to be published had better stand in the cell itself
name-from-code = the formula in "{ $column }" was never computed; the name is the official one of the code
    .hint = nothing to do if that is right; or open the workbook in Excel or WPS and save it
code-number = "{ $value }" is a number; it was read as the code { $code }
    .hint = nothing to do if that is right; format columns of codes as text
cell-unexpected = this line has no "{ $column }", but here stands "{ $words }"
    .hint = remove it, or move it to its line
cell-unread = a cell stands outside the table and was not read: "{ $words }"
    .hint = nothing to do if it is a remark of your own
amount-hidden = the cell holds { $held } and displays { $shown }; what it displays was read
    .hint = round the value itself, as with ROUND, if sums are off by it
amount-shown = the cell holds { $held }, but { $how ->
    [nothing] displays nothing
   *[other] displays "{ $shown }"
 }
    .hint = write the number that is to be published, in the unit of the table and with a plain number format
amount-worded = the cell displays "{ $shown }"; it was read as { $value }
    .hint = nothing to do if that is right; number formats had better be without words
amount-typed = "{ $value }" was typed as text, and read as { $meant }
    .hint = nothing to do if that is right
character-dropped = there are invisible characters in "{ $value }" ({ $point }); they were passed over
    .hint = nothing to do if that is right; such characters come with copied text

# Ledgers

ledger-none = the layout "{ $layout }" does not tell how its tables follow from a ledger
    .hint = give the tables themselves
csv-broken = the rows of the file do not go together: { $detail }
    .hint = save it as CSV in UTF-8, every row with as many fields as the first
csv-too-many = { $what ->
    [columns] the titles have more than { $limit } columns
   *[rows] the file has more rows and columns than a ledger can have: more than { $limit } commas, tabs, semicolons and line ends
 }
    .hint = check that this is the ledger; a department's has at most some ten thousand lines
csv-ragged = line { $line } has { $given } columns, the first row has { $wanted }
    .hint = add what is missing, or quote amounts and texts that contain a comma
csv-delimiter = the columns stand between "{ $mark }", which is no comma
    .hint = write plain commas between the columns; or open the file in Excel or WPS and save it as "CSV UTF-8"
ledger-workbook = the ledger is a workbook; here a CSV file is asked for
    .hint = save it as "CSV UTF-8"; or put the ledger into the worksheet for it, and check or build the workbook itself
ledger-blank = "{ $column }" is blank
    .hint = fill it in on every row; where cells were merged, split them and fill each
ledger-unknown = { $value } is none for { $column }
    .hint = known are: { $known }
project-missing = a line of the kind "{ $kind }" needs a project
    .hint = fill in the name of the project
project-unexpected = a line of the kind "{ $kind }" belongs to no project
    .hint = remove the project, or correct the kind
csv-gb18030 = the file is not in UTF-8; it was read as GB 18030
    .hint = nothing to do if the names are right
csv-utf16 = the file is in UTF-16, and was read as such
    .hint = nothing to do if the names are right
ledger-column = column { $number } { $titled ->
    [no] has no title
   *[other] ("{ $column }") is none of a ledger
 } and was not read; row { $row } has "{ $words }"
    .hint = if it tells units or projects, give it the proper title; nothing to do if it has remarks
ledger-total = the row "{ $words }" agrees with the rows that it adds up, and was not added
    .hint = nothing to do; a ledger needs no totals
ledger-total-differs = the row "{ $words }" is { $amount }, which is no sum of rows above or below it; all rows make { $sum }
    .hint = see whether rows are missing; a ledger needs no totals, the row may go
ledger-doubled = this line with { $amount } stands a second time
    .hint = remove one of the two, unless both are meant
account-coarse = lines stand on { $code } and on accounts below it
    .hint = put the amount on an account of the lowest level
unit-missing = { $count } lines, from this one on, name no unit, although others do
    .hint = fill in the unit on every line, or on none where all are the department's own
goal-differs = the project "{ $project }" has another goal on a line above
    .hint = write the goal on one line only, or the same on each
table-superseded = the table { $sheet } was not read: it follows from the ledger
    .hint = nothing to do; remove the table or the ledger to have only one of them
words-missing = the line "{ $line }" lacks its "{ $column }"
    .hint = fill it in on one of the lines of the ledger
ledger-unit = unit
ledger-kind = kind of expenditure
ledger-project = project
ledger-function = functional account
ledger-economy = economic account
ledger-fund = fund
ledger-amount = amount (yuan)
ledger-goal = goal
ledger-also-unit = using unit|unit name|name of unit
ledger-also-kind = kind of expenditure
ledger-also-project = project name|name of project
ledger-also-function = functional account|functional classification
ledger-also-economy = economic account|economic classification
ledger-also-fund = source of funds
ledger-also-amount = budget (yuan)
ledger-also-goal = performance goal|goals
ledger-totals = total|subtotal|sum
ledger-remarks = remarks|remark|notes|no.|number|date
about-ledger = the ledger: every amount once, in 元; the tables that follow from it are then left out
about-ledger-unit = the unit that uses the money; left out, the department itself
about-ledger-kind = basic or project expenditure
about-ledger-project = the project, for project expenditure
about-ledger-function = account of the functional classification
about-ledger-economy = account of the economic classification
about-ledger-fund = the fund
about-ledger-amount = the amount in 元
about-ledger-goal = the goal of the project, on one of its lines

# Adding up units

merge-layout = the budget is in the layout "{ $layout }" ({ $measure }), the department's in "{ $wanted }" ({ $wanted_measure })
    .hint = convert the budget into the layout of the department first: tables of different layouts cannot be added up
merge-year = the budget is for { $year }, the department's for { $wanted }
    .hint = name the unit's file for { $wanted }
merge-unit-twice = "{ $unit }" is the unit of file { $number } and of file { $other }
    .hint = name each unit once; correct the name if these are two units
merge-unit-own = { $what ->
    [file] { $unit } is the file of the department itself, and was named among its units
    [whole] "{ $unit }" is the department itself: its tables name other units that are added up
   *[name] a unit has the name of the department, "{ $unit }"
 }
    .hint = { $what ->
    [name] if this is the department as a whole, from an earlier merger say, leave it out, or everything counts twice; if it is the department's own offices (本级), nothing need be done
   *[other] leave it out, or everything counts twice
 }
merge-unit-headed = the table { $sheet } has lines for the unit "{ $unit }", and so has that of "{ $other }"
    .hint = each unit's budget has its own lines only; remove those of the other unit
merge-kind = "{ $name }" is a { $kind } here and a { $known } in the budget of "{ $other }"
    .hint = correct the line in one of the two
merge-name = { $code } is called "{ $name }" here and "{ $known }" in the budget of "{ $other }"
    .hint = give the account its official name in both
merge-words = the line "{ $line }" says "{ $words }" here and "{ $known }" in the budget of "{ $other }"
    .hint = the table has one such line for all units: write the same in both, or name the lines differently
merge-date = { $date } stands here and { $wanted } in the budget of "{ $other }"
    .hint = amounts as of different days cannot be added up; use the same day in all budgets
merge-figure = { $title }: { $stated } is stated, the units make { $made }
    .hint = remove the stated figure, or check the units
merge-notes = the notes of the table { $sheet } differ among the units, so that those of the layout stand below it
    .hint = if it needs notes, write the department's in the file named with --with, under "sheets"
merge-superseded = the tables of this file were not read: the units make them
    .hint = nothing to do; remove the lines of the tables to have no doubt
merge-ties = { $count } ties of this budget's own were not taken over: they are about the cells of one unit
    .hint = write the department's in the file named with --with, under "ties"
merge-tables = not every unit brings its ledger ({ $units } do not), so that the printed tables were added up
    .hint = with the ledgers of all units each amount is rounded once
merge-transfer = { $title }: { $payers } pay { $paid }, { $receivers } receive { $received }; nothing was netted
    .hint = what one unit of the department pays another stands in the department's totals twice; find out how much of it stays inside, and take it out of both sides
merge-unit-apart = half of the amounts of “{ $unit }” are above { $own }{ $measure }, of the other units above { $others }{ $measure }: its amounts seem to be in 元
    .hint = check the unit of money in the tables of this unit
merge-unit-wrong = figures of "{ $unit }" contradict each other in { $count } places, which the department's will do, too
    .hint = `budgetpress check` tells the places; correct them first
merge-tails = in { $count } places the rounding of the { $units } units adds up to more than that of one budget can be
    .hint = give the units' ledgers instead of their tables; or `budgetpress check` the result and settle these places
merged-ledgers = Added up from the ledgers of { $count } units.
merged-tables = Added up from the tables of { $count } units.

# Figures

unit-wrong = { $what ->
    [document] the amounts of the tables
    [table] the amounts of { $name }
    [column] the amounts in the column { $name }
    [line] the amounts of the line { $name }
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
         } them by { $factor } to have them in { $wanted }; differences that only follow from this are not listed
       *[no] check the unit of money; if it is wrong, { $how ->
            [divide] divide
           *[multiply] multiply
         } them by { $factor } to have them in { $wanted }
     }
    .rule = Tables, last year's amounts and the ledger are each in their own unit of money. Amounts in another one (元 for 万元) are off ten thousandfold as a whole: where that lets identities hold which do not, where it is the ratio of two years, or where the sizes are out of all proportion, it is one finding at the head of the report, and what follows from it is not listed. Example: table 8 in 元, all others in 万元.
footing = { $sheet } { $sum ->
    [two] "{ $line }" does not add up: { $column } is { $left }, { $first } and { $second } make { $right }
    [columns] "{ $line }" does not add up: { $column } is { $left }, its parts make { $right }
   *[lines] "{ $column }" does not add up: { $line } is { $left }, its lines make { $right }
 }; the difference is { $difference }, rounding explains { $bound }
    .hint = check these cells, or correct the total
    .rule = A total equals the sum of its parts: a column that the layout declares as the sum of others, a total line, a unit as the sum of its lines, an account as the sum of the accounts next below it. No line of the data is left out of the total, also none that stands above the first unit. Source: 表内合计; the structure of the layout. Example: 合计 2,211.22 over 类 that make 2,312.23.
tie = { $title }: { $lacking ->
    [left] { $absent } has no such line, the other side is { $right }
    [right] { $absent } has no such line, the other side is { $left }
   *[none] { $left } against { $right }; the difference is { $difference }, rounding explains { $bound }
 }
    .hint = check these cells; two copies of one figure must be equal
    .rule = A figure that stands in several tables agrees everywhere, and sums over tables agree: the ties that the layout declares. Two printed copies of one figure are equal. Source: 表间勾稽. Example: 表6合计 2,211.22, 表5基本支出 2,211.32.
tie-own = { $title }: { $left } against { $right }; the difference is { $difference }, rounding explains { $bound }
    .hint = check these cells, or the tie that the data declares
    .rule = The ties that the data itself declares under "ties" hold: what a department knows to agree beyond its layout, such as a project and the accounts from which it is paid. Source: the data file. Example: 业务用房物业管理费 278.66 = 30209 + 30213 of 表7.
tie-unknown = "{ $term }" ({ $name }) names no amount
    .hint = write sheet/line/column, the line by its key, code or name, or figures/subject/field
    .rule = Every term of a tie that the data declares names an amount. Example: 7/30299/budget where 表7 has no line 30299.
amount-differs = { $title }: the text states { $left }, the table has { $right }; the difference is { $difference }
    .hint = remove the stated amount: the text then takes that of the table
    .rule = An amount that the data states for the text, which the text then prints, is that of its table: two printed copies of one figure are equal. Source: 表文一致. Example: 收入预算 326.47 in the text, 3,264.71 in 表1.
tail-unlikely = { $title }: { $left } against { $right }; a difference of { $difference } is possible by rounding (up to { $bound }), but not likely
    .hint = check these cells
    .rule = A sum is off by no more than rounding can explain, but by more than three standard deviations of it: n cells, each rounded evenly over one step of the last decimal, are seldom more than 3·√(n/12) steps apart. Example: 15 cells, 0.05 off.
percent-differs = { $stated }% is stated; the published figures give { $computed }%
    .hint = remove the stated percentage, or check the amounts
    .rule = A stated percentage agrees with the one that the published amounts give, rounded half-up to the decimals that are stated. Example: 46.08% stated, 46.07% by the figures.
previous-negative = with this change last year's amount would be { $previous } (this year { $current })
    .hint = check the change: it is negative for a decrease
    .rule = Last year's amount, this year's less the change, is not negative: no percentage could be stated of it. Example: 100 this year, 150 more than last year.
year-jump = “{ $title }” is { $current }{ $measure } this year and was { $previous }{ $measure } last year: { $way ->
    [up] { $times } times as much
   *[down] last year's is { $times } times this year's
 }
    .hint = check last year's amount and its unit (元, 万元); if it is right, say why in the reason
    .rule = An amount is not more than ten times last year's, nor less than a tenth of it, unless one of the two is zero or both are below 100,000元. Example: 12 万元 of last year typed as 120000, a decrease of 99.99 %.
line-repeated = "{ $name }" stands in this table a second time
    .hint = add the two up in one line
    .rule = An account, a unit or a project stands once in a table, under one unit. Example: [30201]办公费 twice in 表6.
level-missing = { $code } stands in this table without { $above } above it
    .hint = add the line { $above } with the sum of the accounts below it
    .rule = Where an account stands in a table, the account next above it does too, under the same unit: no 项 without its 款, no 款 without its 类. Source: 政府收支分类科目. Example: 30701 without 307.
name-differs = { $code } is called "{ $name }" here and "{ $other }" elsewhere
    .hint = give the account its official name in both
    .rule = An account code has one name in the whole document, that of the layout where the layout has it. Example: 201 一般公共服务 in one table, 一般公共服务支出 in another.
account-unknown = the official list has no account { $code }
    .hint = the nearest is { $nearest } { $name }
    .rule = Every account stands in the official list of its year, which the layout has. Source: 政府收支分类科目. Example: 2010333 in a list that has 2010303.
account-name = the account { $code } is called "{ $name }" here and "{ $official }" in the official list
    .hint = write the official name, or check the code
    .rule = An account carries the name of the official list of its year, which the layout has. Source: 政府收支分类科目. Example: 30227 委托费 instead of 委托业务费.
note-of-nil = the table has figures, and its note says that it is empty: "{ $note }"
    .hint = remove the note, or check the figures
    .rule = A table with figures does not carry the note of an empty table. The layout lists the words; where it has no note for an empty table, the note must speak of the table as a whole (本表). Source: 财预〔2016〕143号. Example: figures of 47.91 above 本表为空表.
nil-without-note = the table is empty, and its notes do not say so
    .hint = add "{ $note }", or remove the notes: the layout's own say it
    .rule = An empty table says that it is empty, in the layout's own note or in one with a word that the layout lists. Source: 财预〔2016〕143号 (没有数据的表格应当列出空表并说明).
note-of-other-fund = the note names "{ $other }", but the table is about "{ $own }"
    .hint = correct the note
    .rule = A note names the kind of budget that its table is about. The layout lists the words. Example: 无政府性基金…故本表为空表 below 国有资本经营预算支出情况表. A note that does not call its table empty may name another, and is only doubtful.
paragraph-repeated = this paragraph stands here a second time
    .hint = remove one of the two
    .rule = No paragraph of prose stands twice, but for a few characters such as 无。 Example: items 7 to 11 of a list printed again after a page turn.
placeholder = "{ $word }" is left to be filled in
    .hint = fill it in
    .rule = No word is left that stands for what has to be filled in. The layout lists the words. Example: XX项目.
year-unlikely = the budget year is { $current }, but dates and texts speak of { $likely }
    .hint = check the year first: set it to { $likely }, or mend the dates and texts that are listed
    .rule = The day of publication, dates and years in texts go with the budget year. Where only the year was changed, or was forgotten, that is one finding. Example: the year is 2023, the day of publication 2024-02-05.
accounts-of-year = account names are compared with the list of { $listed }, and this budget is of { $current }
    .hint = where accounts were revised since, the official list of the year counts
    .rule = The list of accounts of a layout is that of one year. The accounts of a budget of another year are compared with it, too, which a note reports. Example: a budget of 2025 against the accounts of 2024.
year-old = the text names the year { $year }; the budget is that of { $current }
    .hint = check whether the text was carried over
    .rule = Texts name no year (2021年, 2021-12-31) before last year, outside titles in 《》 and brackets behind them: such years are often carried over from an older document. Example: 2021年 in a budget for 2024.
year-other = the text speaks of the budget of { $year }; this one is that of { $current }
    .hint = write { $current }, or say that the two years are compared
    .rule = A year right before a word for a budget (部门预算) is the budget year, outside titles in 《》, comparisons and ranges of years; the layout lists the words. Example: 2023年度部门预算, or 2042年部门预算, in a budget for 2024.
personal-number = the text holds { $kind ->
    [mobile] a mobile telephone number
    [identity] an identity number
   *[account] a bank account number
 } ({ $number })
    .hint = remove it: the document will be public
    .rule = Texts that will be public hold no identity number (GB 11643), mobile telephone number or bank card number (ISO/IEC 7812), and behind a word for an account, which the layout lists, no number of 12 to 30 digits; also not in groups with blanks or hyphens, nor in full-width digits. Amounts of money are passed over. Example: 138 0013 8000.
reason-contradicts = the reason says "{ $word }", but the change is { $change }
    .hint = check the change, or reword the reason
    .rule = The reason for a change, or for the variance from the budget, goes with its sign: an amount that changed did not stay the same (持平), and a reason that only tells of growth explains no decrease. The layout lists the words. Example: 与上年持平 with a change of 12.30.
date-far = { $what ->
    [published] the day of publication
   *[other] the date
 } { $date } is neither in the budget year { $current } nor in the year before
    .hint = check whether the date was carried over
    .rule = The date of publication and the dates that the narrative states lie in the budget year or the year before; where the layout says that its documents are published later, as final accounts are, up to then. Example: 截至2022年12月31日 in a budget for 2024.
self-mixed = the texts say "{ $word }" here, and mostly "{ $usual }"
    .hint = use one word for the issuer in all texts
    .rule = The texts of the data speak of the issuer by one word; the layout lists the words. Example: 本单位 in one paragraph, 本部门 in another.
unit-slip = { $amount } is { $factor } times { $meant } of the tables
    .hint = check the digits and the unit (元, 万元)
    .rule = No amount that was typed outside the tables is ten, a hundred or ten thousand times an amount of the tables, or that part of it, unless it stands in the tables as well. Amounts of one or two digits are passed over, as they meet others by chance. Example: 887.36万元 in the text, 88.736 in the table; 194.46元 for 194.46万元.
allow-malformed = "{ $value }" does not name a finding and a reason
    .hint = write --allow CODE@PLACE --because "the reason", once for each finding; the report tells code and place
allow-unmatched = nothing to accept: no finding { $code } at { $place }
    .hint = remove the acceptance, or copy code and place from the report
allow-impossible = { $code } at { $place } cannot be accepted: the value there could not be read
    .hint = correct the data
allow-elsewhere = { $code } cannot be accepted: the check of the data has no such finding
    .hint = only what `budgetpress check` finds in the data can be accepted; `budgetpress check --explain { $code }` explains it
allow-ambiguous = several findings { $code } at { $place }
    .hint = add another cell that only one of them names:{ $choices }
sheet-none = Texts and figures
cells = cells:{" "}

# Layouts

layout-unknown = there is no layout "{ $layout }"
    .hint = there are: { $known }
layout-nowhere = { $what ->
    [missing] there is no folder { $folder }
    [file] { $folder } is a file, no folder of layouts
    [layout] { $folder } is the folder of one layout
    [toml] the folder { $folder } holds no layout.toml
   *[empty] there is no layout in the folder { $folder }
 }
    .hint = { $what ->
    [layout] name the folder above it, in which it lies with `shared` beside it
    [toml] name the folder of a layout: it holds layout.toml, main.typ and the texts, with the folder `shared` beside it
   *[other] name the folder that holds a folder for each layout, with layout.toml in it, and the folder `shared` beside them
 }
layout-broken = the layout "{ $layout }" is broken: { $detail }
    .hint = `budgetpress layout check` lists all faults of the layout
template-failed = { $file }, line { $line }: { $detail }
    .hint = correct the layout's template
sheet-unknown = the layout refers to a sheet "{ $sheet }" that it does not have
    .hint = add the sheet to layout.toml, or remove the reference to it
sheet-unplaced = the layout's sheet { $sheet } { $title } stands in the document { $times } times instead of once
    .hint = name it once, in the sheets of a part or after @ in a narrative template
sheet-too-wide = the sheet does not fit its page: column "{ $column }" needs room for { $value }, even at { $size } pt
    .hint = check the amount; if it is right, give the column more width in the layout
ordinals-few = the layout has ordinals for { $count } lines only, and here stands one more
    .hint = add to ordinals in the layout

# Files of a layout

toml-fault = { $fault ->
    [choice] this value is not known, known are: { $known }
    [missing] { $known } is missing
    [twice] this key stands here a second time
    [number] this is to be a number, without quotes
    [flag] this is to be true or false, without quotes
    [text] this is to be text in quotes
    [list] this is to be a list, such as ["…"]
    [quotes] text stands in quotes, such as "perfect"; numbers, true and false without
    [open] a quote or a bracket is not closed
    [line] a line has one key and one value: key = value
    [table] this is to be a table, with its keys on lines of their own below its name in brackets
   *[other] { $detail }
 }
layout-syntax = this is no TOML: { toml-fault }
    .hint = correct the file there; quotes, brackets and commas are the usual cause
layout-encoding = the file is not in UTF-8
    .hint = save it as UTF-8
layout-key-unknown = "{ $key }" is not known here
    .hint = known are: { $known }; see docs/layout.md
layout-shape = this is not as a layout wants it: { toml-fault }
    .hint = see docs/layout.md for what belongs here
layout-name = the layout calls itself "{ $name }", but its folder is "{ $folder }"
    .hint = give both the same name: data files name the folder
layout-folder = the folder's name "{ $folder }" cannot be that of a layout
    .hint = use letters of the Latin alphabet, digits, - and _
layout-twice = "{ $name }" stands here a second time
    .hint = give each its own name
layout-folio = the folio does not have {"{{ number }}"} once
    .hint = write {"{{ number }}"} where the number of the page is to stand
layout-measure = { $what ->
    [margins] the margins leave no room for text
    [least] type below { $least } pt cannot be read
    [size] the size { $size } is below table.min_size
    [pitch] the pitch is below the size of the type: rows would overlap
    [spacing] "{ $key }" is not between 0 and 20
    [unit] "{ $unit }" is not among format.measures
    [worth] the unit "{ $unit }" is worth nothing
    [grouping] the grouping would be read as part of the number
   *[decimals] more than 6 decimals are not printed
 }
    .hint = correct the measure
layout-part = the part "{ $part }" does not have exactly one of sections, sheets, template, text
    .hint = give it one of them
layout-part-optional = the part "{ $part }" has nothing that data could leave out
    .hint = take optional out
layout-kinds = { $what ->
    [about] the kind "{ $kind }" does not say what it is
    [words] the kind "{ $kind }" has other words than the first kind
    [taken] a word of the kind "{ $kind }" cannot be called "{ $word }": that name has a value
   *[plain] the word "{ $word }" of the kind "{ $kind }" has quotes, strokes, brackets or line breaks
 }
    .hint = see “Kinds” in docs/layout.md
layout-office = { $what ->
    [title] the title has the year more than once
   *[unit] the line that names the unit needs words, and {"{{"} unit {"}}"} behind them
 }
    .hint = see “Workbooks of offices” in docs/layout.md
layout-figure-measure = the figure "{ $figure }" is not in the unit of [format]
    .hint = take the amount from a table in that unit
layout-reference-unknown = nothing fills the reference in "{ $text }"
    .hint = correct it; here are known: { $known }, and the words of [kinds]
layout-reference-fixed = "{ $text }": these words are printed as they are, so that nothing fills a reference in them
    .hint = write the words themselves; what refers to figures or to the unit belongs into a part with a template
layout-reference-literal = "{ $text }" would be printed as it is
    .hint = write a reference with two braces on each side, such as {"{{ unit }}"}, or take the braces out
layout-sheet-unknown = there is no sheet "{ $sheet }"
    .hint = write the id of a [[sheet]], or add one
layout-file-missing = there is no text in UTF-8 in the file { $file }
    .hint = write the file beside layout.toml, or correct its name
layout-file-outside = the file { $file } lies outside the layout's folder
    .hint = put it into the layout's folder, or into `shared` beside it; a link must not lead out of them
layout-figure = the figure "{ $figure }" needs either cell or fields
    .hint = give cell = "sheet/line/column" for an amount of a table, else [figures.fields]
layout-figure-budget = the figure "{ $figure }" has a budget, but no amount to compare with it
    .hint = give cell = "sheet/line/column", too, or take budget out
layout-cell-unknown = "{ $cell }" names no cell that there can be
    .hint = write sheet/line/column: the id of a sheet, the key of a fixed line or, where the sheet has open lines, a code or a name, and the key of a column; or figures/subject/field
layout-tie-empty = the tie "{ $title }" lacks a side
    .hint = name at least one cell on each side
layout-column = { $what ->
    [none] the sheet has no columns
    [leaf] the column "{ $column }" needs either key or print
    [width] the column "{ $column }" needs a width above 0
    [group] the column "{ $column }" has columns below it, so that it has no key, print or width
   *[reserved] "{ $column }" cannot be a column: it tells a line
 }
    .hint = see “Sheets” in docs/layout.md
layout-lines = { $what ->
    [open] the data's own lines have two places here
    [numbered] rows have numbers, so that there can be no open lines
    [headless] no column prints what a line is, so that there must be one line, fixed
    [aside] open lines have a side where columns have one, and only there
   *[fixed] open lines cannot be fixed ones
 }
    .hint = { $what ->
    [open] keep one place with open = […]
    [numbered] fix all lines, or leave the column with print = "number" out
    [headless] add a column with print = "name"
    [aside] write side = "left", "middle" or "right" beside open, or take it out
   *[fixed] keep one or more of "account", "unit", "project"
 }
layout-sum-unknown = "{ $of }" sums "{ $part }", which is not there
    .hint = write the key of a column or a fixed line of this sheet, or "*" for the data's own lines
layout-circle = "{ $of }" is part of its own sum
    .hint = take it out of the sums that lead back to it
layout-ledger = { $what ->
    [missing] the sheet follows from a ledger, but there is no [ledger]
    [measure] "{ $value }" is not among format.measures
    [fund] there is no fund "{ $value }" in [ledger]
    [kind] there is no kind "{ $value }" in [ledger]
   *[code] "{ $value }" is no account code
 }
    .hint = { $what ->
    [missing] add [ledger] with measure, kinds, projects and funds
    [code] write the digits that the accounts begin with
   *[other] add it there, or correct the name
 }
layout-accounts = { $what ->
    [row] the row does not have the fields classification, code, name, level, parent: { $value }
    [code] "{ $value }" is no account code
    [level] the level or the parent of { $value } does not fit its code
    [orphan] { $value } stands before the account above it
   *[double] { $value } stands a second time
 }
    .hint = correct the row; parents come first
layout-main-missing = the layout has no main.typ
    .hint = write it: it imports the components of shared and prints the parts in order
layout-shared-missing = there is no folder `shared` beside the layout
    .hint = put the components there: copy `layouts/shared` of the program
layout-notes-missing = the table { $sheet } has no notes, so that it says nothing where it is empty
    .hint = add nil_notes = ["…"] with the words for an empty table, or notes
layout-figure-unused = no narrative mentions "{ $name }"
    .hint = use it in a template, or do not ask for it
layout-name-unknown = there is no "{ $name }"
    .hint = known are: { $known }
layout-account-unknown = the official list of the layout has no account { $code }, so that "{ $cell }" names no cell
    .hint = correct the code; known near it is { $nearest }
layout-specimen = a budget made from the layout contradicts it: { $detail }
    .hint = what follows from one ledger must agree: correct the tie, or the `ledger` of a table, column or line
layout-language = { $what ->
    [language] "{ $value }" is no code of a language
    [region] "{ $value }" is no code of a region
   *[words] workbooks and job tickets have no words in the language "{ $value }": they will be in English
 }
    .hint = { $what ->
    [language] write that of ISO 639 in small letters, such as "zh"
    [region] write that of ISO 3166 in two capitals, such as "CN"
   *[words] there are words in "zh" and "en"; nothing to do if English will do
 }
layout-template = "{ $text }" cannot be filled: { $detail }
    .hint = here are known: { $known }, and the words of [kinds]
layout-heads = { $what ->
    [nameless] the column "{ $column }" prints codes, and no column beside it prints names
    [codes] the column "{ $column }" prints codes here, and names in { $other }
   *[names] the column "{ $column }" prints names here, and codes in { $other }
 }
    .hint = { $what ->
    [nameless] write print = "name" or "label" in the column that is to have the names
   *[other] write the same in both, or give the column another title
 }
layout-checked = The layout is sound: { $pages } pages of a made-up budget were set, written and judged in both editions.
layout-checked-but = The layout can be used; { $warnings } warnings.
specimen-unit = The Municipal Centre for Making up Long Names of Units That Break over Several Lines
specimen-project = Building and Running the System No. { $number } for Everything That a Department May Plan
specimen-paragraph = This paragraph stands for what a department writes, and is long enough to break over lines.
specimen-goal = Finish the work on time and in good quality; serve the public better than the year before.
specimen-reason = the work that was planned for the year

# Fonts

fonts-not-found = no fonts folder was found (looked at: { $looked })
    .hint = name it with --fonts DIR or BUDGETPRESS_FONTS
fonts-folder = cannot read { $path }: { $reason ->
    [missing] there is no such file
    [folder] it is a folder
    [denied] it is not allowed
    [full] the disk is full
    [file] a file stands where a folder is needed
    [special] it is no regular file but a pipe, a socket or a device
   *[other] { $detail }
 }
    .hint = name a folder with roles.toml in it
fonts-roles = { $path } is broken: { $detail }
    .hint = correct roles.toml
fonts-role-empty = no font in { $folder } fills the role { $title } ({ $role })
    .hint = put one of the faces that roles.toml names into the folder
glyph-missing = no font has "{ $character }" ({ $point }, character { $position })
    .hint = correct the character, or add a font that has it to the role 生僻字 in roles.toml (or use --system-fonts)
glyphs-unchecked = there is no fonts folder, so that characters without a glyph were not looked for
    .hint = a build looks for them; to do so now, name the folder with --fonts DIR
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
ticket-landscape = Pages that lie across
    .value = { $landscape }
ticket-turned = Tables turned onto upright pages, heads to the left
    .value = { $turned }
ticket-paper = Paper for one copy
    .value = { $sheets } sheets of { $each } pages
ticket-binding = Binding
    .value = { $binding }
ticket-margins = { $pose ->
        [across] Margins of the pages, which all lie across
       *[upright] Margins of upright pages
    }
    .value = top { $top } mm, bottom { $bottom } mm, inner / outer { $margins } mm
ticket-table-margins = { $table-pose ->
        [across] Margins of tables that lie across
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
embedding-unknown = does not tell whether it may be embedded

# Setting and proof

typst-error = the layout's Typst files do not compile ({ $file }): { $detail }
    .hint = correct the Typst files of the layout
typst-warning = Typst warns ({ $file }): { $detail }
    .hint = a warning can mean a wrong page, so nothing is written; correct the layout
folio-wrong = page { $page }: its folio is "{ $printed }" instead of "{ $wanted }"
    .hint = correct the folios of the layout; if it is a built-in one, please report this
contents-wrong = the contents say page "{ $told }" for "{ $text }", which stands on page { $page }
    .hint = this is a fault of the layout or the program: please report it with the data
text-faint = page { $page }: "{ $text }" is too pale to be read
text-small = page { $page }: "{ $text }" is set too small to be read
page-size = page { $page } has a size that the layout does not declare
    .hint = correct the page size of the layout
glyph-unset = page { $page }: "{ $character }" in "{ $text }" was set without a glyph
    .hint = replace the character, or give the role a font that has it
glyph-ambiguous = page { $page }: { $one } and { $other } have the same shape in this font, so that one would be copied from the document as the other
    .hint = use only one of them in the whole document
text-outside = page { $page }: "{ $text }" stands outside the text area
    .hint = shorten the text, or correct the layout
text-across-rule = page { $page }: "{ $text }" runs over the border of its cell
    .hint = shorten an unbreakable word, or give its column more width in the layout
text-overlap = page { $page }: "{ $text }" and "{ $other }" stand over each other
    .hint = shorten the texts, or correct the layout
sheet-lost = the sheet { $sheet } { $title } was not printed
sheet-doubled = the sheet { $sheet } { $title } was printed { $times } times
header-lost = page { $page }: the sheet { $sheet } { $title } lacks its header "{ $header }"
sheet-differs = page { $page }: in the sheet { $sheet } { $title }, { $what ->
    [stray] "{ $printed }" was printed outside the table
    [more] column { $column } "{ $header }" has more than its cells: "{ $printed }"
    [blank] row { $row }, column "{ $header }", is blank instead of "{ $wanted }"
   *[other] row { $row }, column "{ $header }", was printed as "{ $printed }" instead of "{ $wanted }"
 }
text-lost = this text was not printed in its place: "{ $text }"; there stands "{ $before }"
    .hint = shorten the text there, or correct the layout
text-stray = this text was printed without being in the document: "{ $text }"
    .hint = correct the layout: it prints text that is neither in the data nor among its words
export-failed = the document cannot be written: { $detail }
    .hint = look at what is named; if that does not help, please report it with the data
print-unfit = page { $page } cannot be printed with the inks of the print edition: { $what }
    .hint = in the layout, take all paint from `ink`, `red-ink` and `tint` of shared/theme.typ
print-profile-missing = PDF/X-4 needs the ICC profile of the print shop's condition
    .hint = give it with --icc FILE, or leave the standard at x-1a
print-profile-unknown = the file follows PDF/X-4, and nothing says here which ICC profile was agreed: it was judged with the one inside, "{ $name }"
    .hint = give the print shop's profile with --icc FILE, or name it in budgetpress.toml, so that it is compared
print-profile-unfit = this is no ICC profile of a press with four inks: { $why ->
    [none] it is no ICC profile at all
    [length] it is not as long as it says, and may be damaged
    [device] it is not of an output device (prtr)
   *[inks] it is not of four inks (CMYK)
 }
    .hint = ask the print shop for the profile of its condition
print-setting = { $path ->
    [none] {""}
   *[other] { $path }, line { $line }, column { $column }:{" "}
 }{ $what ->
    [bleed] print.bleed = { $value }: the bleed is between 0 and { $most } mm
    [leaf] print.leaf = { $value }: a leaf is more than 0 and up to { $most } mm thick
    [inside] print.inside = { $value } is no inner margin, at least { $least } mm are needed
    [outside] print.inside = { $value } leaves an outer margin of { $left } mm, at least { $least } are needed
    [turned] print.turn_tables with an inner margin of { $value } mm leaves tables an outer margin of { $left } mm, at least { $least } are needed
    [head] print.turn_tables: with the folio below them, { $value } mm from the edge, turned tables have a margin of { $left } mm above, at least { $least } are needed: the tables are too wide
    [back] print.back: a line for the back of the cover has "{ $value }", of which no font has a character
    [back-line] print.back: "{ $value }" is no line for the back of the cover: each item of the list is one line with something on it
    [back-long] print.back has { $value } lines; the foot of the cover's back holds { $most } at most
    [standard] print.profile is given with print.standard = "{ $value }": a profile goes with "x-4"
    [condition] print.condition = "{ $value }" is no name of the registry of the ICC
   *[profile] print.profile: the file { $value } cannot be read
}
    .hint = correct [print] in layout.toml or budgetpress.toml, or the option
print-cover-none = the layout "{ $layout }" has no cover of its own
    .hint = add a file cover.typ to its folder, as in the layouts of this program, or leave --cover out
settings-used = note: print settings of { $path }
print-spine-thin = the spine is only { $spine } mm wide: { $leaves } glued leaves come loose below { $least } mm
    .hint = have it saddle-stitched (--binding saddle), or agree on thicker paper with the shop (leaf in [print])
print-spine-untitled = the spine of the cover has no title: "{ $title }" is too long for { $height } mm
    .hint = shorten the title in the data or in the layout, or have the shop set the spine
print-turn-none = print.turn_tables has no effect: in this layout no table lies across beside prose that stands upright
    .hint = take it out of [print], unless other layouts need it there
file-left = note: { $path } was not written by this run; it may be of an earlier one, with other data or settings
spine-measured = note: the spine is { $spine } mm wide; whether that fits the pages, --inner with the print edition tells
settings-encoding = { $path } is not in UTF-8
    .hint = save it as UTF-8
settings-key = { $path }, line { $line }, column { $column }: "{ $key }" is not known here
    .hint = known are: { $known }; see docs/layout.md
settings-broken = { $path }, line { $line }, column { $column }: { toml-fault }
    .hint = see docs/layout.md for what belongs into [print]
output-several = this makes several files, which cannot all go to the standard output
    .hint = name a file with -o

# Reading PDFs back

pdf-unreadable = the file cannot be read as a PDF: { $fault ->
    [header] it does not begin like one
    [trailer] its end is missing or leads nowhere; it was cut off or damaged
    [structure] its catalogue or its pages are damaged
   *[reader] it is damaged so that reading it fails
 }
    .hint = { $fault ->
    [header] name a PDF; data files and workbooks go to `budgetpress check`
   *[other] copy or export it again
 }
pdf-encrypted = the PDF is encrypted, so that it cannot be read
    .hint = save it without a password
pdf-repaired = the file is not as the standard wants it, and was read all the same: { $fault ->
   *[behind-end] a later revision begins right behind the mark %%EOF, with no line break between them, so that some readers pass over its first object
 }
    .hint = save the file again with the program that made it, or ask for it again
pdf-too-large = the PDF holds more than a document of this kind can
    .hint = check that this is the right file
pdf-unpacks = the PDF would take too much room to read: with object { $object }, more than { $most } MiB from one stream, or { $all } MiB in all
    .hint = ask where the file comes from; save it again with the program that made it
inspect-file = PDF { $version }: { $pages } pages, { $bytes } bytes, { $objects } objects
inspect-digest = SHA-256: { $sha256 }
inspect-encrypted = Encrypted, though it asks for no password.
inspect-claims = Claims: { $claims }
inspect-claims-none = Claims: none
inspect-title = Title: { $title }; language: { $language }
inspect-intent = Output intent { $kind }: { $condition }
inspect-pages = Pages { $pages }: { $size }
inspect-transparent = Transparency on pages { $pages }
inspect-untagged = Content without tags on pages { $pages }
inspect-unmapped = Glyphs without text on pages { $pages }
inspect-overlap = Texts that stand over each other on pages { $pages }
inspect-paints = Paints: { $paints }
inspect-thinnest = Thinnest line: { $width } pt
inspect-font = Font { $name } ({ $kind }): { $embedded }, { $unicode }
inspect-subset = embedded as a subset
inspect-embedded = embedded
inspect-absent = not embedded
inspect-unicode = with text
inspect-no-unicode = without ToUnicode
inspect-images = Images: { $count }, the coarsest at { $dpi } pixels an inch
inspect-tags = Tags: { $roles }
inspect-tags-none = Tags: none
inspect-outline = Bookmarks: { $count }
inspect-links = Links: { $pages } to pages, { $addresses } to addresses
inspect-attachment = Attachment { $name } ({ $mime }, { $kind }): { $bytes } bytes
inspect-action = Action { $kind } in object { $object }
page-too-large = page { $page } would make a picture of { $pixels } pixels; { $most } are the most on a side
    .hint = ask for fewer pixels an inch with --ppi
page-tangled = page { $page } cannot be drawn: its patterns, glyphs or dashes repeat without end
    .hint = ask where the file comes from
inspect-stand-in = note: { $fonts } not inside the file; the pictures show other fonts

# Revisions

object-kind = { $kind ->
    [catalogue] the catalogue
    [page] a page
    [page-tree] the page tree
    [content] the content
    [font] a font
    [annotation] an annotation
    [field] the field of a signature
    [form] the form
    [structure] a tag
    [metadata] the metadata
    [information] the document information
    [attachment] an attachment
    [object-stream] a stream of objects
    [index] the index
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
    [tail] something stands behind the end of the file, from byte { $offset }
    [bytes] bytes that were appended belong to no object, from byte { $offset }
    [object] an object that was appended, at byte { $offset }, is not the one that the index names
   *[index] the indexes of the file do not lie behind one another as they should
 }
    .hint = ask whoever published the file for the original
    .rule = What was appended to a file consists of objects that an index names, one after another, each revision with its index behind it; no byte is left over. Source: ISO 32000-1, 7.5.6.
revision-change = after it was written, the file was changed in object { $object }, { object-kind }{ $page ->
    [none] { "" }
   *[other] { " " }(page { $page })
 }: { $what ->
    [key] { $detail } is another, or was added
    [field] it is no field of a signature
    [metadata] it says something else than the document did
    [unknown] nothing that signs a document refers to it
    [unreadable] it cannot be read
   *[changed] signing a document does not change it
 }
    .hint = do not rely on the file as it is shown; ask whoever published it for the original
    .rule = A revision only signs the document: it adds the field of a signature with its annotation, the form, certificates, and when and with what the file was saved. Every object that it changes is otherwise as it was. Source: ISO 32000-1, 12.7 and 12.8.
revision-range = the signature { $field } does not cover the file from its first byte to the end of its revision
    .hint = do not rely on the signature; ask whoever published the file for the original
    .rule = A signature covers all bytes before it and of its own revision, but for its own digits (ByteRange). Source: ISO 32000-1, 12.8.1.
revision-unsigned = revision { $revision } of the file is covered by no signature
    .hint = ask whoever published the file for the original
    .rule = Nothing but certificates follows the last signature. Source: ISO 32000-1, 12.8; ETSI EN 319 142-1.
revision-covers = the signature { $field } stands over text on page { $page }, in the box { $box } (pt from the lower left corner): "{ $text }"
    .hint = put the seal where nothing is printed
    .rule = A visible signature or seal covers no text. Source: the rules of publication.

# Verify

verify-object = { $what ->
    [value] object { $object }, { object-kind }{ verify-on-page }, has { $given } instead of { $wanted } for { $key }
    [length] object { $object }, { object-kind }{ verify-on-page }, has { $given } elements instead of { $wanted } in { $key }
    [missing] object { $object }, { object-kind }{ verify-on-page }, lacks { $key }: { $wanted }
    [added] object { $object }, { object-kind }{ verify-on-page }, has { $key } besides: { $given }
    [data] object { $object }, { object-kind }{ verify-on-page }, holds other data: "{ $given }" instead of "{ $wanted }"
    [stray] object { $object }, { object-kind }, is one to which nothing leads
   *[unreadable] object { $object }, { object-kind }{ verify-on-page }, cannot be read
 }{ $drawn ->
    [other] { "; " }the page shows "{ $shown }" instead of "{ $right }"
    [glyphs] { "; " }other glyphs, or glyphs elsewhere, in "{ $shown }"
    [near] { "; " }near "{ $right }"
   *[same] { "" }
 }
    .hint = do not rely on what the file shows; ask whoever published it for the original
    .rule = Every object of the file is the one that the program writes for the data inside. The way from the catalogue is gone through both files, so that numbers and order of objects do not matter.
verify-on-page = { $page ->
    [none] { "" }
   *[other] { " " }(page { $page })
 }
verify-attachment = the file inside, { $name }, { $what ->
    [twice] is there more than once, with other content
    [digest] does not have the digest that the document states
    [missing] is missing
   *[other] is not the one that the program writes for these data (object { $object })
 }
    .hint = do not rely on the data inside; ask whoever published the file for the original
    .rule = Every file inside is there once, and is the one that the program writes for the data, byte for byte; the data have the digest that the document states.
verify-bytes = no object says anything else, but the file differs from byte { $offset }; it has { $bytes } bytes, built again { $wanted }: another program has saved it
    .hint = ask whoever published the file for the original
    .rule = The file is what the program writes, byte for byte. A file that another program has saved may show the same; whether it does in every reader cannot be proved.
verify-more = { $count } more objects differ
    .hint = ask whoever published the file for the original
    .rule = Of a file that differs in many objects, the gravest are told.
verify-unrecorded = the file does not state what it was made with, so that it was compared with what this program makes of its data by default
    .hint = only files of this or a later version of budgetpress state it; ask for the file to be built again
    .rule = A file states with what it was made (build.json inside the web edition, the document information of the print edition). Without, a difference may come from another version, layout, font or option.
verify-record = the record of what the file was made with cannot be read
    .hint = use the version of budgetpress that made the file; if it is this one, the file was altered
    .rule = The record of the build is as this version writes it.
verify-program = it was made with { $stated }; this is { $own }, which may set pages otherwise
    .hint = verify it with { $stated }
    .rule = Only the version that made a file makes the same bytes again.
verify-layout = it was made with another state of the layout { $layout } (SHA-256 { $stated }; here { $own })
    .hint = name the folder of the layouts with which it was made: --layouts DIR
    .rule = Only the same layout makes the same bytes again. Layouts come from this program or from --layouts, never from the file.
verify-font = it was made with { $stated }, here there is { $own }
    .hint = name the folder of the fonts with which it was made (--fonts DIR), or use those of this machine (--system-fonts)
    .rule = Only the same fonts make the same bytes again.
verify-data-needed = the print edition and its cover carry no data, so that they cannot be built again from themselves
    .hint = name the data from which they were made: --data budget.json, or the web edition: --data budget.pdf
    .rule = Print editions are built again from data that are named.
verify-data-other = these are not the data from which the file was made: its keywords state the SHA-256 { $stated }, the data named have { $own }
    .hint = name the data from which it was made; the web edition has them inside
    .rule = The document states the digest of its data in canonical form.
verify-data-spare = the web edition is built again from the data inside it
    .hint = leave --data out; to hold its pages against other data use `budgetpress inspect --against`
    .rule = The web edition is proved by its own data.
verify-data-none = the file has no budget data inside, so that it cannot be built again
    .hint = only documents of budgetpress can be verified; use `budgetpress inspect` for others
    .rule = The web edition has its data inside, as budget.json.
verify-data-unread = the data inside cannot be read as a budget: { $detail }
    .hint = ask whoever published the file for the original
    .rule = The data inside are a budget in canonical form.
verify-unbuilt = the data inside cannot be built again: { $detail }
    .hint = if it was built with other layouts or fonts, name them
    .rule = The data inside pass the stages of a build.
verify-profile = the file does not have the ICC profile inside that its record states
    .hint = ask the shop or the office for the original
    .rule = PDF/X-4 has the profile of its printing condition inside.
verify-genuine = Genuine: built again from { $data }, the file is the same to the byte ({ $bytes } bytes, { verify-edition }, SHA-256 of the data { $sha256 }).
verify-genuine-signed = Genuine, and signed since ({ $count }): its first { $bytes } bytes are the same as built again from { $data } ({ verify-edition }, SHA-256 of the data { $sha256 }). Signatures:
verify-signature = { "  " }{ $kind ->
    [stamp] time stamp
   *[signature] signature
 } { $field } ({ $format }){ $signer ->
    [none] { "" }
   *[other] , by its own statement of { $signer }
 }{ $page ->
    [none] , not visible
   *[other] , on page { $page }, box { $box } (pt from the lower left corner)
 }
verify-validity = Whether a signature is valid, and whose it is, is for a program to tell that knows the certificates, such as Adobe Acrobat.
verify-draft = It is a draft and says so.
verify-accepted = Findings that somebody answered for: { $count }; the reasons stand in accepted-findings.json inside.
verify-appended = NOT genuine: the first { $bytes } bytes are those that budgetpress makes of { $data }, but what was appended does more than sign, or a signature covers text.
verify-not-genuine = NOT genuine: the file is not what budgetpress makes of { $data }.
verify-unknown = It cannot be told whether the file is genuine.
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
    } has something that budgetpress does not write: { $what ->
        [header] the header of another edition or version { $detail }
        [bytes] bytes at offset { $detail } that belong to no object
        [number] an object that stands twice or cannot be read
        [index] an index that does not say where the objects are
        [end] an end of the file that is not ours
        [identifier] an identifier that is not the digest of the file
        [key] the key { $detail }
        [missing] the key { $detail } is missing
        [value] another value of { $detail }
        [kind] an object of another kind
        [unused] an object to which nothing leads
        [pages] a page tree that counts wrongly
        [twice] a page or content that is used twice
        [operator] the operator { $detail } where it is not written, or in another form
        [structure] a structure that does not agree with the content { $detail }
        [outline] bookmarks that do not agree with each other
        [file] an attached file under two names, or of another size: { $detail }
        [font] the font { $detail } is not a subset of the known face
        [face] the font { $detail } is none of the known faces; give the folder of the fonts with --fonts, or --system-fonts
        [glyph] a glyph that is not drawn as “{ $detail }” is in the known face
       *[other] { $what }
    }
    .hint = the file was changed, or written by another program: build it again from its data
    .rule = A file that is published or printed consists of the constructs that this program writes, and of nothing else: one revision, every byte in an object, every object reached, the keys, operators and operands of docs/constructs.md, fonts that are subsets of the known faces. Source: the rules of publication.
gate-line = on page { $page }, { $x } pt from the left and { $y } pt from the top, { $what ->
        [loose] a short line is no rule of a table
       *[crossing] a line runs through text
    }
    .hint = build the file again from its data
    .rule = Every line is a rule of a table, whose ends meet other rules, or is at least 60 pt long; no line runs through text. A short line reads as a digit or a minus. Source: the rules of publication.
release-claim = the metadata do not claim { $claim }
    .hint = write the edition again as PDF/A-3a with PDF/UA-1
    .rule = The XMP metadata claim PDF/A-3A and PDF/UA-1. Source: ISO 19005-3, 6.6.4; ISO 14289-1, 5.
release-structure = { $what ->
    [version] the file says to be of a version after 1.7
    [pages] the page tree does not state as many pages as there are
    [objects] there are objects that cannot be read
   *[content] the content of pages { $pages } cannot be read
 }
    .hint = write the edition again; the file may have been damaged
    .rule = The file is a sound PDF of a version up to 1.7; the page tree states as many pages as there are. Source: ISO 19005-3, 6.1.
release-encrypted = the file is encrypted
    .hint = save it without encryption
    .rule = A document for the archive is not encrypted. Source: ISO 19005-3, 6.1.3.
release-id = the file has no identifier
    .hint = write the edition again
    .rule = The trailer has an ID. Source: ISO 19005-3, 6.1.3.
release-title = { $what ->
    [missing] the metadata have no title
    [differs] the title in the metadata is not that of the document information
   *[hidden] the window would show the name of the file instead of the title
 }
    .hint = write the edition again
    .rule = The metadata have the title, the document information has the same, and windows show it (DisplayDocTitle). Source: ISO 14289-1, 7.1.
release-language = the document does not state its language
    .hint = write the edition again
    .rule = The catalogue states the language (Lang), so that it is read aloud in it. Source: ISO 14289-1, 7.2.
release-tags = { $what ->
    [missing] the document has no tags
    [lost] its tags name content that no page has
   *[unmarked] the document does not say to be tagged
 }
    .hint = write the edition again
    .rule = The document is tagged: a structure tree, MarkInfo, and all content that the tree names. Source: ISO 14289-1, 7.1.
release-untagged = on pages { $pages } something is painted that is neither tagged nor marked as an artifact
    .hint = write the edition again; stamps and seals must be marked as artifacts or tagged
    .rule = All that is painted is tagged or marked as an artifact. Source: ISO 14289-1, 7.1.
release-table-header = table { $table }, on page { $page }, has no header cells
    .hint = tag its header with TH
    .rule = Every table has header cells (TH). Validators pass tables without. Source: ISO 14289-1, 7.5.
release-heading = the heading "{ $text }" is of level { $level }, the one before of level { $before }
    .hint = number headings without gaps
    .rule = Headings begin with level 1 and skip no level. Source: ISO 14289-1, 7.4.2.
release-figure-alt = { $count } figures have no text that stands for them
    .hint = give each a description
    .rule = Every figure has a text for those who do not see it (Alt). Source: ISO 14289-1, 7.3.
release-outline = { $what ->
    [missing] there are no bookmarks
   *[astray] the bookmark "{ $title }" leads to no page
 }
    .hint = write the edition again
    .rule = There are bookmarks, and they lead to pages. Source: ISO 14289-1, 7.17.
release-link = { $what ->
    [kind] page { $page } has an annotation that is no link
    [address] page { $page } has a link that is neither internal nor https: { $address }
    [astray] page { $page } has a link that leads nowhere
   *[unsaid] page { $page } has a link without a text that stands for it
 }
    .hint = remove or correct it
    .rule = Annotations are links, to pages or to https addresses, each with a text (Contents). Source: ISO 14289-1, 7.18.5; the rules of publication.
release-font = the font { $font } is not embedded
    .hint = write the edition again; other programs may have replaced the font
    .rule = All fonts are embedded. Source: ISO 19005-3, 6.2.11.4.
release-unicode = { $font ->
    [none] glyphs without text on pages { $pages }
   *[other] the font { $font } does not tell the text of its glyphs
 }
    .hint = write the edition again
    .rule = Every font tells the text of its glyphs (ToUnicode), so that text can be searched, copied and read aloud. Source: ISO 19005-3, 6.2.11.7.
release-colour = { $space } is used on pages { $pages } without an output intent that defines it
    .hint = write the edition again
    .rule = Colours of a device are used only with an output intent whose profile defines them. Source: ISO 19005-3, 6.2.4.3.
release-faint = on pages { $pages } text is hardly darker than the paper
    .hint = set text in black
    .rule = No text is lighter than a grey of half: what nobody sees is not published. Source: WCAG 2.1, 1.4.3; the rules of publication.
release-hidden = on pages { $pages } there is text that is not seen: outside the page or clipped away, painted over, too small, or set not to show
    .hint = write the edition again
    .rule = All text that is there is seen. Source: the rules of publication.
release-action = the file has an action or a script: { $kind } in object { $object }
    .hint = ask where the file comes from; write the edition again
    .rule = No scripts, no actions but links, nothing that happens on opening (OpenAction, AA). All objects are looked at. Source: ISO 19005-3, 6.5 and 6.6.1; the rules of publication.
release-external = the file takes content from elsewhere: { $kind } in object { $object }
    .hint = ask where the file comes from; write the edition again
    .rule = All content is inside the file. Source: ISO 19005-3, 6.1.7 and 6.2.9.
release-attachment = the attachment { $name } lacks { $lacking }
    .hint = write the edition again
    .rule = Every attachment has a media type, a relationship to the document (AFRelationship), a description, and is associated with the document. Source: ISO 19005-3, 6.8.
release-attachment-differs = the attachment { $name } is not what the file says: { $what ->
    [size] it has another size
   *[checksum] it has another checksum
 }
    .hint = write the edition again; the attachment was exchanged or damaged
    .rule = Every attachment has the size and the checksum that the file states of it (Size, CheckSum). Source: ISO 32000-1, 7.11.4.
release-data = { $what ->
    [unstated] the keywords do not state the digest of the attached data { $name }
    [missing] the keywords state the digest of data that are not attached
   *[exchanged] the attached data { $name } are not those of which the keywords state the digest
 }
    .hint = write the edition again; do not publish figures that were exchanged
    .rule = The data from which the document was made are inside (Source), and their SHA-256 is the one that the keywords state: whoever exchanges one of them is found out. Source: the rules of publication.
release-overlap = page { $page }: { $count } glyphs stand over others, such as "{ $one }" and "{ $other }"
    .hint = look at the page; set it again
    .rule = No text stands over other text. Validators do not look for this. Source: a long table that collapsed at the foot of a page and passed them all.
release-draft = on pages { $pages } text runs across the page, as the mark of a draft does
    .hint = build the edition without --draft
    .rule = No page is marked as a draft: no text runs across it. Validators do not look for this.
print-structure = { $what ->
    [pages] the page tree does not state as many pages as can be read
    [objects] there are objects that cannot be read
   *[content] the content of pages { $pages } cannot be read
 }
    .hint = write the print edition again; the file may have been damaged
    .rule = The file is a sound PDF; the page tree states as many pages as there are. Source: ISO 15930-4.
print-version = { $what ->
    [header] the file is of version { $stated }; the standard allows { $latest }
   *[claim] the file does not say to follow { $standard }
 }
    .hint = write the print edition again
    .rule = The file states the standard that the shop takes (GTS_PDFXVersion), and is of no later version of PDF. Source: ISO 15930-4.
print-intent = { $what ->
    [missing] there should be exactly one output intent for printing, there are { $count }
    [condition] the output intent is for "{ $stated }" instead of { $wanted }
    [registry] the output intent does not name the registry of its condition
    [profile] the output intent has no profile for CMYK
    [other] the profile in the output intent is another than the shop's
   *[info] the output intent lacks its name or its description
 }
    .hint = ask the shop for its printing condition, and write the print edition again
    .rule = One output intent (GTS_PDFX) names the printing condition by its registered name, or has its profile. Source: ISO 15930-4.
print-metadata = the document information lacks { $key }
    .hint = write the print edition again
    .rule = Title, dates, Trapped, and the identifier of the file are there. Source: ISO 15930-4.
print-trim = pages { $pages } are not { $width } × { $height } mm after trimming
    .hint = write the print edition again with the size of the paper; if the shop binds otherwise, name the binding with --binding, or its settings with --settings
    .rule = Every page has the trimmed size, within 0.1 mm; it may lie across. Source: GB/T 9704-2012.
print-boxes = { $what ->
    [trim] pages { $pages } do not state their trimmed size (TrimBox)
    [bleed] pages { $pages } do not state their bleed (BleedBox)
    [art] pages { $pages } state an ArtBox beside their trimmed size
    [unit] pages { $pages } have a unit of their own (UserUnit), and another size than their boxes say
    [rotation] pages { $pages } are rotated
    [narrow] on pages { $pages } the bleed (BleedBox) is narrower than { $bleed } mm
   *[nesting] on pages { $pages } the boxes do not lie in one another
 }
    .hint = write the print edition again
    .rule = Every page states TrimBox and BleedBox; the trimmed page lies in the bleed, the bleed on the sheet, and nothing is cropped. The bleed is as wide as was agreed. Source: ISO 15930-4.
print-bleed = on pages { $pages } ink reaches the edge but does not go on { $bleed } mm beyond it
    .hint = let it end before the edge, or go on beyond it
    .rule = Ink that reaches the edge of the trimmed page goes on beyond it, so that no white shows if the knife is off. Source: the trade.
print-safety = on pages { $pages } something stands nearer to the edge than { $safety } mm
    .hint = move it inwards
    .rule = Nothing but what bleeds stands near the edge, where the knife may cut it. Source: the trade.
print-pages = { $what ->
    [count] there are { $count } pages instead of { $wanted }
    [multiple] { $count } pages are no multiple of { $multiple }
   *[folio] pages { $pages } are blank but for their numbers
 }
    .hint = add blank pages before the back cover, without numbers; if the shop binds otherwise, name the binding with --binding, or its settings with --settings
    .rule = The number of pages goes into whole sheets: 4 if saddle-stitched, 2 if bound. Blank pages are blank. Source: the trade.
print-colour-space = on pages { $pages } there are colours that are not for the press: { $paint }
    .hint = write the print edition again; images must be grey or CMYK
    .rule = Content, forms, patterns and images use DeviceGray, DeviceCMYK, and inks that were agreed on. A grey with a profile comes out on four plates. Source: ISO 15930-4.
print-black = on pages { $pages } there are colours that are neither black alone nor the red: { $paint }
    .hint = use black alone, or the red of the layout
    .rule = Text, lines and areas are of black ink alone, or of the red (M 80 %, Y 80 %). Source: GB/T 9704-2012.
print-faint = on pages { $pages } text is hardly darker than the paper: { $paint }
    .hint = set text in black
    .rule = No text is lighter than a grey of half: what nobody sees is not published. Source: GB/T 9704-2012.
print-hidden = on pages { $pages } there is text that is not seen: outside the page or clipped away, painted over, too small, or set not to show
    .hint = write the edition again
    .rule = All text that is there is seen. Source: the trade.
print-font = the font { $font } is not embedded, or is made of drawings
    .hint = write the print edition again
    .rule = All fonts are embedded, none is of Type 3. Source: ISO 15930-4.
print-transparency = on pages { $pages } there is transparency
    .hint = use opaque colours
    .rule = There is no transparency: no alpha below 1, no soft masks, blend modes or groups. Source: ISO 15930-4.
print-annotation = { $what ->
    [annotation] pages { $pages } have annotations
    [action] the file has an action or a script: { $kind }
    [file] the file has an attachment: { $name }
   *[encrypted] the file is encrypted
 }
    .hint = write the print edition again; links and attachments belong to the edition that is published
    .rule = There are no annotations, actions, scripts, attachments, and no encryption. Source: ISO 15930-4.
print-resolution = page { $page } has an image of { $dpi } pixels an inch; { $least } are needed
    .hint = use a larger image, or show it smaller
    .rule = Images have 300 pixels an inch at their size, those in black and white 600. Source: the trade.
print-hairline = on pages { $pages } there are lines thinner than { $least } pt
    .hint = use thicker lines
    .rule = Lines are not thinner than 0.25 pt: finer ones break on the plate. Source: the trade.
print-overlap = page { $page }: { $count } glyphs stand over others, such as "{ $one }" and "{ $other }"
    .hint = look at the page; set it again
    .rule = No text stands over other text.
print-draft = on pages { $pages } text runs across the page, as the mark of a draft does
    .hint = build the edition without --draft
    .rule = No page is marked as a draft: no text runs across it. Validators do not look for this.
print-cover = { $what ->
    [inner] the file around which it goes is no print edition that can be read whole
    [other] its title or its data are not those of the print edition around which it goes
   *[spine] the cover is { $stated } mm wide; around { $count } pages, with a spine of { $spine } mm, it should be { $wanted }
 }
    .hint = write cover and print edition in one run, and name the binding and the settings with which they were written
    .rule = The cover is of the document around which it goes, and its spine as wide as the pages are thick. Source: the trade.
against-data = the PDF was made from other data: it states the digest { $stated }, the data have { $wanted }
    .hint = build the PDF from this data, or compare it with the data it was built from
    .rule = The digest of its data that the PDF states is that of the data.
against-lost = page { $page }: the text "{ $text }" is not there as it should be: "{ $printed }" instead of "{ $wanted }"
    .hint = build the PDF from this data, or compare it with the data it was built from
    .rule = Every text of the document stands in the PDF, in order.
against-stray = page { $page }: { $what ->
    [doubled] this text stands there a second time
   *[stray] this text is not in the data
 }: "{ $text }"
    .hint = build the PDF from this data, or compare it with the data it was built from
    .rule = Nothing is printed that is not in the document, and nothing twice.
against-contents = the contents say page { $told } for "{ $text }", which stands on page { $page }
    .hint = build the PDF again
    .rule = The contents tell the pages on which their headings stand.
against-sheet = { $what ->
    [lost] the table { $sheet } is not there
    [header] page { $page }: the table { $sheet } lacks its header "{ $header }"
   *[stray] page { $page }: a table that is none of the document
 }
    .hint = build the PDF from this data, or compare it with the data it was built from
    .rule = Every table of the document stands in the PDF, with its header on each page.
against-cell = page { $page }: { $sheet }, row { $row } "{ $name }" { $what ->
    [missing] is missing
    [doubled] stands there twice
   *[cell] , column { $column }: "{ $printed }" instead of "{ $wanted }"
 }
    .hint = build the PDF from this data, or compare it with the data it was built from
    .rule = Every cell of every table stands in the PDF once, in its column, in the order of the rows.
against-page = page { $page } does not have its number "{ $wanted }"
    .hint = build the PDF again
    .rule = Every page but the first has its number.
against-ways = { $what ->
    [count] there are { $count } bookmarks, the contents have { $wanted } entries
    [bookmark] the bookmark "{ $text }" should be "{ $wanted }", and lead to page { $page }
    [link] a link leads to page { $told } where the contents have page { $page }
    [language] the language is stated as { $told } instead of { $wanted }
    [paper] page { $page } has other paper than the layout: { $told } (pt)
    [link-text] a link is read aloud as "{ $told }", it leads to page { $page }
    [author] the author is stated as "{ $told }" instead of "{ $wanted }"
    [subject] the subject is stated as "{ $told }" instead of "{ $wanted }"
    [keywords] the keywords are stated as "{ $told }" instead of "{ $wanted }"
    [date] the date is stated as { $told } instead of { $wanted }
   *[title] the title is stated as "{ $told }" instead of "{ $wanted }"
 }
    .hint = build the PDF from this data
    .rule = Bookmarks and links are those of the contents and lead to the pages of the headings; language and title are those of the data. Source: the rules of publication.
against-aloud = { $what ->
    [tables] { $printed } tables are tagged, the data have { $wanted }
    [cell] { $sheet }: cell { $number } is read aloud as "{ $printed }", it should be "{ $wanted }"
    [summary] { $sheet }: the summary is "{ $printed }", it should be "{ $wanted }"
   *[heading] heading { $number } is read aloud as "{ $printed }", it should be "{ $wanted }"
 }
    .hint = build the PDF from this data
    .rule = The cells of every table stand in the structure in their order, as header cells or others, with the columns and rows that they span; headings have their levels and titles. Source: ISO 14289-1, 7.2 and 7.5.
against-file = { $what ->
    [missing] the file { $name } is not inside
    [described] the file { $name } inside has another type, relationship or description than it should
   *[differs] the file { $name } inside is not that of the data
 }
    .hint = build the PDF from this data
    .rule = The files inside are the data of the pages. Source: the rules of publication.
against-overlap = page { $page }: { $count } glyphs stand over others, such as "{ $one }" and "{ $other }"
    .hint = look at the page; set it again
    .rule = No text stands over other text.

# Rules

language = en
report-title = Check of the figures
report-counts = { $exact } identities agree exactly, { $tail } within rounding, { $error } do not.
report-accepted = Accepted findings
rules-title = Rules of `budgetpress check`
rules-intro = Generated by the tests from the message catalogue. `budgetpress check --explain CODE` prints one of them; `tests/cases/CODE` has the smallest budget that breaks it, and its corrected twin.
gates-title = Rules of `budgetpress inspect`
gates-intro = `budgetpress inspect --explain CODE` prints one of them. Those of the release gate begin with `release-`, those of the print gate with `print-`, those of the comparison with the data with `against-`. `docs/gates.md` tells for each which damage it has been shown to find.
rule-unknown = there is no rule { $code }
    .hint = there are: { $known }
code-explained = { $code }: { $text }
 Remedy: { $hint }
 Findings of rules about the data can be accepted with --allow; errors of reading, layouts and export must be corrected.

# Success

verdict = { $some ->
    [none] No errors and no warnings
   *[some] Errors: { $errors }, warnings: { $warnings }
 }. { $outcome }
verdict-publication = { $fit ->
    [yes] Fit to be published.
    [warned] Fit to be published once each warning is confirmed.
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
unevaluated = { $count } more identities were not evaluated, because values in them could not be read; check again once these are corrected.
checked = The figures agree: { $exact } identities exactly, { $tail } within rounding.
checked-but = { $exact } identities agree exactly, { $tail } within rounding; { $error } do not, and are told above as warnings or accepted.
accepted = accepted: { $code } at { $place }: { $because }
attached-data = The budget as data, from which this document was made (JSON)
attached-report = What the check of the figures found (JSON)
attached-record = What the file was made with and by which options, so that it can be made again (JSON)
accepted-about = Findings of the check that were accepted, each with the reason
built = { $path }: { $pages } pages
built-sheet = { $path }: one page
written = { $path } written
stand-in = note: { $family } stands in for { $title }. Before the document goes to the print shop, build it with the office's own face (--system-fonts).

# Documentation of data files

format-title = Data files of the layout
format-intro = Generated by `budgetpress schema --markdown`. A `?` marks what may be left out; `…` stands for each element of a list; of lines there are kinds, each told by the member in brackets: `…(code)` is a line with `code`. Amounts are texts in quotes, in the unit that the table states, or that the meaning names: `"3264.71"`. No more decimals are given than are printed.
format-place = Place
format-kind = Kind
format-about = Meaning
kind-text = text
kind-code = account code: 3, 5 or 7 digits
kind-amount = amount
kind-date = day, `"2024-02-05"`
kind-integer = whole number
kind-list = list
kind-record = record
about-schema = where the JSON Schema is, for editors
about-written = the mark by which `convert` tells whether the file was changed since it was written; may be left out
about-layout = name of the layout
about-unit = name of the unit
about-document = kind of document
about-year = budget year
about-published = day of publication: the date of the document
about-texts = prose by part and section; each paragraph is an element of a list
about-sheets = the tables
about-figures = figures and reasons of the narrative
about-lines = lines, in the order of print; those that the layout fixes in any order
about-notes = notes below the table, instead of the layout's
about-key = a line that the layout fixes
about-code = account code
about-name = name of the account
about-project = name of the project
about-change = change from last year; negative for a decrease
about-previous = last year's amount, instead of the change
about-amount = a stated amount, printed instead of the table's, from which it must not differ
about-ties = what the department itself knows to agree: ties beyond those of the layout
about-tie-title = what the tie states
about-tie-left = cells on the left: `sheet/line/column`, the line by its key, code or name, or `figures/subject/field`
about-tie-right = cells on the right
about-percent = a stated percentage, printed instead of the computed one
about-reason = main reason for the change
about-budget-reason = main reason for the variance from the budget

# Description of workbooks

manual-title = Workbooks of the layout
manual-intro = Generated by `budgetpress schema --workbook`, for programs that write workbooks. `budgetpress new` writes a blank one. Below stand the words of worksheets, headers and rows, as they are looked for, and the members of data files (docs/format) that they fill.
manual-worksheet = Worksheet
manual-row = First column; the second is filled in
manual-first = First column
manual-second = Second column; the third is filled in
manual-column = Column
manual-line = Row
manual-rules = How it is read
manual-rule-1 = Worksheets may have any name and order: a table is told by its title (in a row of its own, also with a year or a unit around it), then by the name of its worksheet. Several that are equally likely are an error. Hidden worksheets are read, with a warning.
manual-rule-2 = Titles, headers and names are compared without width, blanks, line breaks and quotes. A header may name a unit in brackets, and have or lack `其中：`. Columns stand in any order; the titles of groups may be merged, stand above their first column only, or be left out.
manual-rule-3 = Columns that the table does not have and cells beside it are not read, with a note; a missing column is an error, and so are two that could be one.
manual-rule-4 = Other rows may stand above the header; blank rows anywhere. Hidden rows and columns are read, and so are characters that are struck out, in the colour of their ground or too small to be seen, with a warning; what merged cells cover is not read, with a warning.
manual-rule-5 = Where a table has lines of several kinds, a column tells the kind of each. Without it, a line with a code or a name of the list is an account, a unit is told by a name that an earlier table gave, and the rest are projects.
manual-rule-6 = Codes are texts or numbers, and may share a cell with the name (`2010301 行政运行`, `[2010301]行政运行`); a code alone or a name alone is completed from the list.
manual-rule-7 = The row that begins with `注：` is a note, and each row right below it one more; those of the layout count as none. Remarks such as `制表人：` are not read, with a note.
manual-rule-8 = An amount is read as its cell displays it, number formats being understood as Excel does: fewer decimals are a warning; another number (by a minus or brackets, divided, with another unit of money, by a condition, or none at all) is an error, and so is a format that is not understood. A zero that is displayed as nothing or as a dash is a zero.
manual-rule-9 = An amount typed as text may have thousands separators, blanks, full-width digits and characters that nobody sees, with a note of what was read; `-`, `/` and a unit behind it are errors.
manual-rule-10 = A blank amount is no zero but an error; a row is none that is blank throughout, or has only the formula of a name that was never computed. A formula counts by its last saved result; one without a result, or with an error, is an error in whatever cell; the name of an account whose code is there need not be computed.
manual-rule-11 = An amount of more than 15 digits is written as text: spreadsheets keep 15.
manual-rule-12 = A day is a cell with a date, or a text such as 2024-2-5, 2024/2/5, 2024.2.5, 2024年2月5日; the year may be `2024年`. A stated percentage may have a percent format. Of line breaks in a cell each makes a paragraph in prose; elsewhere lines are joined, with a note.
manual-rule-13 = In the worksheets of prose and of figures a title that stands once holds for the rows below it.
manual-rule-14 = .xlsx, .xls and .ods are read, with number formats, hidden rows and merged cells alike. A web page or an XML Spreadsheet of Office 2003 that is called .xls is not. Columns of a ledger may have the titles of the printed tables; cells merged downwards hold for all their rows; rows of totals are held against the sum and not added; columns that hold something and are not read are a warning.

# Workbooks

book-font = SimSun
book-guide = Guide
book-guide-title = Workbook of a department's budget: { $layout }
book-step = Step { $number }
book-step-1 = Open “Basics” and fill in the unit, the budget year and the day of publication.
book-step-2 = Open “Overview” and write the texts of each section, a paragraph a row. Insert rows where there are too few, with the section on the left.
book-step-3 = Fill in the tables one by one. Pale yellow cells are yours; grey ones are fixed. The unit of money stands at the top right of each table. Write digits only, at most { $decimals } decimals, and 0 where there is nothing. Paste values only.
book-step-4 = Accounts: choose one in the cell of its code, or type the code alone, and the name follows; where a table has no such cell, choose the account from the list. Class, section and item take a row each. Insert rows where there are too few; spare blank rows may stay.
book-step-5 = Fill in totals, too. The program adds nothing up, it only checks. Formulas will do, if they ROUND to { $decimals } decimals.
book-step-6 = Open “Figures” and fill in the change from last year (or last year's amount), the main reason, and the rest.
book-step-7 = “Ties” may stay empty. Where your department knows of other amounts that must be equal, write them there, and the program checks them.
book-step-8 = Save the file as .xlsx (not .xls or .et) and close Excel or WPS.
book-step-9 = In the folder's window, type cmd into the address bar and press Enter; in the window that opens, type budgetpress check NAME.xlsx and press Enter. The program lists what does not agree, and the remedy. Correct, save, and check again; when all is well, type budgetpress build NAME.xlsx, which writes the PDF into the same folder.
book-step-ledger = Fill in the ledger: one line for each amount, in 元. Kind of expenditure, functional and economic account and fund are chosen from lists; expenditure of projects names its project. No totals: the program adds up.
book-hint = Note
book-hint-about = The worksheets are protected without a password; lift the protection if you must. Do not change headers, the names of fixed lines or of worksheets: the program knows the tables by them.
book-sheets = Worksheets
book-in-prose = a table inside the narrative
book-basics = Basics
book-basics-about = unit, budget year, day of publication
book-texts = Overview
book-texts-about = the texts of each section
book-figures = Figures
book-figures-about = changes from last year, reasons, and other figures
book-ledger = Ledger
book-ledger-about = one line for each amount, in 元; the tables follow from it. Where a project stands on several lines, its goal is written on one of them
book-ties = Ties
book-ties-about = what the department itself knows to agree; may stay empty
book-accounts = Accounts
book-item = Item
book-value = Value
book-remark = Remark
book-layout = Layout
book-layout-about = leave as it is
book-unit = Unit
book-unit-about = its full name; the tables follow
book-year = Budget year
book-year-about = four digits
book-published = Published
book-published-about = the date of the document, such as 2024-02-05
book-document = Kind of document
book-document-about = whose budget it is: one of those that the cell offers
book-section = Section
book-paragraph = Paragraph
book-subject = Subject
book-field = Figure
book-change = Change from last year
book-change-about = this year's amount is that of { $sheet } “{ $line }”, “{ $column }”; negative for a decrease; give this or last year's amount
book-previous = Last year's amount
book-previous-about = as published; instead of the change
book-percent = Change in percent (stated)
book-percent-about = may stay empty, and is then computed; digits only, without a percent sign
book-amount = Stated amount
book-amount-about = may stay empty, and is then that of the table
book-reason = Main reason
book-reason-about = goes on in a sentence; no mark at the end
book-budget-reason = Reason for the variance
book-budget-reason-about = why the amount differs from the budget; goes on in a sentence; no mark at the end
book-about-amount = digits only, 0 where there is nothing
book-about-number = digits only, 0 where there is nothing
book-about-count = a whole number, 0 where there is nothing
book-about-date = a day, such as 2024-01-06
book-about-text = goes on in a sentence; no mark at the end
book-tie-title = Title
book-tie-left = Left
book-tie-right = Right
book-tie-about = The sum of the cells on the left equals that of the cells on the right. A cell is written sheet/line/column, the line by its key, code or name, such as 7/30209/budget; or figures/subject/field. A tie may take several rows; its title stands on the first.
book-code = Account code
book-code-about = The printed table has no such column. For an account, choose it here or type its code; the name follows.
book-name = Account name
book-account = Account
book-choice-about = Choose an account from the list or type its code; the name follows. Codes outside the list may be used.
book-label-about = Choose an account from the list, or type code and name as they stand there.
book-sum-about = Fill in totals, too: the program adds nothing up, it only checks.
book-kind = Kind of line
book-kind-about = The printed table has no such column. Choose what this row is.
book-kind-unit = unit
book-kind-account = account
book-kind-project = project
book-remarks = Made by|Filled in by|Checked by|Responsible|Contact|Telephone|Date
book-bad = Please check
book-bad-amount = This should be an amount: digits and a point, not negative.
book-bad-change = This should be a number, negative for a decrease.
book-bad-count = This should be a whole number.
book-bad-year = This should be a year of four digits.
book-bad-date = This should be a day, such as 2024-02-05.
book-bad-choice = Please choose from the list.

# Open data

data-package = The tables and the narrative's figures of a department's budget. budget.csv has a row for each amount; sheet-*.csv are the tables, a row for each of their lines; figures.csv has the figures and reasons of the narrative.
data-budget = Every amount, a row each
data-figures = Figures and reasons of the narrative
data-sheet = Sheet
    .about = the table's identifier in the layout
data-sheet-title = Title of the sheet
    .about = number and title of the table
data-line = Line
    .about = the line's place in the table, from 1
data-kind = Kind
    .about = fixed: a line of the layout; account: an account; unit: a unit that uses the money; project: a project
data-code = Account code
    .about = official classification: 3 digits for a class (类), 5 for a section (款), 7 for an item (项); empty for other lines
data-level = Account level
    .about = 1 class, 2 section, 3 item; empty for other lines
data-name = Name
    .about = name of the line: a fixed one, an account, a unit or a project
data-unit = Unit
    .about = the unit to which the line belongs; empty in tables without units
data-column = Column
    .about = the column's identifier in the layout
data-column-title = Title of the column
    .about = the column's title, those above it first
data-value = Amount
    .about = the amount as published, equal to that in the PDF, in
data-measure = Unit of money
    .about = the unit in which the amount is stated
data-part = Part
    .about = true for an amount that contains no other line and no other column of its table: add up only these, and nothing counts twice
data-subject = Subject
    .about = the subject's identifier in the layout
data-subject-title = Title of the subject
    .about = the subject's title
data-field = Field
    .about = the field's name
data-field-title = Title of the field
    .about = the field's meaning, with its unit
data-type = Type
    .about = amount: money or another quantity; percent: a percentage; count: a whole number; date: a day; text: words
data-stated = Value
    .about = the value as stated

# Runs over many documents

batch-empty = there is nothing to build in { $inputs }
    .hint = from folders .json, .xlsx, .xls and .ods are taken; other names can be given one by one, as a pattern or in a list
batch-inside = the input { $path } lies in the output
    .hint = name an output apart from the inputs
batch-reserved = the input { $path } lies in a folder { $folder }, which the program keeps for itself
    .hint = give the folder another name
batch-collision = { $first } and { $second } would both be written to { $path }
    .hint = give one of them another name, or build them into different outputs
batch-same = { $path } was named twice: it would be built as { $first } and as { $second }
    .hint = name each file once, or the folder that holds it
batch-busy = another run is at work in { $folder }
    .hint = wait until it has ended, or name another output
batch-name = the name of { $path } is no Unicode text
    .hint = rename the file in UTF-8
batch-gone = { $path } is no longer where this run put it: the output was removed or changed meanwhile
    .hint = run it again, and leave the output alone while it runs
batch-damaged = note: { $count } lines of the journal are damaged or lack; what they stood for is built again
batch-passed = note: { $count } files among the inputs are outputs of earlier runs and are not read ({ $first })
batch-list = the list { $path } is not UTF-8
    .hint = save it as UTF-8, a path a line
batch-pattern = the pattern { $pattern } cannot be followed: { $detail }
    .hint = * stands for any characters of a name, ** for any folders, ? for one character, [ab] for one of these
batch-crashed = the program could not bear this document: { $detail }
    .hint = this is a fault of budgetpress; please report it with the file
store-unknown = the place { $place } cannot be reached: { $detail }
    .hint = known are s3://bucket/folder, with the AWS_… variables set, and file:///folder
shard-unknown = { $value } tells no part of a run
    .hint = write I/N with I from 1 to N; `env` wants JOB_COMPLETION_INDEX and JOB_COMPLETIONS, or SLURM_ARRAY_TASK_ID, _COUNT and _MIN of an evenly spaced array
join-none = no part of a run has written to { $folder }
    .hint = run the parts with --shard first; their journals lie in its folder _batch
join-missing = no part did { $path }
    .hint = run its part again
join-doubled = { $path } was done by several parts ({ $shards }), alike
    .hint = remove the journals of parts that are not of this run from _batch
join-differs = { $path } was done by several parts ({ $shards }), and differently
    .hint = remove the journals of parts that are not of this run from _batch, then run the parts that are again
join-changed = { $path } is not what it was when its part did it
    .hint = run its part again
join-altered = the file { $path } is gone, or not as its part wrote it
    .hint = run its part again
join-recipe = { $path } was made by part { $shard } with another program, other fonts or other settings
    .hint = merge with the options of the parts, and run parts with the same program and fonts
batch-built = { $number }/{ $total } { $path }: { $pages } pages{ $drafted ->
    [yes] , { $errors } errors, marked as a draft
   *[no] {""}
 }{ $warned ->
    [yes] , { $warnings } warnings
   *[no] {""}
 }
batch-fit = { $number }/{ $total } { $path }: fit to be published, warnings: { $warnings }{ $glyphs ->
    [unchecked] {""}; characters without a glyph were not looked for
   *[checked] {""}
 }
batch-refused = { $number }/{ $total } { $path }: refused, { $errors } errors; the first: [{ $code }] { $first }
batch-failed = { $number }/{ $total } { $path }: could not be done: [{ $code }] { $first }
batch-sum = { $built } built by this run, { $kept } kept unchanged from an earlier run; { $refused } refused, { $failed } could not be done
batch-sum-check = { $total } checked: { $passed } fit to be published, { $refused } refused, { $failed } could not be checked. { $glyphs ->
    [unchecked] There is no fonts folder: characters without a glyph and pages were not checked
   *[checked] Data and glyphs were checked, pages were not
 }
batch-unfit = { $path }{ $title ->
    [none] {""}
   *[other] {" "}({ $title })
 }: errors: { $errors }, warnings: { $warnings }, not fit to be published
batch-left = these { $count } files of earlier runs were not made again by this one and are outdated; do not publish or print them:
batch-report = report: { $path }
status-built = built
status-refused = refused
status-failed = could not be done
status-passed = fit to be published
overview-title-check = Data checked by this run
overview-verdict = { $all ->
    [yes] All { $total } are fit to be published.
   *[no] { $unfit } not fit to be published, { $fit } fit.
 }{ $glyphs ->
    [unchecked] {" "}Characters without a glyph were not looked for.
   *[checked] {""}
 }
overview-sum-check = { $total } checked: { $refused } refused, { $failed } could not be checked. { $glyphs ->
    [unchecked] There is no fonts folder: characters without a glyph and pages were not checked; no documents were built.
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
overview-title = Documents of this run
overview-sum = { $built } documents there, with { $pages } pages; { $refused } refused; { $failed } could not be done.
overview-left = These files of earlier runs were not made again by this one and are outdated. Do not publish or print them:
overview-older = Files of an earlier run, outdated; do not publish or print:
overview-first = First page
overview-document = Unit and files
overview-status = Status
overview-pages = Pages
overview-findings = Findings
overview-more = show { $count } more

# Help

help-about = Turns a Chinese department's budget (部门预算) into its official PDF
help-default = [default: { $value }]
help-values = [possible values: { $value }]
help-env = [env: { $value }]
help-command-build = Build the document: a data file in, the official PDF out
help-command-batch = Build many documents in one run, and only what changed
    .more = A journal in the output records what is done: a run that was ended is taken up where it stopped. The output gets report.json, index.html and SHA256SUMS; the folder _batch in it is the program's own.
help-command-check = Check the figures: sums within the tables, ties among them
help-command-inspect = Read a PDF back: what is in it, and whether it may be handed over
help-command-verify = Tell whether a PDF is genuine: build it again from its data and compare every byte
    .more = Layout and fonts are those of this program or of the options, never those that the file names. Revisions that only sign the document are listed. Whether a signature is valid is not judged.
help-command-view = Print the view, the document as finished strings in JSON, as the layout's Typst files read it
help-command-fonts = List which font fills which role, and the characters of a data file that no font has
help-command-new = Write a workbook to fill in, for Excel or WPS
help-command-convert = Convert a budget into another form: JSON, a workbook, open data
    .more = What is published stays the same, the file need not: JSON is written in one canonical form, without "$schema" and the "ledger" from which tables were added up; and notes that are those of the layout are not stated again when they come back from a workbook.
help-command-derive = Add up the tables from a ledger in CSV
help-command-merge = Add up the budgets of a department's units to the department's own
    .more = Every cell is the sum of that cell of the units; accounts are united and ordered by code, projects stay under their unit. Where every unit brings its ledger, the tables follow from all ledgers together, so that each amount is rounded once.
help-command-layout = Work on a layout of your own
help-command-layouts = List the layouts
help-command-schema = Print the JSON Schema of a layout's data files, or their documentation
help-command-layout-check = Prove a layout before anyone uses it: its files, sums, ties, narrative, and the pages of a made-up budget
help-option-lang = Language of messages: zh or en [default: that of the system]
help-option-max-memory = Memory that one document may take, in MiB; what would take more is refused before it is set
help-option-max-time = Time of the processor, in seconds, that a PDF, a document of a run, or a document in a layout of your own may take; large files may take more
help-option-layouts-folder = Folder of layouts to use instead of the built-in ones
help-option-fonts-folder = Folder of fonts with roles.toml [default: beside the program, else in its source tree]
help-option-system-fonts = Prefer the fonts installed on this machine, such as the office's own licensed faces
help-option-allow = Accept a single finding, which stays on record in the document's data; with --because for each. Code and place are those of the report; where it tells several findings of one code at one place, add another cell that only one of them names
help-option-because = Why the accepted finding is right all the same
help-option-check-input = Data file, or - for the standard input
help-option-check-format = How findings are told: text for people, json for programs (on the standard output)
help-option-check-report = Also write a report with the tables, wrong cells marked, as an HTML page
help-option-check-explain = Explain a rule, by the code that its findings have
help-option-inspect-input = PDF, or - for the standard input
help-option-inspect-against = Data file of which every text and figure must stand in the PDF
help-option-inspect-gate = Judge the PDF, too: as the edition to publish, as the one for the print shop, or as its cover
help-option-inspect-inner = For --gate cover: the print edition that it goes around, whose pages tell how wide the spine is
help-option-inspect-pages = Also draw each page, from the PDF itself, into this folder: 001.png, 002.png, …
help-option-inspect-ppi = Resolution of the page images in pixels per inch
help-option-inspect-format = How the report is told: text for people, json for programs
help-option-inspect-explain = Explain a rule, by the code that its findings have
help-option-verify-input = PDF, or - for the standard input
help-option-verify-data = For a print edition or its cover, which carry no data: the data file, or the web edition
help-option-verify-format = How the verdict is told: text for people, json for programs
help-option-verify-explain = Explain a rule, by the code that its findings have
help-option-view-input = Data file, or - for the standard input
help-option-view-output = File to write [default: the standard output]
help-option-fonts-input = Data file whose characters are looked for, or - for the standard input
help-option-new-layout = Layout in which the budget will be published
help-option-new-from = Last year's budget: its texts, projects and accounts are carried over, its figures are compared with
help-option-new-ledger = Ask for a ledger in 元, one line for each amount, instead of the tables that follow from it
help-option-new-output = Workbook to write
help-option-to = Form of the output [default: by its ending: .json, .xlsx, .csv, or a folder]
help-option-force = Replace files that are no earlier output for this document, or were changed since; never signed ones
help-option-convert-input = Data file, or - for the standard input
help-option-convert-output = File to write, or - for the standard output; a folder for open data
help-option-derive-ledger = Ledger in CSV: one line for each amount, in 元
help-option-derive-with = Data file with all that the ledger does not tell: the unit, prose, reasons, goals
help-option-derive-last-year = Last year's ledger: the base of comparison of every figure that the narrative compares
help-option-derive-output = File to write: .json or .xlsx
help-option-layout-check-folder = Folder of the layout, with `shared` beside it
help-option-layout-check-format = How findings are told: text for people, json for programs (on the standard output)
help-option-merge-units = Data files of the units, in the order in which the tables are to name them
help-option-merge-with = Data file with what is the department's own: its name, prose, reasons; amounts may be left out
help-option-merge-output = File to write: .json or .xlsx
help-option-schema-layout = Layout
help-option-schema-markdown = Print documentation in Markdown instead
help-option-schema-workbook = Print a description of the workbook in Markdown instead: worksheets, headers, rows
help-option-build-input = Data file, or - for the standard input
help-option-build-output = PDF to write, or - for the standard output [default: the input's name with .pdf, of a print edition alone with .print.pdf]
help-option-build-draft = Build although figures contradict each other, with a mark across each page
help-option-build-manifest = Also write, beside the output, SHA256SUMS and manifest.json: what the files were made from, and with what
help-option-build-pages = Also write an image of each page into this folder: 001.png, 002.png, …
help-option-build-ppi = Resolution of the page images in pixels per inch
help-option-batch-inputs = Folders (their .json, .xlsx, .xls and .ods), lists of files (a path a line), patterns, single files, or places such as s3://bucket/folder
help-option-batch-output = Folder to write to, or a place such as s3://bucket/folder; each document goes where its input lies below what was named
help-option-batch-jobs = How many documents are built at once [default: as many as there are processors]
help-option-batch-in-flight = Size of the inputs that are worked on at once, in MiB; a larger one is worked on alone
help-option-batch-draft = Build although figures contradict each other, with a mark across each page
help-option-batch-check = Check the data and its glyphs only, without building documents: OUT gets check.html and check.json
help-option-batch-shard = Do one of N parts, I from 1; or env: the part that a Kubernetes Indexed Job or a Slurm array tells
help-option-batch-merge = Join the parts: prove that every input was done exactly once, and write one report
help-option-batch-verify = Read every document that is there again, instead of trusting its size and time
help-option-edition = Edition: web for screens and archives; print for the print shop, with a job ticket; beside the web edition as NAME.print.pdf
help-option-bleed = Print: bleed on each side in mm [default: the layout's, or 3]
help-option-cover = Print: also a cover as NAME.cover.pdf beside NAME.pdf: front, spine by the number of pages, and back
help-option-settings = Print: file with the settings of your print shop [default: budgetpress.toml in the working folder, if there is one]
help-option-fingerprint = Print the SHA-256 of the data at the foot of each page
help-option-binding = Print: binding, which tells how many blank pages are added [default: the layout's, or saddle]
help-option-crop-marks = Print: mark the corners of the trimmed page
help-option-icc = Print: PDF/X-4 for the printing condition of this ICC profile, instead of PDF/X-1a
