//! Findings about the command line.

declare! {
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
}
