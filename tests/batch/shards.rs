//! Runs over several machines, and how they are joined.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use budgetpress::Editions;
use budgetpress::batch::{BatchReport, Shard, Status};

use super::{Bench, files, must_exit};
use crate::tests::support;
use crate::tests::support::departments::department;

const NAMES: [&str; 5] = ["a.json", "b.json", "x/c.json", "x/d.json", "x/e.json"];

fn merged(bench: &Bench) -> BatchReport {
    let inputs = [bench.input().to_str().expect("a path").to_owned()];
    bench.with(&inputs, None, |batch| batch.join()).unwrap_or_else(|error| panic!("it merges: {error}"))
}

/// What the joining finds wrong, with the files that it names.
fn wrong(bench: &Bench) -> Vec<(&'static str, String)> {
    merged(bench).join.into_iter().map(|finding| (finding.code, finding.values[0].1.clone())).collect()
}

fn run(bench: &Bench, shard: &str) -> Vec<String> {
    let inputs = [bench.input().to_str().expect("a path").to_owned()];
    let shard = shard.parse().expect("a shard");
    bench.run_on(&inputs, Some(shard)).unwrap_or_else(|error| panic!("it runs: {error}")).worked
}

#[test]
fn parts_are_even_stable_and_whole() {
    let names: Vec<String> = (0..2000).map(|number| format!("city/{number}.json")).collect();
    for count in [1, 2, 3, 8, 64] {
        let shards: Vec<Shard> = (0..count).map(|index| Shard::new(index, count).expect("a shard")).collect();
        let mut sizes = vec![0_u64; shards.len()];
        for name in &names {
            let takers: Vec<usize> = (0..shards.len()).filter(|index| shards[*index].takes(name)).collect();
            assert_eq!(takers.len(), 1, "{name} belongs to one of {count}");
            sizes[takers[0]] += 1;
        }
        let mean = 2000 / count;
        assert!(sizes.iter().all(|size| size.abs_diff(mean) <= 60 + mean / 4), "{count} parts: {sizes:?}");
    }
    // Written down: another part for a name would have every department built anew, and in another place.
    let of = |name: &str| (1..=8).find(|part| format!("{part}/8").parse::<Shard>().expect("a shard").takes(name));
    insta::assert_snapshot!(format!("{:?}", ["a.json", "x/c.json", "东江/水务局.json"].map(of)), @"[Some(3), Some(4), Some(1)]");
}

#[test]
fn variables_of_schedulers() {
    let told = |variables: &[(&str, &str)]| {
        let variables: BTreeMap<&str, &str> = variables.iter().copied().collect();
        Shard::from_variables(|name| variables.get(name).map(|value| (*value).to_owned()))
    };
    let part = |index, count| Shard::new(index, count);
    assert_eq!(told(&[("JOB_COMPLETION_INDEX", "3"), ("JOB_COMPLETIONS", "8")]), part(3, 8));
    assert_eq!(told(&[("JOB_COMPLETION_INDEX", "8"), ("JOB_COMPLETIONS", "8")]), None);
    assert_eq!(told(&[("JOB_COMPLETION_INDEX", "3")]), None);
    let slurm = |id, count, least| {
        told(&[("SLURM_ARRAY_TASK_ID", id), ("SLURM_ARRAY_TASK_COUNT", count), ("SLURM_ARRAY_TASK_MIN", least)])
    };
    assert_eq!(slurm("8", "8", "1"), part(7, 8));
    assert_eq!(slurm("0", "4", "0"), part(0, 4));
    assert_eq!(slurm("9", "3", "1"), None, "--array=1,2,9 is not a part");
    let spaced = [
        ("SLURM_ARRAY_TASK_ID", "9"),
        ("SLURM_ARRAY_TASK_COUNT", "3"),
        ("SLURM_ARRAY_TASK_MIN", "1"),
        ("SLURM_ARRAY_TASK_STEP", "4"),
    ];
    assert_eq!(told(&spaced), part(2, 3));
    for text in ["0/3", "4/3", "1/0", "1", "a/b", "-1/3"] {
        assert!(text.parse::<Shard>().is_err(), "{text}");
    }
}

#[test]
fn parts_joined_are_the_whole_run() {
    let whole = Bench::new(&NAMES);
    whole.run().expect("it runs");
    let parts = Bench::new(&NAMES);
    let mut worked: Vec<String> = ["1/3", "2/3", "3/3"].iter().flat_map(|part| run(&parts, part)).collect();
    worked.sort();
    assert_eq!(worked, NAMES);
    assert_eq!(wrong(&parts), []);
    let mut files = files(&parts.out());
    files.retain(|name, _| !name.starts_with("_batch/report."));
    assert!(files == super::files(&whole.out()), "documents and reports are those of one run");
    // The joined journal serves the next run over all.
    assert_eq!(parts.run().expect("it runs").worked, [""; 0]);
}

#[test]
fn whatever_was_not_done_exactly_once_is_told() {
    let bench = Bench::new(&NAMES);
    let parts = ["1/2", "2/2"].map(|part| run(&bench, part));
    let journal = |name: &str| bench.out().join("_batch").join(name);
    let of_second = parts[1][0].clone();
    // Missing.
    std::fs::rename(journal("journal.2-of-2.jsonl"), journal("kept")).expect("moved");
    let missing: Vec<_> = parts[1].iter().map(|name| ("join-missing", name.clone())).collect();
    assert_eq!(wrong(&bench), missing);
    assert!(!journal("journal.jsonl").exists(), "what is not proven is not joined");
    std::fs::rename(journal("kept"), journal("journal.2-of-2.jsonl")).expect("moved");
    assert_eq!(wrong(&bench), []);
    // Doubled, alike and differently.
    let text = std::fs::read_to_string(journal("journal.2-of-2.jsonl")).expect("the journal");
    let line = text.lines().find(|line| line.contains("\"done\"") && line.contains(&of_second)).expect("its line");
    std::fs::write(journal("journal.7-of-9.jsonl"), format!("{line}\n")).expect("written");
    assert_eq!(wrong(&bench), [("join-doubled", of_second.clone())]);
    let (before, after) = line.split_once("\"files\":").expect("files");
    let digest = after.split("\"sha256\":\"").nth(1).expect("a digest").split('"').next().expect("its end");
    let other = format!("{before}\"files\":{}\n", after.replace(digest, &"0".repeat(64)));
    let body = other.split_once("\"line\":").expect("a line").1.rsplit_once(",\"sha256\"").expect("a digest").0;
    std::fs::write(journal("journal.7-of-9.jsonl"), super::faults::signed(0, body)).expect("written");
    assert_eq!(wrong(&bench), [("join-differs", of_second.clone())]);
    std::fs::remove_file(journal("journal.7-of-9.jsonl")).expect("removed");
    // Another input now, and another file.
    bench.put(&of_second, &department(77));
    assert_eq!(wrong(&bench), [("join-changed", of_second.clone())]);
    let pdf = Path::new(&of_second).with_extension("pdf").to_string_lossy().into_owned();
    run(&bench, "2/2");
    std::fs::write(bench.out().join(&pdf), "%PDF").expect("written");
    assert_eq!(wrong(&bench), [("join-altered", pdf.clone())]);
    std::fs::remove_file(bench.out().join(&pdf)).expect("removed");
    run(&bench, "2/2");
    // A part with other settings.
    let both = Bench { editions: Editions::Both, ..bench };
    run(&both, "1/2");
    let recipes: Vec<_> = parts[1].iter().map(|name| ("join-recipe", name.clone())).collect();
    assert_eq!(wrong(&both), recipes);
}

/// The script of an example, run as the scheduler would.
fn sbatch(script: &str, bench: &Bench, task: Option<u32>) -> std::process::Output {
    let program = Path::new(env!("CARGO_BIN_EXE_budgetpress")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("bash");
    command.arg(support::root().join("docs/batch").join(script)).env("PATH", path).env("BUDGETPRESS_LANG", "en");
    command.env("IN", bench.input()).env("OUT", bench.out()).env_remove("JOB_COMPLETION_INDEX");
    if let Some(task) = task {
        command.env("SLURM_ARRAY_TASK_ID", task.to_string()).env("SLURM_ARRAY_TASK_MIN", "1");
        command.env("SLURM_ARRAY_TASK_COUNT", "8").env("SLURM_ARRAY_TASK_STEP", "1").env("SLURM_CPUS_PER_TASK", "1");
    }
    command.output().expect("bash runs")
}

#[test]
fn the_examples_for_slurm_run() {
    let script = std::fs::read_to_string(support::root().join("docs/batch/slurm.sbatch")).expect("the script");
    assert!(script.contains("#SBATCH --array=1-8\n"), "the parts below are those of the script");
    let bench = Bench::new(&NAMES[..3]);
    // The last task is missing at first.
    let last = (1..=8).filter(|part| {
        let shard: Shard = format!("{part}/8").parse().expect("a shard");
        NAMES[..3].iter().any(|name| shard.takes(name))
    });
    let last = last.max().expect("a part with work");
    for task in (1..=8).filter(|task| *task != last) {
        must_exit(&sbatch("slurm.sbatch", &bench, Some(task)), 0);
    }
    assert!(must_exit(&sbatch("merge.sbatch", &bench, None), 2).contains("join-missing"));
    must_exit(&sbatch("slurm.sbatch", &bench, Some(last)), 0);
    must_exit(&sbatch("merge.sbatch", &bench, None), 0);
    assert_eq!(merged(&bench).count(Status::Built), 3);
}

/// The lines of a manifest as paths with their scalars: enough for what kubectl would hold it against.
fn yaml(text: &str) -> BTreeMap<String, String> {
    let mut path: Vec<(usize, String)> = Vec::new();
    let mut found = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        assert!(!line.contains('\t'), "tabs do not indent: {line}");
        let mut indent = line.len() - line.trim_start().len();
        let mut rest = line.trim_start();
        assert_eq!(indent % 2, 0, "{line}");
        path.retain(|(depth, _)| *depth < indent);
        if let Some(item) = rest.strip_prefix("- ") {
            path.push((indent, "-".into()));
            (indent, rest) = (indent + 2, item);
        }
        let (key, value) = rest.split_once(':').unwrap_or_else(|| panic!("a key: {line}"));
        path.push((indent, key.to_owned()));
        if !value.trim().is_empty() {
            let keys: Vec<&str> = path.iter().map(|(_, key)| key.as_str()).collect();
            let doubled = found.insert(keys.join("/"), value.trim().trim_matches('"').to_owned());
            assert!(doubled.is_none(), "{line} stands twice");
            path.pop();
        }
    }
    found
}

#[test]
fn the_example_for_kubernetes_tells_each_pod_its_part() {
    let text = std::fs::read_to_string(support::root().join("docs/batch/kubernetes.yaml")).expect("the manifest");
    let manifest = yaml(&text);
    let of = |path: &str| manifest.get(path).unwrap_or_else(|| panic!("{path} in {manifest:#?}")).as_str();
    assert_eq!((of("apiVersion"), of("kind"), of("spec/completionMode")), ("batch/v1", "Job", "Indexed"));
    assert_eq!(of("spec/template/spec/restartPolicy"), "Never");
    let container = "spec/template/spec/containers/-";
    assert_eq!(of(&format!("{container}/env/-/name")), "JOB_COMPLETIONS");
    assert_eq!(of(&format!("{container}/env/-/value")), of("spec/completions"));
    // Its command, with each pod's variables, on places of this machine.
    let command: Vec<String> = serde_json::from_str(of(&format!("{container}/command"))).expect("a list");
    assert_eq!(command[0], "budgetpress");
    let bench = Bench::new(&NAMES[..2]);
    for index in 0..8 {
        let mut pod = super::program();
        for arg in &command[1..] {
            match arg.as_str() {
                "s3://budgets/in" => pod.arg(bench.input()),
                "s3://budgets/out" => pod.arg(bench.out()),
                other => pod.arg(other),
            };
        }
        pod.env("JOB_COMPLETION_INDEX", index.to_string()).env("JOB_COMPLETIONS", of("spec/completions"));
        must_exit(&pod.output().expect("it runs"), 0);
    }
    assert_eq!(wrong(&bench), []);
    assert_eq!(merged(&bench).count(Status::Built), 2);
}
