//! Findings of the verification that a file is genuine, and of what was appended to it, in the order of their
//! documentation.

declare! {
    Error verify_object(
        object: Count, kind: Choice, page: Text, what: Choice, key: Text, given: Text, wanted: Text, drawn: Choice, shown: Text, right: Text
    );
    Error verify_attachment(name: Text, what: Choice, object: Text);
    Error verify_bytes(offset: Count, bytes: Count, wanted: Count);
    Error verify_more(count: Count);
    Warning verify_unrecorded();
    Error verify_record();
    Error verify_program(stated: Text, own: Text);
    Error verify_layout(layout: Text, stated: Text, own: Text);
    Error verify_font(stated: Text, own: Text);
    Error verify_data_needed();
    Error verify_data_other(stated: Text, own: Text);
    Error verify_data_spare();
    Error verify_data_none();
    Error verify_data_unread(detail: Text);
    Error verify_unbuilt(detail: Text);
    Error verify_profile();
    Error revision_broken(what: Choice, offset: Count);
    Error revision_change(object: Count, kind: Choice, page: Text, what: Choice, detail: Text);
    Error revision_range(field: Text);
    Error revision_unsigned(revision: Count);
    Error revision_covers(field: Text, page: Count, r#box: Text, text: Text);
}
