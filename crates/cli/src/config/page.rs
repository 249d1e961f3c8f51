//! A configuration as text: TOML that can be read again, with what each key does and where its value is from.

use super::key::{Key, Section, Unset};
use super::raw::Origin;
use super::resolved::Config;
use super::sections::SECTIONS;

/// What the configuration comes to. Secrets are not in it.
pub fn resolved(config: &Config) -> String {
    let values = config.values();
    sections(|key| {
        let Key { about, .. } = key;
        let name = key.name();
        let origin = config.origins.get(key.path).unwrap_or(&Origin::Default);
        match (values.get(key.path), key.unset) {
            (Some(Some(value)), _) => format!("# {about}\n# from: {origin}\n{name} = {value}\n"),
            _ if key.is_secret && *origin != Origin::Default => {
                format!("# {about}\n# {name} is set and not shown, from: {origin}\n")
            }
            (_, Unset::Example(example)) => {
                format!("# {about}\n# not set; as an example:\n# {name} = {example}\n")
            }
            (_, Unset::Default(_)) => format!("# {about}\n# {name} has no effect beside what is set\n"),
        }
    })
}

/// All keys, each as `entry` writes it, under their sections.
pub fn sections(entry: impl Fn(&Key) -> String) -> String {
    let section = |section: &Section| {
        let entries = section.keys.iter().map(&entry).collect::<Vec<_>>().join("\n");
        format!("# {}\n[{}]\n{entries}", section.about, section.name)
    };
    SECTIONS.iter().map(section).collect::<Vec<_>>().join("\n")
}
