//! Averages that forget what they began with.
//!
//! A batch cuts the series in four and begins each stretch some bars early, from a guess. Such an average soon forgets it, to
//! the last bit. Whether it did is compared in the end: where a stretch did not begin with the bits that the one before it
//! ends with, it is made again from those.

use super::{LANES, Lanes, Number, parts};
use crate::registry::adapt::finite;
use crate::streaming::{Row as _, Streaming};

/// A batch shorter than so many times what is forgotten is made in one go.
const SHORTEST: usize = 4;
/// What a start may leave in an average before it is forgotten: the bits of a number, and some more for luck.
const BITS: f64 = 64.0;

/// What is calculated from the last state and the newest input alone, once it is warm, and forgets what it began with.
///
/// An output is infinite or no number only where the state is, and then that stays there.
pub trait Recurrence<const STATE: usize, const OUTPUTS: usize> {
    /// What it has come to; `None` until it is warm.
    fn state(&self) -> Option<[f64; STATE]>;

    /// Goes on from there.
    fn resume(&mut self, state: [f64; STATE]);

    /// After about how many steps two states that began differently are the same, bit for bit.
    fn memory(&self) -> usize;

    /// Takes the next input.
    fn next<N: Number>(&self, state: &mut [N; STATE], input: N) -> [N; OUTPUTS];
}

/// The [`memory`](Recurrence::memory) of a mean in which the newest value has this share.
#[must_use]
pub fn memory_of(newest_share: f64) -> usize {
    // What is left of the start after a step is 1 - share; a float that is too large becomes the largest number.
    (BITS * std::f64::consts::LN_2 / newest_share) as usize
}

/// What a [`Recurrence`] is fed with, bar by bar.
pub trait Inputs {
    /// So many of them from a bar on.
    fn from(&self, bar: usize, count: usize) -> impl Iterator<Item = f64>;
}

impl Inputs for &[f64] {
    #[inline(always)]
    fn from(&self, bar: usize, count: usize) -> impl Iterator<Item = f64> {
        self[bar..bar + count].iter().copied()
    }
}

/// The columns of a batch over prices: the bits of [`update`](Streaming::update), called for each.
pub fn batch<T, const STATE: usize, const OUTPUTS: usize>(indicator: &mut T, prices: &[f64]) -> Vec<Vec<f64>>
where
    T: Streaming<Input = f64> + Recurrence<STATE, OUTPUTS>,
{
    batch_of(indicator, prices.len(), |bar| prices[bar], &prices)
}

/// The columns of a batch of so many bars: the bits of [`update`](Streaming::update), called for each. The first bars, one at
/// least, are taken so, until it is warm; then what the inputs are.
pub fn batch_of<T, const STATE: usize, const OUTPUTS: usize>(
    indicator: &mut T,
    count: usize,
    bar: impl Fn(usize) -> T::Input,
    inputs: &impl Inputs,
) -> Vec<Vec<f64>>
where
    T: Streaming + Recurrence<STATE, OUTPUTS>,
{
    let mut columns: [Vec<f64>; OUTPUTS] = std::array::from_fn(|_| vec![0.0; count]);
    let mut warm = 0;
    while warm < count && (warm == 0 || indicator.state().is_none()) {
        let mut row = [f64::NAN; OUTPUTS];
        if let Some(said) = indicator.update(bar(warm)) {
            said.write(&mut row);
        }
        columns.iter_mut().zip(row).for_each(|(column, cell)| column[warm] = finite(cell));
        warm += 1;
    }
    if let Some(mut state) = indicator.state().filter(|_| warm < count) {
        let rest = columns.each_mut().map(|column| &mut column[warm..]);
        run(indicator, &mut state, inputs, warm, rest);
        indicator.resume(state);
        if !state.iter().all(|part| part.is_finite()) {
            columns.iter_mut().flatten().for_each(|cell| *cell = finite(*cell));
        }
    }
    columns.into()
}

/// Takes an input for each place of the outputs, from the one of bar `begin` and from `state` on, and leaves the last state there:
/// the bits of [`next`](Recurrence::next), called for each.
fn run<R, const STATE: usize, const OUTPUTS: usize>(
    recurrence: &R,
    state: &mut [f64; STATE],
    inputs: &impl Inputs,
    begin: usize,
    outputs: [&mut [f64]; OUTPUTS],
) where
    R: Recurrence<STATE, OUTPUTS>,
{
    let (count, memory) = (outputs[0].len(), recurrence.memory());
    if count / SHORTEST < memory {
        return one_by_one(recurrence, state, inputs, begin, outputs);
    }
    // Each stretch takes as many steps before it speaks as it may take to forget; the first one speaks then, too.
    let stretch = (count - memory) / LANES;
    let starts: [usize; LANES] = std::array::from_fn(|lane| begin + memory + lane * stretch);
    let [early, outputs] = halves(outputs, memory);
    let mut lanes = state.map(Lanes::of);
    let mut room: [_; OUTPUTS] = std::array::from_fn(|_| vec![0.0; (LANES - 1) * memory]);
    let mut written = early.into_iter().zip(&mut room).map(|(first, room)| {
        let [second, third, fourth, _] = parts(room, memory);
        [first, second, third, fourth]
    });
    let written: [_; OUTPUTS] = std::array::from_fn(|_| written.next().unwrap_or_default());
    side_by_side(recurrence, &mut lanes, inputs, starts.map(|start| start - memory), written);
    let guesses = gather(lanes);
    let [most, left] = halves(outputs, LANES * stretch);
    let mut stretches = most.map(|column| parts(column, stretch));
    let written = stretches.each_mut().map(|column| column.each_mut().map(|lane| &mut **lane));
    side_by_side(recurrence, &mut lanes, inputs, starts, written);
    let mut states = gather(lanes);
    for lane in 1..LANES {
        if states[lane - 1].map(f64::to_bits) != guesses[lane].map(f64::to_bits) {
            states[lane] = states[lane - 1];
            let again = stretches.each_mut().map(|column| &mut *column[lane]);
            one_by_one(recurrence, &mut states[lane], inputs, starts[lane], again);
        }
    }
    *state = states[LANES - 1];
    // What four does not divide.
    one_by_one(recurrence, state, inputs, starts[LANES - 1] + stretch, left);
}

/// The columns up to a place and from there on.
fn halves<const OUTPUTS: usize>(columns: [&mut [f64]; OUTPUTS], place: usize) -> [[&mut [f64]; OUTPUTS]; 2] {
    let mut firsts = std::array::from_fn(|_| <&mut [f64]>::default());
    let mut seconds = std::array::from_fn(|_| <&mut [f64]>::default());
    for (index, column) in columns.into_iter().enumerate() {
        (firsts[index], seconds[index]) = column.split_at_mut(place);
    }
    [firsts, seconds]
}

fn gather<const STATE: usize>(lanes: [Lanes; STATE]) -> [[f64; STATE]; LANES] {
    std::array::from_fn(|lane| std::array::from_fn(|place| lanes[place].0[lane]))
}

/// All stretches from their starts on, a step of each at a time.
#[inline(never)]
fn side_by_side<R, const STATE: usize, const OUTPUTS: usize>(
    recurrence: &R,
    lanes: &mut [Lanes; STATE],
    inputs: &impl Inputs,
    starts: [usize; LANES],
    outputs: [[&mut [f64]; LANES]; OUTPUTS],
) where
    R: Recurrence<STATE, OUTPUTS>,
{
    let count = outputs[0][0].len();
    // Cut to length once, so that it need not be looked at in each step.
    let mut outputs = outputs.map(|column| column.map(|lane| &mut lane[..count]));
    let [first, second, third, fourth] = starts.map(|start| inputs.from(start, count));
    // By value, so that what changes from step to step stays in registers.
    let mut state = *lanes;
    for (step, (((first, second), third), fourth)) in first.zip(second).zip(third).zip(fourth).enumerate() {
        let said = recurrence.next(&mut state, Lanes([first, second, third, fourth]));
        for (column, said) in outputs.iter_mut().zip(said) {
            for (lane, value) in column.iter_mut().zip(said.0) {
                lane[step] = value;
            }
        }
    }
    *lanes = state;
}

/// One step after the other, for as many bars as there is room in the outputs.
fn one_by_one<R, const STATE: usize, const OUTPUTS: usize>(
    recurrence: &R,
    state: &mut [f64; STATE],
    inputs: &impl Inputs,
    begin: usize,
    outputs: [&mut [f64]; OUTPUTS],
) where
    R: Recurrence<STATE, OUTPUTS>,
{
    let count = outputs[0].len();
    let mut outputs = outputs.map(|column| &mut column[..count]);
    let mut last = *state;
    for (step, input) in inputs.from(begin, count).enumerate() {
        let said = recurrence.next(&mut last, input);
        outputs.iter_mut().zip(said).for_each(|(column, said)| column[step] = said);
    }
    *state = last;
}
