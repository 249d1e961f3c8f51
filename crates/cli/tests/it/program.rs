//! Running the program and reading what it says.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of one test, and the program run in it.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a run said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs the program with arguments as one would type them, in this folder.
    pub fn run(&self, line: &str) -> Said {
        self.said(command(self.folder.path()).args(line.split_whitespace()))
    }

    pub fn said(&self, command: &mut Command) -> Said {
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Said { code: status.code().expect("no signal ended it"), out: text(stdout), err: text(stderr) }
    }

    /// An hourly made-up market as a file.
    pub fn market(&self, name: &str, bars: usize) {
        let said = self.run(&format!("data synth --out {name} --bars {bars} --timeframe 1h --seed 3"));
        assert_eq!(said.code, 0, "{}", said.err);
    }
}

/// The program, to be run in a folder.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradewind"));
    // What is set on this machine is none of a test's business.
    command.current_dir(folder).env("NO_COLOR", "1").env("XDG_CONFIG_HOME", folder.join("config-home"));
    command
}

impl Said {
    /// The program refused: this exit code, this one line on standard error, nothing on standard output.
    pub fn refused(&self, code: i32, line: &str) {
        assert_eq!(self.err, format!("tradewind: {line}\n"));
        assert_eq!(self.code, code, "{line}");
        assert_eq!(self.out, "", "{line}");
    }

    /// The program did it and said nothing beside its result.
    pub fn done(&self) -> &str {
        assert_eq!((self.code, self.err.as_str()), (0, ""));
        &self.out
    }

    /// The one JSON document on standard output.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.done()).expect("standard output is one JSON document")
    }
}
