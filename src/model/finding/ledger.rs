//! Findings about ledgers (明细账): CSV files and worksheets, and the tables derived from them.
//! `+ x`: values that may be added, see `extend!`.

declare! {
    Error ledger_none(layout: Text);
    Error csv_broken(detail: Detail);
    Error csv_too_many(what: Choice, limit: Count);
    Error csv_ragged(line: Count, given: Count, wanted: Count);
    Error csv_delimiter(mark: Text);
    Error ledger_workbook();
    Error ledger_blank(column: Text);
    Error ledger_unknown(column: Text, value: Text, known: Text);
    Error project_missing(kind: Text);
    Error project_unexpected(kind: Text);
    Note csv_gb18030();
    Note csv_utf16();
    Error ledger_column(column: Text, number: Count, words: Text, titled: Choice) + row;
    Error ledger_total(words: Text, amount: Sum, sum: Sum);
    Error ledger_total_differs(words: Text, amount: Sum, sum: Sum);
    Warning ledger_doubled(amount: Sum);
    Error account_coarse(code: Text);
    Error unit_missing(count: Count);
    Error goal_differs(project: Text);
    Note table_superseded(sheet: Text);
    Error words_missing(line: Text, column: Text);
}
