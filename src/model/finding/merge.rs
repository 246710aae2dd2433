//! Findings of the consolidation (汇总): adding up the budgets of a department's units.

declare! {
    Error merge_layout(layout: Text, measure: Text, wanted: Text, wanted_measure: Text);
    Error merge_year(year: Year, wanted: Year);
    Error merge_unit_twice(unit: Text, number: Count, other: Count);
    Error merge_unit_headed(unit: Text, sheet: Text, other: Text);
    Error merge_kind(name: Text, kind: Choice, known: Choice, other: Text);
    Error merge_name(code: Text, name: Text, known: Text, other: Text);
    Error merge_words(line: Text, words: Text, known: Text, other: Text);
    Error merge_date(date: Day, wanted: Day, other: Text);
    Error merge_figure(title: Text, stated: Text, made: Text);
    Note merge_notes(sheet: Text);
    Note merge_superseded();
    Error merge_ties(count: Count);
    Note merge_tables(units: Text);
    Warning merge_transfer(title: Text, paid: Sum, payers: Text, received: Sum, receivers: Text);
    Warning merge_unit_apart(unit: Text, own: Sum, others: Sum, measure: Text);
    Error merge_unit_wrong(unit: Text, count: Count);
    Error merge_tails(count: Count, units: Count);
}
