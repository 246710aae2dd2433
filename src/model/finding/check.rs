//! Findings of the check: one for each of its rules, in the order in which `RULES.md` documents them.
//! `+ x`: values that may be added, see `extend!`.

declare! {
    Error unit_wrong(
        what: Choice, sure: Choice, name: Text, known: Choice, given: Text, wanted: Text, how: Choice, factor: Sum, examples: Text
    );
    Error footing(title: IdentityTitle, left: Sum, right: Sum, difference: Sum, apart: Sum, bound: Sum) + in_table;
    Error tie(title: IdentityTitle, left: Sum, right: Sum, difference: Sum, apart: Sum, bound: Sum) + lacking;
    Error tie_own(title: IdentityTitle, left: Sum, right: Sum, difference: Sum, apart: Sum, bound: Sum) + lacking;
    Error tie_unknown(term: Text, name: Text);
    Error amount_differs(
        title: IdentityTitle, left: Sum, right: Sum, difference: Sum, apart: Sum, bound: Sum
    ) + lacking;
    Warning tail_unlikely(
        title: IdentityTitle, left: Sum, right: Sum, difference: Sum, apart: Sum, bound: Sum
    ) + in_table + lacking;
    Warning percent_differs(stated: Sum, computed: Text);
    Error previous_negative(current: Sum, previous: Sum);
    Warning year_jump(current: Sum, previous: Sum, title: Text, times: Sum, way: Choice, measure: Text);
    Error line_repeated(name: Text);
    Error level_missing(code: Text, above: Text);
    Error name_differs(code: Text, name: Text, other: Text);
    Warning account_unknown(code: Text, nearest: Text, name: Text);
    Warning account_name(code: Text, name: Text, official: Text);
    Error note_of_nil(note: Text);
    Error nil_without_note(note: Text);
    Error note_of_other_fund(other: Text, own: Text);
    Error paragraph_repeated();
    Error placeholder(word: Text);
    Warning year_unlikely(current: Year, likely: Year);
    Note accounts_of_year(current: Year, listed: Year);
    Warning year_old(year: Year, current: Year);
    Warning year_other(year: Year, current: Year);
    Error personal_number(number: Text, kind: Text);
    Error reason_contradicts(word: Text, change: Sum);
    Warning date_far(what: Choice, date: Day, current: Year);
    Warning self_mixed(word: Text, usual: Text);
    Warning unit_slip(amount: Text, meant: Sum, factor: Sum);
}
