//! A server of PostgreSQL for the tests, on a socket in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Weak};

use tempfile::TempDir;

use crate::support::{Clinic, Said, Unable, said, skip};

static RUNNING: Mutex<Weak<Server>> = Mutex::new(Weak::new());
static DATABASES: AtomicU32 = AtomicU32::new(1);

pub(crate) struct Server {
    /// Gone with the server, where it is its own.
    folder: Option<TempDir>,
    path: PathBuf,
    bin: PathBuf,
    pub(crate) port: u16,
}

/// Where the programs of the newest server are.
fn bin() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut bins: Vec<PathBuf> = versions
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").is_file())
        .collect();
    bins.sort();
    bins.pop()
}

impl Server {
    /// The server that the tests of this run share; nothing where the machine has none.
    pub(crate) fn shared() -> Option<Arc<Self>> {
        let mut running = RUNNING.lock().unwrap_or_else(|fault| fault.into_inner());
        if let Some(server) = running.upgrade() {
            return Some(server);
        }
        let server = Arc::new(Self::own()?);
        *running = Arc::downgrade(&server);
        Some(server)
    }

    /// A server that nobody else uses, to be killed.
    pub(crate) fn own() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let path = folder.path().to_owned();
        let mut server = Self::within(path)?;
        server.folder = Some(folder);
        Some(server)
    }

    /// The same in a folder that is there.
    pub(crate) fn within(path: PathBuf) -> Option<Self> {
        let Some(bin) = bin() else {
            skip(Unable::Serve);
            return None;
        };
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .unwrap()
            .port();
        let server = Self {
            folder: None,
            path,
            bin,
            port,
        };
        if is_root() {
            let owned = Command::new("chown")
                .arg("postgres")
                .arg(server.path())
                .status();
            assert!(owned.unwrap().success());
        }
        server.run(
            "initdb",
            &[
                "-D",
                "data",
                "-U",
                "owner",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
            ],
        );
        server.certify();
        let hba = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n";
        std::fs::write(server.path().join("data/pg_hba.conf"), hba).unwrap();
        let settings = format!(
            "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{}'\nssl = on\n\
             ssl_cert_file = '{0}/server.pem'\nssl_key_file = '{0}/server.key'\nmax_connections = 60\n",
            server.path().display()
        );
        let file = server.path().join("data/postgresql.conf");
        let usual = std::fs::read_to_string(&file).unwrap();
        std::fs::write(file, usual + &settings).unwrap();
        server.start();
        server.sql(
            "postgres",
            include_str!("../../data/ledger/grants.sql")
                .split_once(';')
                .unwrap()
                .0,
        );
        server.sql(
            "postgres",
            "CREATE ROLE hepatrack_reader NOLOGIN; CREATE ROLE li LOGIN PASSWORD 'secret' IN ROLE hepatrack_nurse;\
             CREATE ROLE ana LOGIN IN ROLE hepatrack_nurse; CREATE ROLE eve LOGIN IN ROLE hepatrack_reader;\
             CREATE ROLE bob LOGIN; CREATE ROLE full_up LOGIN CONNECTION LIMIT 0 IN ROLE hepatrack_nurse",
        );
        Some(server)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// An authority, and the certificate of a server called `db.clinic`.
    fn certify(&self) {
        let openssl = |arguments: &str| {
            let done = Command::new("openssl")
                .args(arguments.split(' '))
                .current_dir(self.path())
                .stderr(Stdio::null())
                .stdout(Stdio::null())
                .status();
            assert!(done.unwrap().success(), "openssl {arguments}");
        };
        let key = "-newkey rsa:2048 -nodes -days 2";
        openssl(&format!(
            "req -x509 {key} -subj /CN=Clinic -keyout ca.key -out ca.pem"
        ));
        openssl(
            "req -newkey rsa:2048 -nodes -subj /CN=db.clinic -addext subjectAltName=DNS:localhost -keyout server.key -out server.csr",
        );
        std::fs::write(self.path().join("names"), "subjectAltName=DNS:localhost\n").unwrap();
        openssl(
            "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem",
        );
        if is_root() {
            let key = self.path().join("server.key");
            let owned = Command::new("chown").arg("postgres").arg(&key).status();
            assert!(owned.unwrap().success());
        }
    }

    fn command(&self, program: &str) -> Command {
        let program = self.bin.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.path());
        command
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let done = self
            .command(program)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(done.unwrap().success(), "{program} {arguments:?}");
    }

    pub(crate) fn start(&self) {
        self.run("pg_ctl", &["-D", "data", "-w", "-l", "log", "start"]);
    }

    /// As if its power were cut.
    pub(crate) fn kill(&self) {
        self.run("pg_ctl", &["-D", "data", "-m", "immediate", "stop"]);
    }

    fn psql(&self, login: &str, database: &str, sql: &str) -> Output {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args([
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-U",
            login,
            "-d",
            database,
            "-h",
        ])
        .arg(self.path())
        .args(["-p", &self.port.to_string(), "-c", sql]);
        psql.output().unwrap()
    }

    /// What the owner asks.
    pub(crate) fn sql(&self, database: &str, sql: &str) -> String {
        let said = said(&self.psql("owner", database, sql));
        assert_eq!(said.code, 0, "{sql}: {}", said.err);
        said.out.trim().to_owned()
    }

    /// What somebody else asks.
    pub(crate) fn sql_as(&self, login: &str, database: &str, sql: &str) -> Said {
        said(&self.psql(login, database, sql))
    }

    /// The address of a register by the socket.
    pub(crate) fn address(&self, login: &str, database: &str, register: &str) -> String {
        let socket = self.path().display().to_string().replace('/', "%2F");
        format!(
            "postgres://{login}@{socket}:{}/{database}?register={register}",
            self.port
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that a test has stopped already is not there any more.
        let _ = self
            .command("pg_ctl")
            .args(["-D", "data", "-m", "immediate", "stop"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.starts_with(b"0")
}

/// A database of its own with the tables in it, and a folder for what one machine keeps.
pub(crate) struct Ledger {
    pub(crate) server: Arc<Server>,
    pub(crate) database: String,
    pub(crate) clinic: Clinic,
}

impl Ledger {
    pub(crate) fn new() -> Option<Self> {
        Server::shared().map(Self::on)
    }

    pub(crate) fn on(server: Arc<Server>) -> Self {
        let number = DATABASES.fetch_add(1, Ordering::Relaxed);
        let database = format!("clinic{number}");
        server.sql("postgres", &format!("CREATE DATABASE {database}"));
        let ledger = Self {
            server,
            database,
            clinic: Clinic::new(),
        };
        let printed = ledger
            .clinic
            .ok(["ledger", "init", &ledger.address("owner", "ward")]);
        for grant in printed.split(';').filter(|grant| grant.contains("GRANT")) {
            ledger.sql(grant);
        }
        ledger
    }

    pub(crate) fn address(&self, login: &str, register: &str) -> String {
        self.server.address(login, &self.database, register)
    }

    pub(crate) fn sql(&self, sql: &str) -> String {
        self.server.sql(&self.database, sql)
    }

    /// Runs a command on the register `ward` as somebody.
    pub(crate) fn run(&self, login: &str, arguments: &[&str]) -> Said {
        let address = self.address(login, "ward");
        self.clinic.run(
            ["--file", &address]
                .into_iter()
                .chain(arguments.iter().copied()),
        )
    }

    /// Begins another register.
    pub(crate) fn begin(&self, register: &str) {
        self.clinic
            .ok(["ledger", "init", &self.address("owner", register)]);
    }
}
