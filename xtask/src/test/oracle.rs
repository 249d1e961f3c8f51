//! The Python that answers for TA-Lib: a virtual environment with the packages that the tests of `analysis` compare with.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::workspace::Workspace;

/// The variable by which the tests find it.
pub const VARIABLE: &str = "TRADEWIND_ORACLE_PYTHON";
/// The packages, with their versions.
const REQUIREMENTS: &str = "crates/analysis/tests/oracle/requirements.txt";

/// Where its Python is.
pub fn python(workspace: &Workspace) -> PathBuf {
    folder(workspace).join("bin/python")
}

/// Makes it, unless it has these very packages.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    let requirements = workspace.root.join(REQUIREMENTS);
    let wanted = fs::read_to_string(&requirements).context(REQUIREMENTS)?;
    let stamp = folder(workspace).join("requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    process::must(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder(workspace)))?;
    let words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    process::must(Command::new(python(workspace)).args(words).arg(&requirements))?;
    fs::write(&stamp, wanted).with_context(|| stamp.display().to_string())
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("xtask/oracle")
}
