//! A disk that can be watched and broken: a small library between a program and its file system.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// The library, built once for all tests of a program.
static LIBRARY: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("faults.so");
    let mut compiler = Command::new("gcc");
    compiler.args(["-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-O1", "-o"]).arg(&library);
    compiler.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/faults.c")).arg("-ldl");
    let built = compiler.output().unwrap_or_else(|why| panic!("gcc cannot be started ({why}); tests/run installs what the tests need"));
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    (folder, library)
});

/// How an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// With an error number of Linux.
    Error(i32),
    /// A write that ends half-way, and no room for the rest.
    Short,
    /// Nothing comes back before the disk is mended, as with a network drive whose network is gone.
    Hang,
}

/// What a program does below one folder, and from when to when.
pub struct Disk {
    folder: tempfile::TempDir,
    under: PathBuf,
}

impl Disk {
    /// Of what is below `under`; not watched before [`Disk::arm`].
    pub fn of(under: &Path) -> Self {
        let under = under.parent().unwrap().canonicalize().unwrap().join(under.file_name().unwrap());
        Self { folder: tempfile::tempdir().unwrap(), under }
    }

    /// Lets a program that is not started yet do its file work here.
    pub fn of_program(&self, program: &mut Command) {
        program.env("LD_PRELOAD", &LIBRARY.1).env("FAULTS_UNDER", &self.under).env("FAULTS_ARMED", self.armed());
    }

    /// As [`Disk::of_program`], and from the `at`-th operation on all of them fail.
    pub fn breaks(&self, program: &mut Command, at: usize, way: Way) {
        self.of_program(program);
        let way = match way {
            Way::Error(number) => number.to_string(),
            Way::Short => "short".to_owned(),
            Way::Hang => "hang".to_owned(),
        };
        program.env("FAULTS_AT", at.to_string()).env("FAULTS_WAY", way);
    }

    /// As [`Disk::breaks`], with the `at`-th operation alone.
    pub fn breaks_once(&self, program: &mut Command, at: usize, way: Way) {
        self.breaks(program, at, way);
        program.env("FAULTS_ONCE", "1");
    }

    /// As [`Disk::of_program`], and every operation that succeeds is written down.
    pub fn records(&self, program: &mut Command) {
        self.of_program(program);
        program.env("FAULTS_LOG", self.log());
    }

    pub fn arm(&self) {
        fs::write(self.armed(), "").unwrap();
    }

    pub fn mend(&self) {
        fs::remove_file(self.armed()).unwrap();
    }

    /// Where the operations are written down, a line each.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn armed(&self) -> PathBuf {
        self.folder.path().join("armed")
    }
}
