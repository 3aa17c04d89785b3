//! Another way to the server: what goes over it is counted, takes a time, can be held up, and can be changed.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

pub(crate) struct Proxy {
    pub(crate) port: u16,
    /// How often something was sent to the server.
    pub(crate) sent: Arc<AtomicUsize>,
    /// How many bytes came back.
    pub(crate) came: Arc<AtomicUsize>,
    /// While it is set nothing comes through, and nobody is told.
    pub(crate) is_held: Arc<AtomicBool>,
}

/// What is said in the place of something that the server says, as long as that.
type Instead = Option<(&'static str, &'static str)>;

impl Proxy {
    /// The way to a port of this machine; everything that is sent there comes so much later.
    pub(crate) fn to(port: u16, delay: Duration) -> Self {
        Self::telling(port, delay, None)
    }

    /// The same, where the server seems to say something else.
    pub(crate) fn telling(port: u16, delay: Duration, instead: Instead) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self {
            port: listener.local_addr().unwrap().port(),
            sent: Arc::default(),
            came: Arc::default(),
            is_held: Arc::default(),
        };
        let (sent, came) = (Arc::clone(&proxy.sent), Arc::clone(&proxy.came));
        let is_held = Arc::clone(&proxy.is_held);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let Ok(server) = TcpStream::connect(("127.0.0.1", port)) else {
                    return;
                };
                let back = (server.try_clone().unwrap(), client.try_clone().unwrap());
                let (sent, came) = (Arc::clone(&sent), Arc::clone(&came));
                let (there, here) = (Arc::clone(&is_held), Arc::clone(&is_held));
                thread::spawn(move || {
                    carry(client, server, &there, |_| {
                        sent.fetch_add(1, Ordering::SeqCst);
                        thread::sleep(delay);
                    })
                });
                thread::spawn(move || {
                    carry(back.0, back.1, &here, |bytes| {
                        came.fetch_add(bytes.len(), Ordering::SeqCst);
                        if let Some((from, to)) = instead {
                            replace(bytes, from.as_bytes(), to.as_bytes());
                        }
                    })
                });
            }
        });
        proxy
    }
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let places = bytes.windows(from.len());
    let place = places.into_iter().position(|there| there == from);
    if let Some(place) = place {
        bytes[place..place + from.len()].copy_from_slice(to);
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, is_held: &AtomicBool, on: impl Fn(&mut [u8])) {
    to.set_nodelay(true).unwrap();
    let mut bytes = [0; 65_536];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        on(&mut bytes[..read]);
        while is_held.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(5));
        }
        if to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    // The other side may have gone first.
    let _ = to.shutdown(Shutdown::Both);
}
