//! Shapes: what must hold on every series, and that each is found where it was drawn.

use crate::generator::shapes::{NAMES, draw, random_walk};
use crate::repaint::planted::certain_at;
use crate::repaint::probe::{Cuts, first_revision};
use crate::series;
use analysis::shapes::tracker::OPEN_MAX;
use analysis::shapes::{Direction, Outcome, SHAPES, Shape, ShapeEvent, Shapes};
use analysis::{Bar, Bars};
use std::collections::BTreeMap;

fn events(bars: &[Bar]) -> Vec<ShapeEvent> {
    let mut shapes = Shapes::new().unwrap();
    bars.iter().flat_map(|bar| shapes.update(bar)).collect()
}

fn confirmed(events: &[ShapeEvent]) -> Vec<&Shape> {
    events
        .iter()
        .filter_map(|event| match event {
            ShapeEvent::Confirmed(shape) => Some(shape),
            ShapeEvent::Ended { .. } => None,
        })
        .collect()
}

/// Ordinary and hard series, drawn shapes, and a walk.
fn markets() -> Vec<(String, Vec<Bar>)> {
    let mut all: Vec<(String, Vec<Bar>)> =
        series::all().into_iter().map(|series| (series.name, series.bars.iter().collect())).collect();
    all.extend(NAMES.map(|name| (name.to_owned(), draw(name, 7, 0.25).bars)));
    all.push(("random walk".to_owned(), random_walk(3, 2_000)));
    all.push(("zero prices".to_owned(), zero(200)));
    all
}

fn zero(length: usize) -> Vec<Bar> {
    let bar = |index| Bar { open_at: index, open: 0.0, high: 0.0, low: 0.0, close: 0.0, volume: 0.0 };
    (0..length as i64).map(bar).collect()
}

#[test]
fn every_shape_is_listed_once_with_doc_source_and_tolerances() {
    let names: Vec<&str> = SHAPES.iter().map(|shape| shape.name).collect();
    assert_eq!(names, NAMES);
    for shape in SHAPES {
        assert!(shape.doc.ends_with('.') && !shape.source.is_empty() && !shape.tolerances.is_empty());
        assert!(analysis::shapes::registry::find(shape.name).is_some());
    }
}

#[test]
fn what_was_confirmed_is_never_taken_back() {
    for (name, bars) in markets() {
        let list = |bars: &Bars| {
            let events = events(&bars.iter().collect::<Vec<_>>());
            events.into_iter().map(|event| (certain_at(&event), event)).collect()
        };
        let bars = Bars::collect(bars).unwrap();
        assert_eq!(first_revision(list, &bars, Cuts::Few), None, "{name}");
    }
}

#[test]
fn confirmed_shapes_are_whole() {
    for (name, bars) in markets() {
        let events = events(&bars);
        for shape in confirmed(&events) {
            let close = bars[shape.confirmed_index].close;
            assert_eq!(shape.confirmed_price, close, "{name}");
            assert_eq!(shape.confirmed_at, bars[shape.confirmed_index].open_at);
            assert!((0.0..=1.0).contains(&shape.score) && !shape.reasons.is_empty());
            assert!(shape.reasons.iter().all(|reason| (0.0..=1.0).contains(&reason.score)));
            assert!(shape.direction.is_beyond(shape.target, close), "{name} {shape:?}");
            assert!(shape.direction.is_beyond(close, shape.invalidation), "{name} {shape:?}");
            assert!(shape.points.windows(2).all(|two| two[0].index < two[1].index), "{name} {shape:?}");
            assert!(shape.points.iter().all(|point| point.index <= shape.confirmed_index));
            assert!(shape.points.iter().all(|point| point.open_at == bars[point.index].open_at));
            assert!(shape.boundaries.iter().all(|edge| edge.slope.is_finite()));
        }
    }
}

#[test]
fn each_confirmed_shape_ends_once_and_for_the_reason_given() {
    for (name, bars) in markets() {
        let events = events(&bars);
        let shapes: BTreeMap<u64, &Shape> =
            confirmed(&events).into_iter().map(|shape| (shape.id, shape)).collect();
        let mut ended = BTreeMap::new();
        for event in &events {
            let ShapeEvent::Ended { id, outcome, index, .. } = event else { continue };
            assert!(ended.insert(*id, *index).is_none(), "{name}: {id} ended twice");
            let (shape, bar) = (shapes[id], bars[*index]);
            assert!(*index > shape.confirmed_index && *index <= shape.expires_index, "{name}");
            match (outcome, shape.direction) {
                (Outcome::TargetReached, Direction::Up) => assert!(bar.high >= shape.target),
                (Outcome::TargetReached, Direction::Down) => assert!(bar.low <= shape.target),
                (Outcome::Invalidated, direction) => {
                    assert!(direction.is_beyond(shape.invalidation, bar.close));
                }
                (Outcome::Expired, _) => assert_eq!(*index, shape.expires_index),
            }
        }
        assert!(shapes.len() - ended.len() <= OPEN_MAX, "{name}");
    }
}

#[test]
fn every_shape_is_found_where_it_was_drawn_without_noise() {
    for name in NAMES {
        let found = (0..10)
            .filter(|seed| {
                let labelled = draw(name, 100 + seed, 0.0);
                let (first, last) = (labelled.turns[0].0, labelled.turns[labelled.turns.len() - 1].0);
                confirmed(&events(&labelled.bars)).iter().any(|shape| {
                    let (from, to) = (shape.points[0].index, shape.points[shape.points.len() - 1].index);
                    let common = (to.min(last) + 1).saturating_sub(from.max(first));
                    shape.name == labelled.name && 2 * common > to.max(last) - from.min(first)
                })
            })
            .count();
        assert!(found >= 8, "{name}: {found} of 10");
    }
}

#[test]
fn forming_shapes_are_bounded_and_scored() {
    let bars = Bars::collect(draw("head_and_shoulders", 5, 0.0).bars).unwrap();
    let mut shapes = Shapes::new().unwrap();
    let mut names = Vec::new();
    for bar in bars.iter() {
        shapes.update(&bar);
        let forming = shapes.forming();
        assert!(forming.windows(2).all(|two| two[0].score >= two[1].score));
        names.extend(forming.iter().map(|forming| forming.name));
    }
    assert!(names.contains(&"head_and_shoulders"), "it is seen before it is confirmed");
}
