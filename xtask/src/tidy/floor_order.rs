//! Crates depend downward only, sideways only as the table of `floors.rs` lists; a crate outside
//! the table is a fault, and pure rooms use no runtime, door or entropy.

use crate::floors::{IMPURE, Room, find};
use crate::tidy::Fault;
use crate::tidy::tree::Tree;
use crate::workspace::{Dependency, Package};

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for package in &tree.packages {
        let manifest = format!("{}/Cargo.toml", package.folder);
        let Some(room) = find(&package.name) else {
            faults
                .push(Fault::of_file(&manifest, format!("`{}` is not in xtask/src/floors.rs", package.name)));
            continue;
        };
        let expected =
            if room.name == "xtask" { "xtask".to_owned() } else { format!("crates/{}", room.name) };
        if package.folder != expected {
            faults.push(Fault::of_file(&manifest, format!("the folder of `{}` is {expected}", room.name)));
        }
        let complaints = package.dependencies.iter().filter_map(|line| complaint(tree, room, line));
        faults.extend(complaints.map(|message| Fault::of_file(&manifest, message)));
    }
    faults
}

fn complaint(tree: &Tree, room: &Room, line: &Dependency) -> Option<String> {
    let is_member = |package: &Package| package.name == line.name;
    if !tree.packages.iter().any(is_member) {
        let is_breach = room.is_pure && !line.is_dev && IMPURE.contains(&line.name.as_str());
        return is_breach.then(|| format!("`{}` is pure and may not use `{}`", room.name, line.name));
    }
    let other = find(&line.name)?;
    let is_allowed = if line.is_dev { room.tests_may_use(other) } else { room.may_use(other) };
    (!is_allowed).then(|| {
        format!("`{}` (floor {}) may not use `{}` (floor {})", room.name, room.floor, other.name, other.floor)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Faults of a workspace given as `crate: dependency, dev dependency?`.
    fn faults(crates: &[(&str, &[&str])]) -> usize {
        let packages = crates.iter().map(|(name, dependencies)| Package {
            name: (*name).to_owned(),
            folder: format!("crates/{name}"),
            dependencies: dependencies
                .iter()
                .map(|line| Dependency {
                    name: line.trim_end_matches('?').to_owned(),
                    is_dev: line.ends_with('?'),
                })
                .collect(),
            ..Package::default()
        });
        check(&Tree { files: Vec::new(), packages: packages.collect() }).len()
    }

    #[test]
    fn downward_and_listed_dependencies_are_kept() {
        assert_eq!(faults(&[("model", &["libm"]), ("engine", &["model", "tokio?"]), ("sim", &["model"])]), 0);
        assert_eq!(faults(&[("store", &[]), ("store-sqlite", &["store", "sqlx"]), ("testkit", &[])]), 0);
        assert_eq!(faults(&[("sim", &[]), ("testkit", &[]), ("engine", &["sim?", "testkit?"])]), 0);
    }

    #[test]
    fn upward_dependencies_are_found() {
        assert_eq!(faults(&[("model", &["engine"]), ("engine", &[])]), 1);
        assert_eq!(faults(&[("engine", &["session?"]), ("session", &[])]), 1);
    }

    #[test]
    fn unlisted_sideways_dependencies_are_found() {
        assert_eq!(faults(&[("engine", &["sim"]), ("sim", &["engine"])]), 2);
        assert_eq!(faults(&[("session", &["backtest"]), ("backtest", &[])]), 1);
        assert_eq!(faults(&[("cli", &["testkit"]), ("testkit", &[])]), 1);
    }

    #[test]
    fn a_crate_without_a_floor_is_found() {
        assert_eq!(faults(&[("balcony", &[])]), 1);
    }

    #[test]
    fn runtimes_in_pure_rooms_are_found() {
        for name in ["tokio", "sqlx", "reqwest", "rand"] {
            for room in ["model", "engine", "sim", "analysis", "strategies", "backtest"] {
                assert_eq!(faults(&[(room, &[name])]), 1, "{name} in {room}");
            }
        }
    }
}
