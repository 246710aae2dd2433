//! Findings about fonts, typesetting, the proof of the set pages, export, and the site settings. `+ x`: values that may
//! be added, see `extend!`.

declare! {
    Error fonts_not_found(looked: Text);
    Error fonts_folder(path: Text, reason: Choice, detail: Text);
    Error fonts_roles(path: Text, detail: Detail);
    Error fonts_role_empty(role: Text, title: Text, folder: Text);
    Error glyph_missing(character: Text, point: Text, position: Count);
    Note glyphs_unchecked();
    Error glyph_missing_text(character: Text, point: Text, position: Count, text: Quote);
    Error typst_error(detail: Text, file: Text);
    Error typst_warning(detail: Text, file: Text);
    Error folio_wrong(page: Count, printed: Text, wanted: Text);
    Error contents_wrong(text: Text, stated: Text, page: Count);
    Error text_faint(page: Count, text: Quote);
    Error text_small(page: Count, text: Quote);
    Error page_size(page: Count);
    Error glyph_unset(page: Count, text: Quote, character: Text);
    Error glyph_ambiguous(one: Text, other: Text, page: Count);
    Error text_outside(page: Count, text: Quote);
    Error text_across_rule(page: Count, text: Quote);
    Error text_overlap(page: Count, text: Quote, other: Text);
    Error sheet_lost(sheet: Text);
    Error sheet_doubled(sheet: Text, page: Count);
    Error sheet_stray(page: Count);
    Error header_lost(sheet: Text, page: Count, header: Text);
    Error sheet_differs(
        sheet: Text, page: Count, what: Choice, row: Count, name: Text, column: Count, header: Text, wanted: Text, printed: Text
    );
    Error text_lost(page: Count, what: Choice, text: Quote, printed: Text);
    Error text_stray(page: Count, what: Choice, text: Quote);
    Error export_failed(detail: Detail);
    Error print_unfit(page: Count, what: Text);
    Error print_profile_missing();
    Warning print_profile_unknown(name: Text);
    Error print_profile_unfit(why: Choice);
    Error print_setting(what: Choice, key: Text, value: Text) + in_settings + most + least + left;
    Error print_cover_none(layout: Text);
    Warning print_spine_thin(spine: Size, leaves: Count, least: Size);
    Note print_spine_untitled(title: Text, height: Size);
    Note print_turn_none();
    Error settings_encoding(path: Text);
    Error settings_key(key: Text, known: Text) + in_settings;
    Error settings_broken() + in_toml + in_settings;
    Error output_several();
}
