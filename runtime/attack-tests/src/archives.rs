//! Archives that exhaust the server or write outside of their folder.

use actix_web::web::Bytes;
use doctyped_api::prelude::*;
use doctyped_core::content::{Content, ReadAt};
use doctyped_files as files;
use doctyped_http::test_harness::{FILES, TestSite, UNZIP_FILE, ZIP_FILES, zip};
use serde_json::json;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The signature of an entry in the central directory.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";

/// Asserts that each archive is refused with nothing stored.
fn assert_unzip_refused(site: &TestSite, archives: Vec<(&str, Vec<u8>)>) {
    let admin = site.admin_token();
    for (description, bytes) in archives {
        let packed = site.upload(&admin, &[], "attack.zip", &bytes);
        let (status, class) = site.post(UNZIP_FILE, json!({"name": packed["name"]})).token(&admin).error();
        assert!(status == 417 && class.contains("Error"), "{description}: {status} {class}");
        assert_eq!((site.stored_files().len(), site.unfinished_files()), (1, 0), "{description}");
        let path = format!("{FILES}/{}", packed["name"].as_str().unwrap());
        assert_eq!(site.delete(&path).token(&admin).status(), 202, "{description}");
    }
}

/// An archive in which each occurrence of some bytes is replaced.
fn patched_zip(files: &[(&str, &[u8])], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = zip(files);
    let offsets = offsets_of(&bytes, from);
    assert!(!offsets.is_empty());
    for offset in offsets {
        bytes[offset..offset + to.len()].copy_from_slice(to);
    }
    bytes
}

/// The offsets at which a byte string occurs.
fn offsets_of(bytes: &[u8], pattern: &[u8]) -> Vec<usize> {
    (0..bytes.len()).filter(|&offset| bytes[offset..].starts_with(pattern)).collect()
}

/// Content that fails the test when it is read.
struct Unread;

impl ReadAt for Unread {
    fn read_at(&mut self, _: u64, _: usize) -> std::io::Result<Bytes> {
        unreachable!("the size alone refuses the archive")
    }
}

#[test]
fn zip_bomb_is_refused() {
    let site = TestSite::new();
    site.update_settings(json!({"max_file_size": 1}));
    let zeros = vec![0; 1024 * 1024];
    let larger = [zeros.as_slice(), b"0"].concat();
    // Noise does not compress, zeros do.
    let mut seed = 1_u32;
    let mut noise = |size: usize| -> Vec<u8> {
        let next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        };
        std::iter::repeat_with(next).take(size).collect()
    };
    let files: Vec<(String, Vec<u8>)> = (0..11).map(|place| (format!("{place}"), noise(90_000))).collect();
    let mut padded: Vec<(&str, Vec<u8>)> = Vec::new();
    for (name, noise) in &files {
        padded.push((name, [noise.as_slice(), &zeros[noise.len()..]].concat()));
    }
    let padded: Vec<(&str, &[u8])> = padded.iter().map(|(name, content)| (*name, content.as_slice())).collect();
    assert!(padded.len() > 10 && zip(&padded).len() <= zeros.len());
    // Entries with one content: the central directory says where each begins.
    let overlapping = {
        let mut bytes = zip(&[("a", &zeros), ("b", &zeros), ("c", &zeros)]);
        for entry in offsets_of(&bytes, DIRECTORY_ENTRY) {
            bytes[entry + 42..entry + 46].fill(0);
        }
        bytes
    };
    assert_unzip_refused(
        &site,
        vec![
            ("a file above the limit", zip(&[("a.bin", &larger)])),
            ("a thousand times its size", zip(&[("a", &zeros), ("b", &zeros)])),
            ("more than all files may be", zip(&padded)),
            ("entries that overlap", overlapping),
        ],
    );
    // Too large to be read at all.
    let content = Content { size: 1 << 30, modified: std::time::SystemTime::now(), reader: Box::new(Unread) };
    assert_eq!(files::extract_zip(&site.inner, "a.zip", content).unwrap_err().kind(), ErrorKind::Validation);
}

#[test]
fn archive_with_too_many_entries_is_refused() {
    let names: Vec<String> = (0..1001).map(|number| format!("{number}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    // Many end records that lead to one central directory.
    let mut ends = zip(&many[..900]);
    let end = ends[ends.len() - 22..].to_vec();
    let directory = u32::from_le_bytes(end[16..20].try_into().unwrap()) as usize;
    // The last entry is invalid, so that the directory is read to its end for each end record.
    let last = *offsets_of(&ends, DIRECTORY_ENTRY).last().unwrap();
    assert!(last > directory);
    ends[last] = b'X';
    ends.extend(end.repeat(20_000));
    assert_unzip_refused(&TestSite::new(), vec![("1001 entries", zip(&many)), ("20000 ends", ends)]);
}

#[test]
fn archive_entry_with_path_traversal_is_refused() {
    let site = TestSite::new();
    let names = ["../up.txt", "a/../../up.txt", "/etc/up.txt", "..\\up.txt", "\\up.txt", "C:up.txt", "a/../up.txt"];
    assert_unzip_refused(
        &site,
        names.into_iter().map(|name| (name, zip(&[("ok.txt", b"ok"), (name, b"x")]))).collect(),
    );
    assert_unzip_refused(&site, vec![("NUL", patched_zip(&[("a!b.txt", b"x")], b"a!b.txt", b"a\0b.txt"))]);
    // A name that is not UTF-8 is decoded as another code page.
    let admin = site.admin_token();
    let latin = patched_zip(&[("a!!b.txt", b"x")], b"a!!b.txt", b"a\xff\xfeb.txt");
    let packed = site.upload(&admin, &[], "latin.zip", &latin);
    let (status, body) = site.post(UNZIP_FILE, json!({"name": packed["name"]})).token(&admin).send();
    assert_eq!((status, body["message"].as_array().map(Vec::len)), (200, Some(1)), "{body}");
}

#[test]
fn archive_with_symlink_or_device_is_refused() {
    let site = TestSite::new();
    let special = |mode: u32| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.add_symlink("link.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        let mut bytes = writer.finish().unwrap().into_inner();
        let entry = offsets_of(&bytes, DIRECTORY_ENTRY)[0];
        bytes[entry + 40..entry + 42].copy_from_slice(&u16::try_from(mode).unwrap().to_le_bytes());
        bytes
    };
    assert_unzip_refused(
        &site,
        vec![("a link", special(0o120_777)), ("a pipe", special(0o010_644)), ("a disk", special(0o060_644))],
    );
}

#[test]
fn damaged_or_encrypted_archive_is_refused() {
    let site = TestSite::new();
    let good = zip(&[("a.txt", b"some text that is kept in the archive")]);
    let mut stored = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    stored.start_file("a.txt", options).unwrap();
    stored.write_all(b"plain text").unwrap();
    let mut damaged = stored.finish().unwrap().into_inner();
    let content = offsets_of(&damaged, b"plain text")[0];
    damaged[content] = b'P';
    // The flag for encryption and the compression method, in the local and in the central header.
    let flagged = |at: usize, value: u8| {
        let mut bytes = good.clone();
        let entry = offsets_of(&bytes, DIRECTORY_ENTRY)[0];
        bytes[at + 6] = value;
        bytes[entry + at + 8] = value;
        bytes
    };
    assert_unzip_refused(
        &site,
        vec![
            ("plain text", b"no archive at all".to_vec()),
            ("much text", vec![b'x'; 3 * 1024 * 1024]),
            ("half an archive", good[..good.len() / 2].to_vec()),
            ("no files", zip(&[])),
            ("folders only", zip(&[("a/", b"")])),
            ("wrong checksum", damaged),
            ("encrypted", flagged(0, 1)),
            ("an unknown method", flagged(2, 97)),
        ],
    );
}

/// A client that unpacks the archive writes to the names of its entries.
#[test]
fn file_name_with_traversal_is_sanitised_in_created_archive() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let file = site.upload(&ann, &[], "a.txt", b"a");
    let named = json!({"file_url": file["file_url"], "file_name": "../../.ssh/authorized_keys"});
    let (_, named) = site.post(FILES, named).token(&ann).send();
    let response = site.post(ZIP_FILES, json!({"files": [named["data"]["name"]]})).token(&ann).response();
    assert_eq!(response.status, 200);
    let bytes = response.body;
    assert!(!bytes.windows(2).any(|part| part == b".."), "an entry has a path out of the archive");
}
