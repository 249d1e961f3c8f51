//! Watches the built web app, so that a release binary embeds the newest one. Creates nothing.
//!
//! A debug build reads the files when they are asked for and need not be built again.

use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is_release = std::env::var_os("PROFILE").is_some_and(|profile| profile == "release");
    if is_release || Path::new("../../web/dist").exists() {
        println!("cargo:rerun-if-changed=../../web/dist");
    }
}
