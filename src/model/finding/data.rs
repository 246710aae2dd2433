//! Findings about the contents of data files, and about acceptances (`--allow`) of findings.
//! `+ x`: values that may be added, see `extend!`.

declare! {
    Error faults_more(limit: Count);
    Error layout_unnamed();
    Error member_missing(key: Text, about: Text);
    Error member_misspelt(key: Text, nearest: Text);
    Error member_unknown(key: Text, known: Text);
    Error one_of(members: Text, given: Count, how: Choice) + named;
    Error list_empty(what: Choice) + named;
    Error clause_ended(mark: Text);
    Error line_untold(members: Text);
    Error line_missing(key: Text, name: Text);
    Error line_doubled(key: Text);
    Error cell_missing(line: Text, column: Text);
    Error key_misspelt(value: Text, nearest: Text);
    Error key_unknown(value: Text, known: Text);
    Error value_other(value: Text, expected: Text);
    Error type_wrong(value: Text, expected: Choice);
    Error code_bad(value: Text);
    Error amount_unquoted(value: Text);
    Error amount_dressed(value: Text, meant: Text);
    Error amount_bad(value: Text);
    Error amount_too_long(value: Text);
    Error amount_negative(value: Text);
    Error amount_decimals(value: Text, most: Count);
    Error amounts_decimals(value: Text, most: Count, count: Count, what: Choice);
    Error date_bad(value: Text);
    Error number_out_of_range(value: Text, least: Count, most: Count);
    Error text_empty();
    Error text_untrimmed();
    Error character_compatibility(meant: Text, character: Text, point: Text, position: Count);
    Error character_invisible(character: Text, point: Text, position: Count);
    Error character_private(character: Text, point: Text, position: Count);
    Error character_blank(character: Text, point: Text, position: Count);
    Error text_error(value: Text);
    Error allow_unmatched(code: Text, place: Text, near: Text);
    Error allow_impossible(code: Text, place: Text);
    Error allow_elsewhere(code: Text, place: Text, near: Text);
    Error allow_ambiguous(code: Text, place: Text, choices: Text);
}
