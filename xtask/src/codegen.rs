//! `cargo xtask codegen`: what is generated and committed. The handlers are the source: `tradewind
//! openapi` prints their document, and the web app's types are made from it.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{process, web};

/// The API's document, relative to the root.
const DOCUMENT: &str = "openapi.json";
/// The web app's types, relative to `web/`.
const TYPES: &str = "src/api/schema.d.ts";

/// Writes the generated files; with `--check`, only says whether they are what the code says.
///
/// # Errors
/// When a generator fails, or a file differs and nothing may be written.
pub fn run(workspace: &Workspace, is_check: bool) -> Result<ExitCode> {
    let fresh = workspace.target.join("xtask");
    fs::create_dir_all(&fresh)?;
    let document = fresh.join(DOCUMENT);
    fs::write(&document, print_document(workspace)?)?;
    let mut pairs = vec![(document.clone(), workspace.root.join(DOCUMENT))];
    if let Some(folder) = web::folder(workspace) {
        web::install(&folder)?;
        let types = fresh.join("schema.d.ts");
        let (input, output) = (document.to_string_lossy(), types.to_string_lossy());
        process::must(&mut web::npm(&folder, &["exec", "--", "openapi-typescript", &input, "-o", &output]))?;
        pairs.push((types, folder.join(TYPES)));
    }
    for (made, committed) in pairs {
        settle(&made, &committed, is_check)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn print_document(workspace: &Workspace) -> Result<Vec<u8>> {
    process::must(&mut workspace.cargo(&["build", "--quiet", "--locked", "--bin", "tradewind"]))?;
    let output = Command::new(workspace.binary("debug")).arg("openapi").output()?;
    if !output.status.success() {
        bail!("tradewind openapi: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(output.stdout)
}

fn settle(made: &Path, committed: &Path, is_check: bool) -> Result<()> {
    let content = fs::read(made)?;
    if fs::read(committed).is_ok_and(|old| old == content) {
        return Ok(());
    }
    if is_check {
        bail!("{} is not what the code says: cargo xtask codegen", committed.display());
    }
    eprintln!("writes {}", committed.display());
    fs::write(committed, content).with_context(|| format!("cannot write {}", committed.display()))
}
