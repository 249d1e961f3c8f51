//! Every shape under its name, with what it is, who described it, and the tolerances of its rule.

use super::draft::Draft;
use super::view::{Side, View};
use super::{cup_and_handle, flags, harmonics, head_and_shoulders, rectangle, tops, triangles, wedges};

/// A shape's entry.
#[derive(Clone, Copy)]
pub struct ShapeSpec {
    /// Its name, such as `double_top`.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What it is, what confirms it and where it points to.
    pub doc: &'static str,
    /// Who described it.
    pub source: &'static str,
    /// The numbers of its rule, by name. Shares are of the shape's height; the values are our own where books give words.
    pub tolerances: &'static [(&'static str, f64)],
    pub(super) find: fn(&View<'_>) -> Option<Draft>,
}

impl std::fmt::Debug for ShapeSpec {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ShapeSpec").field("name", &self.name).finish_non_exhaustive()
    }
}

const SHOULDERS: &str = "Edwards & Magee, Technical Analysis of Stock Trends, ch. 6 and 7; Bulkowski, Encyclopedia of \
                         Chart Patterns (head-and-shoulders tops, bottoms)";
const TOPS: &str = "Edwards & Magee, ch. 9; Bulkowski (double tops and bottoms, triple tops and bottoms)";
const TRIANGLES: &str = "Edwards & Magee, ch. 8; Bulkowski (triangles)";
const WEDGES: &str = "Edwards & Magee, ch. 10; Bulkowski (wedges)";
const RECTANGLES: &str = "Edwards & Magee, ch. 9; Bulkowski (rectangle tops and bottoms)";
const FLAGS: &str = "Edwards & Magee, ch. 11; Bulkowski (flags, pennants)";
const CUPS: &str = "O'Neil, How to Make Money in Stocks; Bulkowski (cup with handle, inverted)";
const CARNEY: &str = "Carney, Harmonic Trading, volumes 1 and 2";
const OGLESBEE: &str = "Oglesbee's cypher, as taught after Carney's method";

macro_rules! shape {
    ($name:literal, $title:literal, $source:expr, $tolerances:expr, $find:expr, $doc:literal) => {
        ShapeSpec {
            name: $name,
            title: $title,
            doc: $doc,
            source: $source,
            tolerances: $tolerances,
            find: $find,
        }
    };
}

/// All of them, sorted by name.
pub const SHAPES: &[ShapeSpec] = &[
    shape!(
        "ascending_triangle",
        "Ascending triangle",
        TRIANGLES,
        triangles::TOLERANCES,
        triangles::ascending,
        "Level tops over rising bottoms, five turns or more. Confirmed by a close beyond either line; target: its width."
    ),
    shape!(
        "bat",
        "Bat",
        CARNEY,
        harmonics::TOLERANCES,
        |view| harmonics::BAT.find(view),
        "B at 0.382 to 0.5 of XA, D at 0.886 of XA. Confirmed with D; target: 0.382 of AD."
    ),
    shape!(
        "bear_flag",
        "Bear flag",
        FLAGS,
        flags::TOLERANCES,
        |view| flags::flag(view, Side::Bottoms),
        "A steep fall, then a small pause between parallel lines, level or rising. Confirmed by a close below; target: the pole."
    ),
    shape!(
        "bear_pennant",
        "Bear pennant",
        FLAGS,
        flags::TOLERANCES,
        |view| flags::pennant(view, Side::Bottoms),
        "A steep fall, then a small pause between lines that meet. Confirmed by a close below; target: the pole."
    ),
    shape!(
        "bull_flag",
        "Bull flag",
        FLAGS,
        flags::TOLERANCES,
        |view| flags::flag(view, Side::Tops),
        "A steep rise, then a small pause between parallel lines, level or falling. Confirmed by a close above; target: the pole."
    ),
    shape!(
        "bull_pennant",
        "Bull pennant",
        FLAGS,
        flags::TOLERANCES,
        |view| flags::pennant(view, Side::Tops),
        "A steep rise, then a small pause between lines that meet. Confirmed by a close above; target: the pole."
    ),
    shape!(
        "butterfly",
        "Butterfly",
        CARNEY,
        harmonics::TOLERANCES,
        |view| harmonics::BUTTERFLY.find(view),
        "B at 0.786 of XA, D at 1.272 of XA. Confirmed with D; target: 0.382 of AD."
    ),
    shape!(
        "crab",
        "Crab",
        CARNEY,
        harmonics::TOLERANCES,
        |view| harmonics::CRAB.find(view),
        "B at 0.382 to 0.618 of XA, D at 1.618 of XA. Confirmed with D; target: 0.382 of AD."
    ),
    shape!(
        "cup_and_handle",
        "Cup and handle",
        CUPS,
        cup_and_handle::TOLERANCES,
        |view| cup_and_handle::find(view, Side::Tops),
        "A round dip between rims of one height, then a shallow one. Confirmed by a close above the rim; target: the depth."
    ),
    shape!(
        "cypher",
        "Cypher",
        OGLESBEE,
        harmonics::TOLERANCES,
        |view| harmonics::CYPHER.find(view),
        "B at 0.382 to 0.618 of XA, C at 1.272 to 1.414 of it, D at 0.786 of XC. Confirmed with D; target: 0.382 of AD."
    ),
    shape!(
        "descending_triangle",
        "Descending triangle",
        TRIANGLES,
        triangles::TOLERANCES,
        triangles::descending,
        "Falling tops over level bottoms, five turns or more. Confirmed by a close beyond either line; target: its width."
    ),
    shape!(
        "double_bottom",
        "Double bottom",
        TOPS,
        tops::TOLERANCES,
        |view| tops::double(view, Side::Bottoms),
        "Two bottoms of one depth after a fall. Confirmed by a close above the top between; target: the height."
    ),
    shape!(
        "double_top",
        "Double top",
        TOPS,
        tops::TOLERANCES,
        |view| tops::double(view, Side::Tops),
        "Two tops of one height after a rise. Confirmed by a close below the dip between; target: the height."
    ),
    shape!(
        "falling_wedge",
        "Falling wedge",
        WEDGES,
        wedges::TOLERANCES,
        wedges::falling,
        "Both lines fall and meet. Confirmed by a close above; target: where the wedge began."
    ),
    shape!(
        "gartley",
        "Gartley",
        CARNEY,
        harmonics::TOLERANCES,
        |view| harmonics::GARTLEY.find(view),
        "B at 0.618 of XA, D at 0.786 of XA. Confirmed with D; target: 0.382 of AD."
    ),
    shape!(
        "head_and_shoulders",
        "Head and shoulders",
        SHOULDERS,
        head_and_shoulders::TOLERANCES,
        |view| head_and_shoulders::find(view, Side::Tops),
        "A top between two lower ones after a rise. Confirmed by a close below the neckline; target: the head's height over it."
    ),
    shape!(
        "inverse_cup_and_handle",
        "Inverse cup and handle",
        CUPS,
        cup_and_handle::TOLERANCES,
        |view| cup_and_handle::find(view, Side::Bottoms),
        "A round dome between feet of one depth, then a shallow rise. Confirmed by a close below the foot; target: the height."
    ),
    shape!(
        "inverse_head_and_shoulders",
        "Inverse head and shoulders",
        SHOULDERS,
        head_and_shoulders::TOLERANCES,
        |view| head_and_shoulders::find(view, Side::Bottoms),
        "A bottom between two higher ones after a fall. Confirmed by a close above the neckline; target: the head's depth under it."
    ),
    shape!(
        "rectangle",
        "Rectangle",
        RECTANGLES,
        super::envelope::TOLERANCES,
        rectangle::find,
        "Level tops over level bottoms, five turns or more. Confirmed by a close beyond either line; target: its width."
    ),
    shape!(
        "rising_wedge",
        "Rising wedge",
        WEDGES,
        wedges::TOLERANCES,
        wedges::rising,
        "Both lines rise and meet. Confirmed by a close below; target: where the wedge began."
    ),
    shape!(
        "shark",
        "Shark",
        CARNEY,
        harmonics::TOLERANCES,
        |view| harmonics::SHARK.find(view),
        "C at 1.13 to 1.618 of AB, D at 0.886 to 1.13 of XA. Confirmed with D; target: 0.382 of AD."
    ),
    shape!(
        "symmetrical_triangle",
        "Symmetrical triangle",
        TRIANGLES,
        triangles::TOLERANCES,
        triangles::symmetrical,
        "Falling tops over rising bottoms, five turns or more. Confirmed by a close beyond either line; target: its width."
    ),
    shape!(
        "triple_bottom",
        "Triple bottom",
        TOPS,
        tops::TOLERANCES,
        |view| tops::triple(view, Side::Bottoms),
        "Three bottoms of one depth after a fall. Confirmed by a close above both tops between; target: the height."
    ),
    shape!(
        "triple_top",
        "Triple top",
        TOPS,
        tops::TOLERANCES,
        |view| tops::triple(view, Side::Tops),
        "Three tops of one height after a rise. Confirmed by a close below both dips between; target: the height."
    ),
];

/// The entry under a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static ShapeSpec> {
    SHAPES.iter().find(|shape| shape.name == name)
}
