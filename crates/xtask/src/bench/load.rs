//! A load generator: so many connections, each sending its next request when the answer to the last is there.
//!
//! It is our own because none is installed with Rust or PostgreSQL, and it must be light: it shares the cores
//! with what it measures, as pgbench does. One thread, kept connections, requests made beforehand or cheaply,
//! answers read only as far as their length; about 15 microseconds of processor time a request, which every
//! figure tells apart from the server's.
use super::http::head;
use crate::{Outcome, interrupt};
use std::cell::{Cell, RefCell};
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What came of a round.
pub struct Driven {
    pub requests: u64,
    pub seconds: f64,
    /// Microseconds from sending to having read, in ascending order.
    pub latencies: Vec<u32>,
}

impl Driven {
    /// Requests a second.
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    pub fn rate(&self) -> f64 {
        self.requests as f64 / self.seconds
    }

    /// The latency that `hundredths` of the requests stay within, in milliseconds.
    pub fn within(&self, hundredths: usize) -> f64 {
        let place = (self.latencies.len() * hundredths / 100).min(self.latencies.len().saturating_sub(1));
        self.latencies.get(place).map_or(0.0, |micros| f64::from(*micros) / 1_000.0)
    }
}

/// Sends requests for a time. `make` is given the number of the request and gives its bytes.
pub fn drive(
    port: u16,
    connections: usize,
    time: Duration,
    make: impl Fn(u64) -> Vec<u8>,
) -> Outcome<Driven> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let next = Cell::new(0_u64);
    let latencies = Rc::new(RefCell::new(Vec::new()));
    let begun = Instant::now();
    let failed: RefCell<Option<String>> = RefCell::new(None);
    runtime.block_on(async {
        let each = (0..connections).map(|_| async {
            let done = keep_sending(port, begun + time, &next, &make, &latencies).await;
            if let Err(error) = done {
                *failed.borrow_mut() = Some(error.to_string());
            }
        });
        futures_util::future::join_all(each).await;
    });
    if let Some(failed) = failed.into_inner() {
        return Err(failed.into());
    }
    if interrupt::happened() {
        return Err("interrupted".into());
    }
    let mut latencies = latencies.take();
    latencies.sort_unstable();
    let requests = u64::try_from(latencies.len())?;
    Ok(Driven { requests, seconds: begun.elapsed().as_secs_f64(), latencies })
}

async fn keep_sending(
    port: u16,
    end: Instant,
    next: &Cell<u64>,
    make: &impl Fn(u64) -> Vec<u8>,
    latencies: &RefCell<Vec<u32>>,
) -> Outcome {
    let mut stream = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
    stream.set_nodelay(true)?;
    let mut bytes = Vec::with_capacity(64 * 1024);
    while Instant::now() < end && !interrupt::happened() {
        let number = next.get();
        next.set(number + 1);
        let request = make(number);
        let sent = Instant::now();
        stream.write_all(&request).await?;
        let status = read_answer(&mut stream, &mut bytes).await?;
        if !(200..300).contains(&status) {
            return Err(format!("the server answers {status}: {}", String::from_utf8_lossy(&bytes)).into());
        }
        latencies.borrow_mut().push(u32::try_from(sent.elapsed().as_micros())?);
    }
    Ok(())
}

async fn read_answer(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Outcome<u16> {
    bytes.clear();
    let mut wanted: Option<(usize, u16)> = None;
    loop {
        if stream.read_buf(bytes).await? == 0 {
            return Err("the server closed the connection half-way".into());
        }
        if wanted.is_none() {
            wanted = head(bytes)?.map(|head| (head.body_at + head.length, head.status));
        }
        if let Some((length, status)) = wanted
            && bytes.len() >= length
        {
            return Ok(status);
        }
    }
}
