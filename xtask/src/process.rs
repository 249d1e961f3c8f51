//! Running other programs: what they print is shown on stderr as it comes and kept for counting.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How often the end of a silent program is looked for.
const POLL: Duration = Duration::from_millis(50);
/// How long the pipes of an ended program are read: a process it left behind may hold them open.
const DRAIN_MAX: Duration = Duration::from_secs(2);

/// What a program did.
#[derive(Debug)]
pub struct Finished {
    /// How it ended.
    pub status: ExitStatus,
    /// The lines of stdout and stderr together, without colours, in the order they came.
    pub lines: Vec<String>,
}

/// Runs a program without stdin; shows its output on our stderr and keeps it.
///
/// # Errors
/// When the program cannot be started. A program that fails is not an error here.
pub fn tee(command: &mut Command) -> Result<Finished> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let (sender, receiver) = channel();
    forward(child.stdout.take(), sender.clone());
    forward(child.stderr.take(), sender);
    let mut lines = Vec::new();
    let status = loop {
        if !take_line(&receiver, &mut lines) {
            break child.wait()?;
        }
        if let Some(status) = child.try_wait()? {
            let ended = Instant::now();
            while ended.elapsed() < DRAIN_MAX && take_line(&receiver, &mut lines) {}
            break status;
        }
    };
    Ok(Finished { status, lines })
}

/// Runs a program that must succeed, its output on our own terminal.
///
/// # Errors
/// When it cannot be started or fails; the message bears the command.
pub fn must(command: &mut Command) -> Result<()> {
    let line = spell(command);
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot start {line}"))?;
    if !status.success() {
        bail!("{line}: {status}");
    }
    Ok(())
}

/// Whether a program can be started and succeeds, its output unseen.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as one would type it.
pub fn spell(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Takes at most one line; false when no more can come.
fn take_line(receiver: &Receiver<String>, lines: &mut Vec<String>) -> bool {
    match receiver.recv_timeout(POLL) {
        Ok(line) => {
            eprintln!("{line}");
            lines.push(without_colours(&line));
            true
        }
        Err(RecvTimeoutError::Timeout) => true,
        Err(RecvTimeoutError::Disconnected) => false,
    }
}

fn forward(pipe: Option<impl Read + Send + 'static>, sender: Sender<String>) {
    let Some(pipe) = pipe else { return };
    std::thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned();
            if sender.send(line).is_err() {
                return;
            }
            bytes.clear();
        }
    });
}

/// Takes out terminal sequences of the form `ESC [ … letter`.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_of_both_pipes_is_kept_without_colours() {
        let mut shell = Command::new("sh");
        let finished =
            tee(shell.args(["-c", "printf '\\033[32mgreen\\033[0m\\n'; echo red >&2; exit 3"])).unwrap();
        assert_eq!(finished.status.code(), Some(3));
        let mut lines = finished.lines;
        lines.sort();
        assert_eq!(lines, ["green", "red"]);
    }

    #[test]
    fn a_process_left_behind_does_not_hold_the_caller() {
        let started = Instant::now();
        let finished = tee(Command::new("sh").args(["-c", "sleep 20 & echo done"])).unwrap();
        assert!(finished.status.success());
        assert!(started.elapsed() < Duration::from_secs(15));
    }
}
