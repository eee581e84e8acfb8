//! A private PostgreSQL server without a port: thrown away at the end, or with data that are kept for next time.
use crate::Outcome;
use crate::folder::Folder;
use crate::run::{run, succeeds};
use crate::service::Service;
use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is needed of an installation.
const PROGRAMS: [&str; 3] = ["initdb", "postgres", "pg_isready"];

/// A running server. It listens on a socket in its folder only, so it is in nobody's way.
pub struct Cluster {
    // Stopped before its folder is deleted: fields are dropped in this order.
    server: Service,
    folder: Folder,
}

/// Settings of a server whose data nobody needs afterwards.
const PASSING: [&str; 3] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// A user and group of this system, by number.
#[derive(Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

impl Cluster {
    /// Makes and starts a server that is thrown away: nothing in it has to outlive a power cut.
    pub fn start() -> Outcome<Self> {
        Self::run(None, &PASSING)
    }

    /// Starts a server whose data lie in a folder and stay there; they are made when there are none. What it
    /// writes is durable. `settings` are PostgreSQL's, as `name=value`.
    pub fn keep(data: &Path, settings: &[&str]) -> Outcome<Self> {
        Self::run(Some(data), settings)
    }

    fn run(kept: Option<&Path>, settings: &[&str]) -> Outcome<Self> {
        let programs = programs().ok_or("PostgreSQL is not installed: initdb is not there")?;
        let owner = if is_root() { Some(postgres_user()?) } else { None };
        let folder = Folder::new("postgres")?;
        let data = kept.map_or_else(|| folder.path().join("data"), Path::to_path_buf);
        let is_new = !data.join("PG_VERSION").is_file();
        if is_new && kept.is_some() {
            fs::create_dir_all(&data)?;
        }
        if let Some(owner) = owner {
            for place in [folder.path(), &data] {
                if place.exists() {
                    chown(place, Some(owner.user), Some(owner.group))?;
                }
            }
        }
        let as_owner = |program: &str| {
            let mut command = Command::new(programs.join(program));
            command.current_dir(folder.path());
            if let Some(owner) = owner {
                command.uid(owner.user).gid(owner.group);
            }
            command
        };
        if is_new {
            let mut initdb = as_owner("initdb");
            initdb.args([
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
            ]);
            run(initdb.arg("--pgdata").arg(&data).stdout(Stdio::null()))?;
        }

        let mut server = as_owner("postgres");
        server.arg("-D").arg(&data).arg("-k").arg(folder.path());
        for setting in ["listen_addresses=", "max_connections=300"].iter().chain(settings) {
            server.args(["-c", setting]);
        }
        let mut server = Service::start("PostgreSQL", &mut server, &folder.path().join("log"))?;
        let socket = folder.path().display().to_string();
        let ready = programs.join("pg_isready").display().to_string();
        server.wait_until(|| succeeds(&ready, &["--quiet", "--host", &socket]))?;
        Ok(Self { server, folder })
    }

    /// The process that started all others of the server.
    pub fn process(&self) -> u32 {
        self.server.process()
    }

    /// The folder with the server's socket.
    pub fn socket(&self) -> &Path {
        self.folder.path()
    }

    /// Where the server writes its log.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// The address of a database on this server.
    pub fn url(&self, database: &str) -> String {
        let socket = self.folder.path().display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{socket}/{database}")
    }
}

/// The folder with the server's programs: that of the path, else Debian's, the newest version first.
pub fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .map(|entries| {
            let numbered =
                |path: PathBuf| Some((path.file_name()?.to_str()?.parse().ok()?, path.join("bin")));
            entries.flatten().filter_map(|entry| numbered(entry.path())).collect()
        })
        .unwrap_or_default();
    versions.sort();
    folders.extend(versions.into_iter().rev().map(|(_, folder)| folder));
    let has_all = |folder: &PathBuf| PROGRAMS.iter().all(|program| folder.join(program).is_file());
    folders.into_iter().find(has_all)
}

/// The server refuses to run as root.
fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The user that the package of PostgreSQL has made.
fn postgres_user() -> Outcome<Owner> {
    let users = fs::read_to_string("/etc/passwd")?;
    let numbers = users.lines().find_map(|line| {
        let mut fields = line.split(':');
        (fields.next() == Some("postgres")).then(|| (fields.nth(1), fields.next()))
    });
    match numbers {
        Some((Some(user), Some(group))) => Ok(Owner { user: user.parse()?, group: group.parse()? }),
        _ => Err("PostgreSQL does not run as root, and there is no user 'postgres'".into()),
    }
}
