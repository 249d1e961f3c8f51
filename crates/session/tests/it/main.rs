//! Sessions over real files and a real store: recovery, torn ends, what the tables show.

mod recovery;
