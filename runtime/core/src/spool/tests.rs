//! Spools with clients that read fast, slowly and never.

use super::*;
use crate::error::ErrorKind;
use tokio::runtime::{Builder, Runtime};

fn runtime() -> Runtime {
    Builder::new_current_thread().build().unwrap()
}

/// More chunks than stay in memory.
const MANY: u8 = 20;

fn chunk(number: u8) -> Vec<u8> {
    vec![number; 64 * 1024]
}

#[test]
fn unread_response_goes_to_a_file_and_is_read_in_order() {
    let space = Arc::new(SpoolSpace::new(64 << 20));
    let (mut writer, mut reader) = space.open();
    // The client reads nothing meanwhile, so every chunk that does not fit into memory would block.
    for number in 0..100 {
        writer.send(chunk(number)).unwrap();
    }
    assert_eq!(space.usage.lock().memory, MEMORY_PER_RESPONSE);
    assert_eq!(space.usage.lock().files, 1);
    drop(writer);
    let read: Vec<u8> = runtime().block_on(async {
        let mut read = Vec::new();
        while let Some(chunk) = reader.next().await {
            read.extend(chunk.unwrap());
        }
        read
    });
    assert!(read == (0..100).flat_map(chunk).collect::<Vec<u8>>());
    let usage = space.usage.lock();
    assert_eq!((usage.memory, usage.disk, usage.files), (0, 0, 0));
}

#[test]
fn response_leaves_as_much_disk_space_as_it_takes() {
    let space = Arc::new(SpoolSpace::new(64 << 20));
    let mut unread = Vec::new();
    let mut sizes = Vec::new();
    for _ in 0..3 {
        let (mut writer, reader) = space.open();
        let mut written = 0;
        while space.take_disk(Some(written), 1 << 20) {
            space.usage.lock().disk -= 1 << 20;
            for number in 0..16 {
                writer.send(chunk(number)).unwrap();
            }
            written += 1 << 20;
        }
        sizes.push(written >> 20);
        unread.push((writer, reader));
    }
    assert!(sizes[0] <= 33 && sizes[1] <= 17 && sizes[2] >= 8, "{sizes:?}");
}

#[test]
fn response_that_is_not_read_is_given_up_for_its_space() {
    let space = Arc::new(SpoolSpace::new(64 << 20));
    let (mut writer, mut reader) = space.open();
    for number in 0..MANY {
        writer.send(chunk(number)).unwrap();
    }
    space.end_unread_since(Duration::ZERO);
    assert_eq!(writer.send(chunk(0)).unwrap_err().kind(), ErrorKind::SessionStopped);
    let end = runtime().block_on(reader.next()).unwrap().unwrap_err();
    assert_eq!(end.kind(), io::ErrorKind::TimedOut);
    let usage = space.usage.lock();
    assert_eq!((usage.memory, usage.disk, usage.files), (0, 0, 0));
}

#[test]
fn writer_without_space_stops_when_the_client_reads_nothing() {
    let space = Arc::new(SpoolSpace::new(0));
    let (mut writer, _reader) = space.open();
    let error = (0..MANY).find_map(|number| writer.send(chunk(number)).err()).unwrap();
    assert_eq!(error.kind(), ErrorKind::SessionStopped);
}

#[test]
fn disconnected_client_ends_its_writer() {
    let space = Arc::new(SpoolSpace::new(64 << 20));
    let (mut writer, reader) = space.open();
    writer.send(chunk(0)).unwrap();
    drop(reader);
    assert_eq!(writer.send(chunk(1)).unwrap_err().kind(), ErrorKind::SessionStopped);
    assert_eq!(space.usage.lock().memory, 0);
}
