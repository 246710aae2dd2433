//! Findings about reading and writing files, and about the limits of time and memory.

declare! {
    Error file_unreadable(path: Text, reason: Choice, detail: Text);
    Error file_empty();
    Error file_kind();
    Error file_unwritable(path: Text, reason: Choice, detail: Text);
    Error file_too_large(path: Text, limit: Count);
    Error output_is_input(path: Text);
    Error output_folder(path: Text);
    Error output_file(path: Text);
    Error file_exists(path: Text, why: Choice);
    Error file_signed(path: Text);
    Error output_link(path: Text);
    Error output_twice(path: Text);
    Error output_special(path: Text);
    Error output_terminal();
    Error workbook_text_long(count: Count, limit: Count);
    Error workbook_name(path: Text);
    Error folder_left(path: Text, told: Text);
    Error folder_missing(folder: Text);
    Error json_encoding(line: Count);
    Error json_syntax(line: Count, column: Count, fault: Choice, detail: Text);
    Error json_too_many(limit: Count);
    Error internal_shape();
    Error limit_time(seconds: Count);
    Error limit_memory(mib: Count);
    Error limit_depth();
    Error limit_broken(detail: Detail);
    Error limit_spawn(detail: Detail);
    Error limit_unset(detail: Detail);
    Error document_too_large(mib: Count, limit: Count, rows: Count, paragraphs: Count, characters: Count);
}
