//! A new password: typed twice without an echo, or one line of standard input.

use crate::failure::{Failure, Result};
use console::Term;
use std::io::{self, BufRead, IsTerminal};

/// The longest line that is read.
const BYTES_MAX: u64 = 1_024;

/// Gets it.
pub fn read(from_stdin: bool) -> Result<String> {
    if from_stdin { from_line(io::stdin().lock()) } else { typed() }
}

fn typed() -> Result<String> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        let reason =
            "there is no terminal to ask for the password; give it on standard input with --password-stdin";
        return Err(Failure::BadInput(reason.to_owned()));
    }
    let password = ask("Password: ")?;
    if ask("The same again: ")? != password {
        return Err(Failure::BadInput("the two passwords differ; try again".to_owned()));
    }
    Ok(password)
}

fn ask(prompt: &str) -> Result<String> {
    let terminal = Term::stderr();
    let answer = terminal.write_str(prompt).and_then(|()| terminal.read_secure_line());
    answer.map_err(|error| Failure::Failed(format!("the password cannot be read: {error}")))
}

fn from_line(input: impl BufRead) -> Result<String> {
    let mut line = String::new();
    let read = input.take(BYTES_MAX).read_line(&mut line);
    read.map_err(|error| Failure::BadInput(format!("standard input: the password cannot be read: {error}")))?;
    let password = line.trim_end_matches(['\n', '\r']);
    if password.is_empty() {
        return Err(Failure::BadInput("standard input: there is no password on its first line".to_owned()));
    }
    Ok(password.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_the_first_line_without_its_end() {
        for (input, expected) in [("secret word\n", "secret word"), ("a b \r\nmore", "a b "), ("x", "x")] {
            assert_eq!(from_line(input.as_bytes()).unwrap(), expected);
        }
        assert!(from_line("\nlater".as_bytes()).is_err());
        assert!(from_line("".as_bytes()).is_err());
    }
}
