//! Findings of the gates (`gate`, `release`, `print`) and of the comparison with the data (`against`), in the order of
//! `docs/gates.md`.
//! `+ x`: values that may be added, see `extend!`.

declare! {
    Error gate_edition(given: Text, wanted: Text);
    Error gate_construct(what: Choice, place: Text, number: Count, detail: Detail);
    Error gate_line(what: Choice, page: Count, x: Text, y: Text);
    Error release_claim(claim: Text);
    Error release_structure(what: Choice) + on_pages;
    Error release_encrypted();
    Error release_id();
    Error release_title(what: Choice);
    Error release_language();
    Error release_tags(what: Choice);
    Error release_untagged(pages: Text);
    Error release_table_header(table: Count, page: Count);
    Error release_heading(text: Text, level: Count, before: Count);
    Error release_figure_alt(count: Count);
    Error release_outline(what: Choice) + titled;
    Error release_link(what: Choice, page: Count, address: Text);
    Error release_font(font: Text);
    Error release_unicode(font: Text) + on_pages;
    Error release_colour(pages: Text, space: Text);
    Error release_action(kind: Text, object: Count);
    Error release_attachment(name: Text, lacking: Text);
    Error release_data(what: Choice, name: Text);
    Error release_overlap(page: Count, count: Count, one: Text, other: Text);
    Error release_draft(pages: Text);
    Error print_structure(what: Choice) + on_pages;
    Error print_version(what: Choice) + version + standard;
    Error print_intent(what: Choice) + counted + stated;
    Error print_metadata(key: Text);
    Error print_trim(pages: Text, width: Size, height: Size);
    Error print_boxes(pages: Text, what: Choice) + bleed;
    Error print_bleed(pages: Text, bleed: Size);
    Error print_safety(pages: Text, safety: Size);
    Error print_pages(what: Choice) + counted + wanted_count + multiple + on_pages;
    Error print_colour_space(pages: Text, paint: Text);
    Error print_black(pages: Text, paint: Text);
    Error print_font(font: Text);
    Error print_transparency(pages: Text);
    Error print_annotation(what: Choice) + on_pages + of_kind + of_name;
    Error print_resolution(page: Count, dpi: Size, least: Size);
    Error print_hairline(pages: Text, least: Size);
    Error print_overlap(page: Count, count: Count, one: Text, other: Text);
    Error print_draft(pages: Text);
    Error print_cover(what: Choice) + spine;
    Error against_data(stated: Text, wanted: Text);
    Error against_lost(page: Count, text: Text, wanted: Text, printed: Text, more: Count);
    Error against_stray(page: Count, what: Choice, text: Text);
    Error against_contents(text: Text, stated: Text, page: Count);
    Error against_sheet(what: Choice) + on_page + of_sheet + under;
    Error against_cell(
        what: Choice, page: Count, sheet: Text, row: Count, name: Text, column: Count, header: Text, wanted: Text, printed: Text
    );
    Error against_page(page: Count, wanted: Text);
    Error against_ways(what: Choice) + counted + wanted_count + bookmark + leads + instead;
    Error against_aloud(what: Choice, sheet: Text, number: Count, wanted: Text, printed: Text);
    Error against_file(what: Choice, name: Text);
    Error against_overlap(page: Count, count: Count, one: Text, other: Text);
}
