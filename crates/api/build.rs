//! Watches the built web app, so that a binary embeds the newest one. Creates nothing.
//!
//! While there is no built app the folder counts as changed at every build: the binary that is made after the first
//! `npm run build` must not keep the emptiness of the one before.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../../web/dist");
}
