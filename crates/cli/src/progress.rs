//! Progress on standard error; nothing where that is no terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that fills as rows are done, and goes when it is dropped.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar over so many rows.
    pub fn over(rows: usize, what: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(rows as u64), ProgressDrawTarget::stderr());
        let style =
            ProgressStyle::with_template("{msg} {bar:30} {percent:>3} % {human_pos}/{human_len}, {eta} left");
        bar.set_style(style.expect("invariant: the template is well formed"));
        bar.set_message(what);
        Self { bar }
    }

    /// So many rows are done.
    pub fn set(&self, rows: usize) {
        self.bar.set_position(rows as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
