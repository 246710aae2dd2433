//! Findings about the command line and about other input typed by a user. Most are made by the command line, so all are
//! public. `twice` in `usage_conflict`: whether one option was given twice, not two options that exclude each other.

declare! { public:
    Error option_unused(option: Text, how: Choice, other: Text);
    Error usage_value(option: Text, value: Text, given: Choice, how: Choice, known: Text, usage: Text, command: Text);
    Error usage_option(option: Text, near: Text, usage: Text, command: Text);
    Error usage_command(given: Text, near: Text, usage: Text, command: Text);
    Error usage_command_missing(known: Text, usage: Text, command: Text);
    Error usage_missing(options: Text, usage: Text, command: Text);
    Error usage_conflict(option: Text, other: Text, twice: Choice, usage: Text, command: Text);
    Error usage_count(option: Text, usage: Text, command: Text);
    Error usage_encoding(usage: Text, command: Text);
    Error usage_other(detail: Text, usage: Text, command: Text);
    Error allow_malformed(value: Text, code: Text);
    Error rule_unknown(code: Text, known: Text);
    Error shard_unknown(value: Text);
    Error form_unknown(path: Text);
    Error merge_unit_own(what: Choice, unit: Text);
}
