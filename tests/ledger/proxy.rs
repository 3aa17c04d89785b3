//! A longer way to the server: what goes over it is counted, and takes a time.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

pub(crate) struct Proxy {
    pub(crate) port: u16,
    /// How often something was sent to the server.
    pub(crate) sent: Arc<AtomicUsize>,
    /// How many bytes came back.
    pub(crate) came: Arc<AtomicUsize>,
}

impl Proxy {
    /// The way to a port of this machine; everything that is sent there comes so much later.
    pub(crate) fn to(port: u16, delay: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let own = listener.local_addr().unwrap().port();
        let sent = Arc::new(AtomicUsize::new(0));
        let came = Arc::new(AtomicUsize::new(0));
        let (counted, weighed) = (Arc::clone(&sent), Arc::clone(&came));
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let Ok(server) = TcpStream::connect(("127.0.0.1", port)) else {
                    return;
                };
                let back = (server.try_clone().unwrap(), client.try_clone().unwrap());
                let (counted, weighed) = (Arc::clone(&counted), Arc::clone(&weighed));
                thread::spawn(move || {
                    carry(client, server, delay, |_| {
                        _ = counted.fetch_add(1, Ordering::SeqCst)
                    })
                });
                thread::spawn(move || {
                    carry(back.0, back.1, Duration::ZERO, |bytes| {
                        _ = weighed.fetch_add(bytes, Ordering::SeqCst)
                    })
                });
            }
        });
        Self {
            port: own,
            sent,
            came,
        }
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, delay: Duration, count: impl Fn(usize)) {
    to.set_nodelay(true).unwrap();
    let mut bytes = [0; 65_536];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        count(read);
        thread::sleep(delay);
        if to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    // The other side may have gone first.
    let _ = to.shutdown(Shutdown::Both);
}
