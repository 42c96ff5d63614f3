//! The Tokio runtime of a bucket's client. Requests run on blocking threads, which wait for it.

use doctyped_core::error::{Error, Result};
use std::io;
use std::sync::mpsc;
use tokio::runtime::{Builder, Runtime};

const WORKER_THREADS: usize = 2;

/// `None` only while it is dropped.
#[derive(Debug)]
pub struct StorageRuntime(Option<Runtime>);

impl StorageRuntime {
    /// Starts the threads of the runtime.
    pub fn start() -> io::Result<StorageRuntime> {
        let mut builder = Builder::new_multi_thread();
        let runtime = builder.worker_threads(WORKER_THREADS).thread_name("s3").enable_all().build()?;
        Ok(StorageRuntime(Some(runtime)))
    }

    /// Runs a future on the runtime and blocks the calling thread until it is done.
    pub fn block_on<T: Send + 'static>(&self, future: impl Future<Output = T> + Send + 'static) -> Result<T> {
        let stopped = || Error::internal("the threads of the S3 client have stopped");
        let (sender, receiver) = mpsc::sync_channel(1);
        self.0.as_ref().ok_or_else(stopped)?.spawn(async move {
            // The receiver is gone if the server is shutting down.
            let _ = sender.send(future.await);
        });
        receiver.recv().map_err(|_| stopped())
    }
}

impl Drop for StorageRuntime {
    fn drop(&mut self) {
        // Not by the runtime's own drop, which blocks: the last owner may be an async thread.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
