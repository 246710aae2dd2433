//! The command `budgetpress build`: checks a data file, builds its editions and writes them.

use std::path::{Path, PathBuf};

use budgetpress::{BuildOptions, Error, InputKind, Limits, Resources};

use super::args::BuildArgs;
use super::check::report_open;
use super::{Terminal, input_file, is_stream};

pub(super) fn build(args: &BuildArgs, limits: Limits, terminal: &Terminal) -> Result<(), Error> {
    let options = args.options()?;
    // With data from a pipe the document goes to the standard output.
    let output = args.output.clone().or_else(|| is_stream(&args.input).then(|| PathBuf::from("-")));
    let options = BuildOptions { output, ..options };
    let file = args.input.display().to_string();
    let resources = args.with.resources_within(Some(limits.memory_mib));
    let document = resources.document(input_file(&args.input, InputKind::Data)?)?;
    let check = document.check(&args.accept.acceptances(&file)?)?;
    report_open(&check, args.draft, &file, terminal)?;
    let built = check.build(&options)?;
    built.outputs.write(args.replace.force)?;
    terminal.print_findings(&built.notes, &args.input);
    print_settings_file(options.settings_file.as_deref(), terminal);
    print_stand_ins(&resources, terminal)?;
    for place in built.older_files() {
        terminal.say("file-left", &[("path", place.display().to_string())]);
    }
    for file in &built.outputs.files {
        let path = ("path", file.path.display().to_string());
        match file.pages {
            Some(1) => terminal.say("built-sheet", &[path]),
            Some(pages) => terminal.say("built", &[path, ("pages", pages.to_string())]),
            None => terminal.say("written", &[path]),
        }
    }
    Ok(())
}

/// Names the site settings in use, so that a forgotten file does not go unnoticed.
pub(super) fn print_settings_file(file: Option<&Path>, terminal: &Terminal) {
    if let Some(path) = file {
        terminal.say("settings-used", &[("path", path.display().to_string())]);
    }
}

/// Names the fonts that are stand-ins (代用字体).
pub(super) fn print_stand_ins(resources: &Resources, terminal: &Terminal) -> Result<(), Error> {
    for role in resources.stand_ins()? {
        terminal.say("stand-in", &[("title", role.title), ("family", role.family)]);
    }
    Ok(())
}
