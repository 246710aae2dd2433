//! Findings about the files of a layout, and of the layout check.
//! `+ x`: values that may be added, see `extend!`.

declare! {
    Error layout_unknown(layout: Text, known: Text);
    Error layout_nowhere(what: Choice, folder: Text);
    Error layout_broken(layout: Text, detail: Detail);
    Error template_failed(file: LayoutFile, line: LayoutLine, detail: Detail);
    Error sheet_unknown(sheet: SheetId);
    Error sheet_unplaced(sheet: SheetId, title: Text, times: Count);
    Error sheet_too_wide(column: Text, value: Text, size: Size);
    Error ordinals_few(count: Count);
    Error layout_syntax() + in_toml;
    Error layout_encoding();
    Error layout_key_unknown(key: Text, known: Text);
    Error layout_shape() + in_toml;
    Error layout_name(name: Text, folder: Text);
    Error layout_folder(folder: Text);
    Error layout_twice(name: Text);
    Error layout_folio();
    Error layout_measure(what: Choice) + least + size + key + unit;
    Error layout_part(part: Text);
    Error layout_part_optional(part: Text);
    Error layout_kinds(what: Choice, kind: Text) + word;
    Error layout_office(what: Choice);
    Error layout_figure_measure(figure: Text);
    Error layout_reference_unknown(text: Text, known: Text);
    Error layout_reference_fixed(text: Text);
    Error layout_reference_literal(text: Text);
    Error layout_sheet_unknown(sheet: Text);
    Error layout_file_missing(file: Text);
    Error layout_file_outside(file: Text);
    Error layout_figure(figure: Text);
    Error layout_figure_budget(figure: Text);
    Error layout_cell_unknown(cell: Text);
    Error layout_tie_empty(title: Text);
    Error layout_column(what: Choice) + column;
    Error layout_lines(what: Choice);
    Error layout_sum_unknown(of: Text, part: Text);
    Error layout_circle(of: Text);
    Error layout_ledger(what: Choice, value: Text);
    Error layout_accounts(what: Choice, value: Text);
    Error layout_extends(what: Choice, name: Text) + known + at_most;
    Error layout_inherited(what: Choice, list: Text, name: Text) + whole;
    Error layout_list(what: Choice, name: Text, known: Text);
    Error layout_line(what: Choice, code: Text);
    Error layout_main_missing();
    Error layout_shared_missing();
    Warning layout_notes_missing(sheet: Text);
    Warning layout_figure_unused(name: Text);
    Error layout_name_unknown(name: Text, known: Text);
    Warning layout_account_unknown(code: Text, cell: Text, nearest: Text);
    Error layout_specimen(detail: Detail);
    Error layout_language(what: Choice, value: Text);
    Error layout_template(text: Text, detail: Detail, known: Text);
    Error layout_heads(what: Choice, column: Text) + other;
}
