//! Runs that are killed at any moment.

use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{Bench, files, must_exit};

/// Kills a run so many times at random moments of it, then lets one go to its end.
fn kill(times: u64) {
    let names = ["a.json", "b.json", "x/c.json", "x/d.json", "x/y/e.json", "x/y/f.json"];
    let undisturbed = Bench::new(&names);
    undisturbed.run().expect("it runs");
    let expected = files(&undisturbed.out());
    let bench = Bench::new(&names);
    let start = Instant::now();
    must_exit(&bench.command().output().expect("it runs"), 0);
    let most = (start.elapsed().as_micros() as u64).max(1);
    let mut anew = true;
    let mut moment = 0x9E37_79B9_u64;
    let mut killed = 0;
    // A slow or fast machine ends some runs before they are killed: these do not count.
    for round in 0..times * 20 {
        if killed == times {
            break;
        }
        // After a run that came to its end all is built: the next one begins anew. So does each tenth.
        if anew || round % 10 == 0 {
            let _ = std::fs::remove_dir_all(bench.out());
        }
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = bench.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        std::thread::sleep(Duration::from_micros((moment >> 33) % most));
        anew = child.try_wait().expect("known").is_some();
        killed += u64::from(!anew);
        child.kill().expect("killed");
        child.wait().expect("it ends");
        if !bench.out().exists() {
            continue;
        }
        for (name, bytes) in files(&bench.out()) {
            let is_temporary = name.rsplit('/').next().is_some_and(|own| own.starts_with(".budgetpress-"));
            assert!(is_temporary || expected.get(&name) == Some(&bytes), "round {round}: {name} is whole");
        }
    }
    assert_eq!(killed, times, "so many runs were killed before their end");
    must_exit(&bench.command().output().expect("it runs"), 0);
    let left = files(&bench.out());
    assert_eq!(left.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    assert!(left == expected, "the same bytes as of a run that nothing disturbed");
}

#[test]
fn runs_that_are_killed_are_taken_up() {
    kill(10);
}

/// `cargo test -- --ignored a_hundred_kills`
#[test]
#[ignore = "takes minutes"]
fn a_hundred_kills() {
    kill(100);
}
