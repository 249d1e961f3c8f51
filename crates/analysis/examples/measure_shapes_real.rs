//! Whether the price goes where shapes and wave counts point, on candles from files:
//! `cargo run --release -p analysis --example measure_shapes_real -- FILE…` prints the tables "On real candles" of
//! `docs/analysis/shapes.md` and `docs/analysis/elliott.md`; `--late=5` before the files enters five bars later than at the next
//! open. Files are gzip CSV: `timestamp,open,high,low,close,volume`, in milliseconds since 1970.
#![expect(clippy::print_stdout, reason = "a measurement is printed")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]

#[path = "../tests/it/bracket/claims.rs"]
mod claims;
#[path = "../tests/it/bracket/score.rs"]
mod score;
#[path = "../tests/it/series.rs"]
#[expect(dead_code, reason = "some of its series are used here")]
mod series;
#[path = "../tests/it/bracket/tally.rs"]
mod tally;

use analysis::Bar;
use analysis::performance::normal;
use analysis::signals::SignalDirection;
use score::Claim;
use series::Chance;
use std::collections::BTreeMap;
use std::path::Path;
use tally::Tally;

const SUBJECTS: [&str; 3] = ["Shapes", "Complete counts of the preferred reading", "The best running count"];
const HARMONICS: [&str; 6] = ["bat", "butterfly", "crab", "cypher", "gartley", "shark"];
/// Where each band of the score begins.
const BANDS: [f64; 5] = [0.5, 0.6, 0.7, 0.8, 0.9];
/// How many bars long a block is.
const BLOCK: i64 = 720;
/// The walks: how many prices make a bar, how far each is from the one before, and the first seed.
const WALK: (usize, f64, u64) = (60, 0.001, 3_000_000);

/// The rows of one table, by section and name.
type Table = BTreeMap<(Section, String), Tally>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Kind,
    Family,
    All,
    Way,
    Score,
    File,
    Walk,
}

fn main() {
    let mut tables = [const { Table::new() }; 3];
    let (options, files): (Vec<_>, Vec<_>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let late = options.first().map_or(0, |option| option.strip_prefix("--late=").unwrap().parse().unwrap());
    for (place, path) in files.iter().enumerate() {
        let path = Path::new(path);
        let name = path.file_name().unwrap().to_string_lossy().replace(".csv.gz", "");
        let bars: Vec<Bar> = series::read(path, usize::MAX).iter().collect();
        measure(&bars, late, |subject, claim| sections(subject, claim, &name), &mut tables);
        let walk = walk(WALK.2 + place as u64, bars.len());
        measure(&walk, late, |_, _| vec![(Section::Walk, "random walks as long".to_owned())], &mut tables);
    }
    for (subject, table) in SUBJECTS.iter().zip(&tables) {
        print(subject, table);
    }
}

/// The rows that a claim counts in.
type Rows = Vec<(Section, String)>;

fn measure(bars: &[Bar], late: usize, rows: impl Fn(usize, &Claim) -> Rows, tables: &mut [Table; 3]) {
    let spacing = bars.windows(2).map(|two| two[1].open_at - two[0].open_at).min().unwrap_or(1);
    let [complete, running] = claims::of_counts(bars);
    let all = [claims::of_shapes(bars), complete, running];
    for (subject, (claims, table)) in all.iter().zip(tables).enumerate() {
        for claim in claims {
            let entered = Claim { confirmed_index: claim.confirmed_index + late, ..claim.clone() };
            let scored = score::score(bars, &entered);
            let block = (spacing, bars[claim.confirmed_index].open_at / (BLOCK * spacing));
            for row in rows(subject, claim) {
                table.entry(row).or_default().add(claim.score, block, scored.as_ref());
            }
        }
    }
}

fn sections(subject: usize, claim: &Claim, file: &str) -> Rows {
    let band = BANDS.iter().rposition(|from| claim.score >= *from).unwrap_or(0);
    let until = BANDS.get(band + 1).copied().unwrap_or(1.0);
    let way = match claim.way {
        SignalDirection::Long => "up",
        SignalDirection::Short => "down",
    };
    let mut rows = vec![
        (Section::Kind, claim.name.to_owned()),
        (Section::All, "all".to_owned()),
        (Section::Way, way.to_owned()),
        (Section::Score, format!("score {} to {until}", BANDS[band])),
        (Section::File, file.to_owned()),
    ];
    if subject == 0 {
        let family = if HARMONICS.contains(&claim.name) { "harmonics" } else { "other shapes" };
        rows.push((Section::Family, family.to_owned()));
    }
    rows
}

/// A market without memory: its price is as likely to rise as to fall by the same, whatever was before.
fn walk(seed: u64, length: usize) -> Vec<Bar> {
    let mut chance = Chance(seed);
    let mut price = 1_000.0_f64;
    let bar = |index: usize| {
        let (open, mut high, mut low) = (price, price, price);
        for _ in 0..WALK.0 {
            price *= 1.0 + WALK.1 * chance.normal();
            high = high.max(price);
            low = low.min(price);
        }
        Bar { open_at: index as i64, open, high, low, close: price, volume: 1.0 + chance.unit() }
    };
    (0..length).map(bar).collect()
}

fn print(subject: &str, table: &Table) {
    println!("\n{subject}:\n");
    println!(
        "| | said | entered | reached | open | with the open ones' chances | coin | deviations | blocks as draws | upside down | mean R | after fees |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for ((section, name), tally) in table {
        let name = if *section == Section::Kind { name.clone() } else { format!("**{name}**") };
        let [made, net] = tally.risk_multiples().map_or([None; 2], |both| both.map(Some));
        println!(
            "| {name} | {} | {} | {} | {} | {:.1} | {:.1} | {} | {} | {} | {} | {} |",
            tally.said,
            tally.entered,
            tally.reached,
            tally.open,
            tally.worth,
            tally.chance,
            signed(tally.deviations(), 1),
            signed(tally.deviations_by_block(), 1),
            signed(tally.deviations_mirrored(), 1),
            signed(made, 3),
            signed(net, 3),
        );
    }
    let kinds =
        table.iter().filter(|((section, _), tally)| *section == Section::Kind && tally.entered > 0).count();
    let bound = normal::quantile(1.0 - 0.025 / kinds.max(1) as f64);
    println!("\nBound of {kinds} kinds: {} deviations.", signed(bound, 2));
    let all = table.get(&(Section::All, "all".to_owned()));
    if let Some([alone, blocks]) = all.map(Tally::deviations_of_score) {
        println!(
            "A higher score does better: {}, {} with blocks as draws.",
            signed(alone, 1),
            signed(blocks, 1)
        );
    }
}

fn signed(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:+.decimals$}"))
}
