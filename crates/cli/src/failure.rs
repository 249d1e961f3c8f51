//! What can go wrong with a command, in one line each: the place, the fault, the remedy.

use archive::ArchiveError;
use platform::Fault;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use store::StoreError;

/// Why a command did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The command line or a file it names is wrong: the caller mends it.
    BadInput(String),
    /// The configuration is wrong: a line for each fault.
    BadConfig(Vec<String>),
    /// The input was sound, the operation failed.
    Failed(String),
    /// Whoever read our output has gone; there is nothing to say, and nobody to say it to.
    ReaderGone,
}

/// What every command answers.
pub type Result<T = (), E = Failure> = std::result::Result<T, E>;

impl Failure {
    /// The input is wrong.
    pub fn bad_input(reason: impl Display) -> Self {
        Self::BadInput(reason.to_string())
    }

    /// The operation failed.
    pub fn failed(reason: impl Display) -> Self {
        Self::Failed(reason.to_string())
    }

    /// A file cannot be written. A name that can never be written is bad input; all else is a failed operation.
    pub fn unwritable(path: &Path, error: &io::Error) -> Self {
        let file = path.display();
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                Self::BadInput(format!("{file}: cannot be written: its folder does not exist; make it first"))
            }
            ErrorKind::IsADirectory => Self::BadInput(format!("{file}: is a folder; name a file")),
            _ => Self::Failed(format!("{file}: cannot be written: {}", words(error))),
        }
    }

    /// A file cannot be read.
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        let file = path.display();
        match error.kind() {
            ErrorKind::NotFound => Self::BadInput(format!("{file}: there is no such file; check the path")),
            ErrorKind::IsADirectory => Self::BadInput(format!("{file}: is a folder; name a file")),
            ErrorKind::PermissionDenied => Self::Failed(format!("{file}: cannot be read: {}", words(error))),
            _ => Self::BadInput(format!("{file}: cannot be read: {}", words(error))),
        }
    }

    /// Says it on standard error, each reason on one line.
    pub fn report(&self) {
        for reason in self.reasons() {
            let line: String = reason.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            // Where standard error is closed there is nobody to tell; the exit code still says it.
            let _ = writeln!(io::stderr(), "tradewind: {line}");
        }
    }

    /// The reasons.
    pub fn reasons(&self) -> &[String] {
        match self {
            Self::BadInput(reason) | Self::Failed(reason) => std::slice::from_ref(reason),
            Self::BadConfig(reasons) => reasons,
            Self::ReaderGone => &[],
        }
    }

    /// The exit code.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::BadInput(_) | Self::BadConfig(_) => ExitCode::from(2),
            Self::Failed(_) => ExitCode::FAILURE,
            Self::ReaderGone => ExitCode::SUCCESS,
        }
    }
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        match &error {
            ArchiveError::Unreadable { file, source } => Self::unreadable(Path::new(file), source),
            ArchiveError::Unwritable { file, source } => Self::unwritable(Path::new(file), source),
            _ => Self::bad_input(error),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::NotFound { .. } | StoreError::Conflict { .. } | StoreError::Cursor { .. } => {
                Self::bad_input(error)
            }
            _ => Self::failed(error),
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match &fault {
            Fault::Invalid(fields) => {
                let words = fields.iter().map(|field| field.message.as_str()).collect::<Vec<_>>().join("; ");
                Self::BadInput(words)
            }
            Fault::NotFound { .. } | Fault::Conflict { .. } => Self::bad_input(fault),
            _ => Self::failed(fault),
        }
    }
}

/// What the system said, with a remedy where there is one.
pub fn words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full; free some space and run it again".to_owned(),
        ErrorKind::QuotaExceeded => "the disk quota is used up; free some space and run it again".to_owned(),
        ErrorKind::FileTooLarge => "the file would be larger than is allowed here".to_owned(),
        ErrorKind::PermissionDenied => {
            "permission denied; change the rights or choose another place".to_owned()
        }
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only; choose another place".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}
