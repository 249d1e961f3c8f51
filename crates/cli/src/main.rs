//! Tradewind's command line: it reads the arguments, calls one command and says in one line what went wrong.
//!
//! This is the only room that reads the environment, the wall clock and entropy; everything below is given them.
//! Standard output bears results only; progress and reasons go to standard error.
//!
//! Exit codes: 0 done, 1 the operation failed, 2 the input or the command line is wrong.
//!
//! - [`arguments`]: the command line as a whole. - [`config`]: what the server is set to. - [`assemble`]: the server put
//!   together. - [`commands`]: one file or folder per command. - [`failure`]: what can go wrong. - [`output`], [`progress`], [`paint`]: what people see. - [`clock`]: the wall clock and
//!   entropy. - [`data_folder`]: where things are kept. - [`waiting`]: the asynchronous work of plain commands. - [`files`]: what
//!   commands read and write. - [`symbol`]: instruments by name.
#![forbid(unsafe_code)]

mod arguments;
mod assemble;
mod clock;
mod commands;
mod config;
mod data_folder;
mod failure;
mod files;
mod output;
mod paint;
mod progress;
mod symbol;
mod waiting;

use arguments::Arguments;
use clap::Parser;
use failure::Failure;
use std::panic::PanicHookInfo;
use std::process::ExitCode;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(report_panic));
    let outcome = std::panic::catch_unwind(|| match Arguments::try_parse() {
        Ok(arguments) => commands::run(arguments.command),
        Err(error) => arguments::answer(&error),
    });
    match outcome {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(failure)) => {
            failure.report();
            failure.exit_code()
        }
        // The hook has said it already.
        Err(_) => ExitCode::FAILURE,
    }
}

/// A bug, in one line.
fn report_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
    let text = panic.payload_as_str().unwrap_or("no reason given");
    let place = place.unwrap_or_default();
    Failure::failed(format!("internal error{place}: {text}; this is a bug, please report it")).report();
}
