//! What a disk may hold after a power cut, by the rules that hold on every file system: bytes are
//! there once their file was synced, names once their folder was.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// One thing that a program had the file system do; paths are absolute.
#[derive(Debug, Clone)]
pub enum Operation {
    Create(String),
    Write(String, Vec<u8>),
    Sync(String),
    Rename(String, String),
    Unlink(String),
    MakeFolder(String),
    RemoveFolder(String),
    /// A step was acknowledged.
    Saved(usize),
}

impl Operation {
    /// What it is done to.
    fn path(&self) -> Option<&str> {
        match self {
            Self::Create(path)
            | Self::Write(path, _)
            | Self::Sync(path)
            | Self::Rename(path, _)
            | Self::Unlink(path)
            | Self::MakeFolder(path)
            | Self::RemoveFolder(path) => Some(path),
            Self::Saved(_) => None,
        }
    }

    /// Reads a line of the record.
    pub fn parse(line: &str) -> Self {
        let parts: Vec<&str> = line.split('\t').collect();
        let path = || parts[1].to_owned();
        match parts[0] {
            "create" => Self::Create(path()),
            "write" => {
                let digits = parts[2].as_bytes();
                Self::Write(path(), digits.chunks(2).map(|two| u8::from_str_radix(str::from_utf8(two).unwrap(), 16).unwrap()).collect())
            }
            "sync" => Self::Sync(path()),
            "rename" => Self::Rename(path(), parts[2].to_owned()),
            "unlink" => Self::Unlink(path()),
            "mkdir" => Self::MakeFolder(path()),
            "rmdir" => Self::RemoveFolder(path()),
            "saved" => Self::Saved(parts[1].parse().unwrap()),
            other => panic!("{other:?} is no operation"),
        }
    }

    pub fn saved(&self) -> Option<usize> {
        if let Self::Saved(step) = self { Some(*step) } else { None }
    }
}

/// The files of a folder, by their paths within it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    pub fn write_to(&self, root: &Path) {
        fs::create_dir_all(root).unwrap();
        for (path, bytes) in &self.0 {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Folder,
    /// Its number among the files that were ever made.
    File(usize),
}

/// A change of names, on disk for sure once its folder is synced.
#[derive(Debug, Clone)]
enum Change {
    Put(String, Thing),
    Take(String),
    Move(String, String, Thing),
}

impl Change {
    fn path(&self) -> &str {
        match self {
            Self::Put(path, _) | Self::Take(path) | Self::Move(_, path, _) => path,
        }
    }
}

type Names = BTreeMap<String, Thing>;

#[derive(Default)]
struct Disk {
    /// As the program sees it.
    names: Names,
    /// As it is on disk for sure.
    sure: Names,
    pending: Vec<Change>,
    /// What was written into each file, and what of it is on disk for sure.
    bytes: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

/// What may have become of bytes that were written and not synced.
#[derive(Clone, Copy)]
enum Unsynced {
    Whole,
    Absent,
    CutShort,
    Garbage,
}

impl Unsynced {
    const ALL: [Self; 4] = [Self::Whole, Self::Absent, Self::CutShort, Self::Garbage];

    fn of(self, written: &[u8]) -> Vec<u8> {
        match self {
            Self::Whole => written.to_vec(),
            Self::Absent => Vec::new(),
            Self::CutShort => written[..written.len() / 2].to_vec(),
            // As long as it should be, and of another file.
            Self::Garbage => written.iter().enumerate().map(|(n, byte)| byte ^ u8::try_from(n * 31 % 255 + 1).unwrap()).collect(),
        }
    }
}

impl Disk {
    fn file(&self, path: &str) -> usize {
        match self.names.get(path) {
            Some(Thing::File(number)) => *number,
            other => panic!("{path} is no file but {other:?}"),
        }
    }

    fn does(&mut self, operation: &Operation) {
        match operation {
            Operation::Create(path) => {
                let thing = Thing::File(self.bytes.len());
                self.bytes.push((Vec::new(), None));
                self.changes(Change::Put(path.clone(), thing));
            }
            Operation::Write(path, bytes) => {
                let file = self.file(path);
                self.bytes[file].0.extend(bytes);
            }
            Operation::Sync(path) => self.syncs(path),
            Operation::Rename(from, to) => {
                assert_eq!(folder_of(from), folder_of(to), "within one folder");
                let thing = self.names[from];
                self.changes(Change::Move(from.clone(), to.clone(), thing));
            }
            Operation::Unlink(path) | Operation::RemoveFolder(path) => self.changes(Change::Take(path.clone())),
            Operation::MakeFolder(path) => self.changes(Change::Put(path.clone(), Thing::Folder)),
            Operation::Saved(_) => {}
        }
    }

    fn changes(&mut self, change: Change) {
        happen(&mut self.names, &change);
        self.pending.push(change);
    }

    fn syncs(&mut self, path: &str) {
        if let Some(Thing::File(file)) = self.names.get(path) {
            let (written, sure) = &mut self.bytes[*file];
            *sure = Some(written.clone());
            return;
        }
        let (done, waiting) = self.pending.drain(..).partition(|change| folder_of(change.path()) == path);
        self.pending = waiting;
        let done: Vec<Change> = done;
        for change in &done {
            happen(&mut self.sure, change);
            if let Change::Take(folder) = change {
                // What was to happen in a folder that is gone has no place to happen.
                self.pending.retain(|change| !change.path().starts_with(&format!("{folder}/")));
            }
        }
    }

    /// The files below `root`, with these names, as far as a way leads to them.
    fn files(&self, root: &str, names: &Names, unsynced: Unsynced) -> Files {
        let leads = |path: &str| {
            let above = path.match_indices('/').map(|(at, _)| &path[..at]).filter(|above| above.len() > root.len());
            above.into_iter().all(|above| names.get(above) == Some(&Thing::Folder))
        };
        let content = |number: usize| match &self.bytes[number] {
            (written, Some(sure)) if written == sure => sure.clone(),
            (written, _) => unsynced.of(written),
        };
        let files = names.iter().filter_map(|(path, thing)| match thing {
            Thing::File(number) if leads(path) => Some((path.strip_prefix(root)?.strip_prefix('/')?.to_owned(), content(*number))),
            _ => None,
        });
        Files(files.collect())
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').unwrap().0
}

fn happen(names: &mut Names, change: &Change) {
    match change {
        Change::Put(path, thing) => drop(names.insert(path.clone(), *thing)),
        Change::Take(path) => drop(names.remove(path)),
        Change::Move(from, to, thing) => {
            names.remove(from);
            names.insert(to.clone(), *thing);
        }
    }
}

/// The most changes of names that may be open at once: all their combinations are tried.
const MOST_PENDING: usize = 10;

/// Every state of the folder that a power cut after these operations can leave.
pub fn states(root: &Path, operations: &[Operation]) -> Vec<Files> {
    let root = root.to_str().unwrap();
    let mut disk = Disk::default();
    // That the folder itself is there is a matter of the one above, which is not watched.
    let makes_root = |operation: &&Operation| matches!(operation, Operation::MakeFolder(path) if path == root);
    // What was before is kept as well as it can be: nothing waits for it, and nothing rests on it.
    let earlier = format!("{root}/.samsyn");
    let is_within = |path: &str| path.strip_prefix(&earlier).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_earlier = |operation: &&Operation| operation.path().is_some_and(is_within);
    let counted = operations.iter().filter(|operation| !makes_root(operation) && !is_earlier(operation));
    counted.for_each(|operation| disk.does(operation));
    assert!(disk.pending.len() <= MOST_PENDING, "{:?}", disk.pending);
    let mut all = Vec::new();
    for happened in 0..1_u32 << disk.pending.len() {
        let mut names = disk.sure.clone();
        let is_so = |n: &usize| happened >> n & 1 == 1;
        disk.pending.iter().enumerate().filter(|(n, _)| is_so(n)).for_each(|(_, change)| happen(&mut names, change));
        for unsynced in Unsynced::ALL {
            let files = disk.files(root, &names, unsynced);
            if !all.contains(&files) {
                all.push(files);
            }
        }
    }
    all
}
