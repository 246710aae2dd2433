//! Inputs and outputs in object stores.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use sha2::{Digest, Sha256};

use super::{Bench, files, must_exit, program};
use crate::tests::support::departments::department;

/// Objects by key.
type Objects = Arc<Mutex<BTreeMap<String, Vec<u8>>>>;

/// A server that speaks as much of S3 as a run needs: lists, gets and puts, in one bucket; no signature is checked.
fn server(objects: &Objects) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let objects = Arc::clone(objects);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let objects = Arc::clone(&objects);
            std::thread::spawn(move || serve(stream, &objects));
        }
    });
    format!("http://{address}")
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).expect("digits"), 16).expect("a number"));
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// Answers the requests of a connection.
fn serve(stream: TcpStream, objects: &Objects) {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut stream = stream;
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first).unwrap_or(0) == 0 {
            return;
        }
        let mut length = 0;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header).expect("a header");
            let header = header.trim().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(told) = header.strip_prefix("content-length:") {
                length = told.trim().parse().expect("a number");
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("a body");
        let (status, tag, answer) = answer(&first, body, objects);
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nETag: \"{tag}\"\r\n\
             Last-Modified: Mon, 05 Feb 2024 00:00:00 GMT\r\n\r\n",
            answer.len()
        );
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&answer)).expect("answered");
    }
}

fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn answer(request: &str, body: Vec<u8>, objects: &Objects) -> (&'static str, String, Vec<u8>) {
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().expect("a method"), words.next().expect("a target"));
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = decoded(path);
    let key = path.trim_start_matches('/').strip_prefix("bucket").expect("the bucket").trim_start_matches('/');
    let mut objects = objects.lock().expect("the objects");
    match method {
        "PUT" => {
            let tag = tag(&body);
            objects.insert(key.to_owned(), body);
            ("200 OK", tag, Vec::new())
        }
        "GET" if key.is_empty() => {
            let query: BTreeMap<String, String> =
                query.split('&').filter_map(|pair| pair.split_once('=')).map(|(a, b)| (a.into(), decoded(b))).collect();
            assert_eq!(query["list-type"], "2");
            ("200 OK", String::new(), listed(&objects, query.get("prefix").map_or("", String::as_str)).into_bytes())
        }
        "GET" => match objects.get(key) {
            Some(bytes) => ("200 OK", tag(bytes), bytes.clone()),
            None => ("404 Not Found", String::new(), Vec::new()),
        },
        _ => panic!("{request}"),
    }
}

/// What lies below a prefix, folders told once.
fn listed(objects: &BTreeMap<String, Vec<u8>>, prefix: &str) -> String {
    let mut folders = std::collections::BTreeSet::new();
    let mut text = String::new();
    for (key, bytes) in objects {
        let Some(rest) = key.strip_prefix(prefix) else { continue };
        match rest.split_once('/') {
            Some((folder, _)) => drop(folders.insert(format!("{prefix}{folder}/"))),
            None => {
                text += &format!(
                    "<Contents><Key>{key}</Key><LastModified>2024-02-05T00:00:00.000Z</LastModified>\
                 <ETag>\"{}\"</ETag><Size>{}</Size></Contents>",
                    tag(bytes),
                    bytes.len()
                )
            }
        }
    }
    let folders: String =
        folders.iter().map(|folder| format!("<CommonPrefixes><Prefix>{folder}</Prefix></CommonPrefixes>")).collect();
    format!("<?xml version=\"1.0\"?><ListBucketResult>{text}{folders}</ListBucketResult>")
}

#[test]
fn a_bucket_in_and_a_bucket_out() {
    let objects = Objects::default();
    let endpoint = server(&objects);
    for (key, seed) in [("in/a.json", 0), ("in/东江/b.json", 1), ("in/notes.txt", 2)] {
        objects.lock().expect("the objects").insert(key.into(), department(seed));
    }
    let run = |args: &[&str]| {
        let mut command = program();
        command.args(["batch", "s3://bucket/in", "-o", "s3://bucket/out/2024"]).args(args);
        command.env("AWS_ENDPOINT", &endpoint).env("AWS_ALLOW_HTTP", "true").env("AWS_REGION", "here");
        command.env("AWS_ACCESS_KEY_ID", "key").env("AWS_SECRET_ACCESS_KEY", "secret");
        command.output().expect("it runs")
    };
    let told = must_exit(&run(&[]), 0);
    assert!(told.contains("2 built by this run, 0 kept"), "{told}");
    let local = Bench::new(&["a.json", "东江/b.json"]);
    local.run().expect("it runs");
    let expected = files(&local.out());
    let of_store = || -> BTreeMap<String, Vec<u8>> {
        let objects = objects.lock().expect("the objects");
        let below =
            objects.iter().filter_map(|(key, bytes)| Some((key.strip_prefix("out/2024/")?.to_owned(), bytes.clone())));
        below.filter(|(key, _)| !key.starts_with("_batch/journal")).collect()
    };
    assert!(of_store() == expected, "the bucket has what a folder would have");
    // What is there is not done again; what is gone is.
    assert!(must_exit(&run(&[]), 0).contains("0 built by this run, 2 kept"));
    objects.lock().expect("the objects").remove("out/2024/a.pdf");
    assert!(must_exit(&run(&[]), 0).contains("1 built by this run, 1 kept"));
    assert!(of_store() == expected);
    // Parts, joined.
    for part in ["1/2", "2/2"] {
        must_exit(&run(&["--shard", part]), 0);
    }
    must_exit(&run(&["--merge"]), 0);
    objects.lock().expect("the objects").insert("in/c.json".into(), department(3));
    assert!(must_exit(&run(&["--merge"]), 2).contains("no part has built c.json"));
}

#[test]
fn a_folder_that_behaves_like_a_store() {
    let bench = Bench::new(&["a.json", "x y/b.json"]);
    let url = |path: std::path::PathBuf| format!("file://{}", path.display());
    let run = |input: &str| {
        let mut command = program();
        command.args(["batch", input, "-o", &url(bench.out())]).output().expect("it runs")
    };
    std::fs::create_dir(bench.out()).expect("a folder");
    must_exit(&run(&url(bench.input())), 0);
    let local = Bench::new(&["a.json", "x y/b.json"]);
    local.run().expect("it runs");
    assert!(files(&bench.out()) == files(&local.out()));
    assert!(must_exit(&run(&url(bench.input())), 0).contains("0 built by this run, 2 kept"));
    let told = must_exit(&run("file:///no/such/folder"), 2);
    assert!(told.contains("batch-empty") || told.contains("file-unreadable"), "{told}");
    let told = must_exit(&run(&format!("{}/x%20y/b.json", url(bench.input()))), 0);
    assert!(told.contains("1/1 b.json"), "{told}");
}
