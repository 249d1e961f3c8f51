//! The floors of the house as code: which crate stands where and what it may use. This table is
//! the one of `ARCHITECTURE.md`; the tidy rule `floors` holds it against `cargo metadata`.

/// One crate's place.
#[derive(Debug)]
pub struct Room {
    /// The crate's name.
    pub name: &'static str,
    /// The floor; dependencies point downward.
    pub floor: u8,
    /// What it may use of the workspace.
    pub may_use: MayUse,
    /// Whether it must be the same on every machine: no I/O, clock, entropy or hash order.
    pub is_pure: bool,
}

/// The crates of the workspace that a room may depend on.
#[derive(Debug, Clone, Copy)]
pub enum MayUse {
    /// Every room on this floor or below.
    Floors(u8),
    /// Exactly these rooms.
    Only(&'static [&'static str]),
}

/// The floor number of tools, which no room of the product may use.
pub const TOOLS: u8 = u8::MAX;

/// The builders and fixtures every room may use in its tests.
pub const TESTKIT: &str = "testkit";

/// Crates that a pure room may not use outside its tests: runtimes, doors and entropy.
pub const IMPURE: &[&str] = &[
    "ahash",
    "async-std",
    "axum",
    "chrono",
    "fastrand",
    "getrandom",
    "hashbrown",
    "hyper",
    "object_store",
    "rand",
    "rand_chacha",
    "rand_core",
    "reqwest",
    "rusqlite",
    "rust_decimal",
    "rustc-hash",
    "smol",
    "sqlx",
    "tokio",
    "ureq",
];

/// All rooms, the highest floor first.
pub const ROOMS: &[Room] = &[
    room("cli", 6, MayUse::Floors(5)),
    room("python", 6, MayUse::Floors(3)),
    room("api", 5, MayUse::Floors(4)),
    room("telegram", 5, MayUse::Floors(4)),
    room("venue-server", 5, MayUse::Only(&["model", "sim", "archive"])),
    room("platform", 4, MayUse::Floors(3)),
    room("session", 3, MayUse::Floors(2)),
    pure("backtest", 3, &["model", "engine", "sim", "analysis", "strategies", "scripts"]),
    pure("strategies", 2, &["model", "engine", "analysis"]),
    room("scripts", 2, MayUse::Only(&["model", "engine", "analysis"])),
    room("venues", 2, MayUse::Only(&["model", "gateway"])),
    room("chains", 2, MayUse::Only(&["model", "gateway"])),
    room("intelligence", 2, MayUse::Only(&["model", "analysis", "gateway"])),
    room("gateway", 2, MayUse::Only(&["model"])),
    room("store", 2, MayUse::Only(&["model"])),
    room("store-sqlite", 2, MayUse::Only(&["model", "store"])),
    room("store-postgres", 2, MayUse::Only(&["model", "store"])),
    room("archive", 2, MayUse::Only(&["model"])),
    pure("engine", 1, &["model"]),
    pure("sim", 1, &["model"]),
    pure("analysis", 1, &["model"]),
    pure("model", 0, &[]),
    room(TESTKIT, TOOLS, MayUse::Only(&["model"])),
    room("soak", TOOLS, MayUse::Only(&["model", "engine", "sim"])),
    room("xtask", TOOLS, MayUse::Only(&[])),
];

impl Room {
    /// Whether this room may depend on that one outside its tests.
    pub fn may_use(&self, other: &Room) -> bool {
        match self.may_use {
            MayUse::Floors(highest) => other.floor <= highest,
            MayUse::Only(names) => names.contains(&other.name),
        }
    }

    /// Whether this room's tests may use that one: nothing of a higher floor, save the testkit.
    pub fn tests_may_use(&self, other: &Room) -> bool {
        other.name == TESTKIT || (other.floor <= self.floor && other.floor != TOOLS)
    }
}

/// The room of a crate, or `None` when the table does not know it.
pub fn find(name: &str) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == name)
}

/// The room that a path relative to the root lies in.
pub fn room_of_path(path: &str) -> Option<&'static Room> {
    match path.split_once('/')? {
        ("crates", rest) => find(rest.split('/').next()?),
        ("xtask", _) => find("xtask"),
        _ => None,
    }
}

const fn room(name: &'static str, floor: u8, may_use: MayUse) -> Room {
    Room { name, floor, may_use, is_pure: false }
}

const fn pure(name: &'static str, floor: u8, may_use: &'static [&'static str]) -> Room {
    Room { name, floor, may_use: MayUse::Only(may_use), is_pure: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_named_in_the_table_stands_in_it_below_its_user() {
        for room in ROOMS {
            let MayUse::Only(names) = room.may_use else { continue };
            for name in names {
                let other = find(name).unwrap_or_else(|| panic!("{name} is not a room"));
                assert!(other.floor <= room.floor, "{} uses {name} of a higher floor", room.name);
            }
        }
    }

    #[test]
    fn no_circle_of_rooms_can_be_built() {
        let mut left: Vec<&Room> = ROOMS.iter().collect();
        while !left.is_empty() {
            let before = left.len();
            let names: Vec<&str> = left.iter().map(|room| room.name).collect();
            left.retain(|room| ROOMS.iter().any(|other| names.contains(&other.name) && room.may_use(other)));
            assert!(left.len() < before, "a circle among {names:?}");
        }
    }

    #[test]
    fn a_path_lies_in_the_room_of_its_crate() {
        assert_eq!(room_of_path("crates/engine/src/lib.rs").map(|room| room.name), Some("engine"));
        assert_eq!(room_of_path("xtask/src/main.rs").map(|room| room.name), Some("xtask"));
        assert!(room_of_path("web/src/main.tsx").is_none());
    }
}
