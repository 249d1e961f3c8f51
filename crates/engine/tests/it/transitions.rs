//! Every cell of the order's table, against a list written from the life of an order, not from the code.

use engine::orders::{OrderStatus, Transition};

const TRANSITIONS: [(Transition, &str); 9] = [
    (Transition::Send, "send"),
    (Transition::Accept, "accept"),
    (Transition::Reject, "reject"),
    (Transition::FillPart, "fill_part"),
    (Transition::FillLast, "fill_last"),
    (Transition::RequestCancel, "request_cancel"),
    (Transition::Cancel, "cancel"),
    (Transition::Expire, "expire"),
    (Transition::LoseAnswer, "lose_answer"),
];

/// `-` is illegal. Terminal statuses absorb; `unknown` is left by what the venue says alone; a cancellation that was
/// asked for does not keep fills out.
const TABLE: &str = "
from              send  accept           reject    fill_part        fill_last  request_cancel    cancel    expire   lose_answer
new               sent  -                -         -                -          cancel_requested  -         -        -
sent              -     accepted         rejected  partially_filled filled     cancel_requested  canceled  expired  unknown
accepted          -     accepted         rejected  partially_filled filled     cancel_requested  canceled  expired  -
partially_filled  -     partially_filled -         partially_filled filled     cancel_requested  canceled  expired  -
cancel_requested  -     cancel_requested rejected  cancel_requested filled     cancel_requested  canceled  expired  unknown
unknown           -     accepted         rejected  partially_filled filled     cancel_requested  canceled  expired  -
filled            -     -                -         -                -          -                 -         -        -
canceled          -     -                -         -                -          -                 -         -        -
refused           -     -                -         -                -          -                 -         -        -
rejected          -     -                -         -                -          -                 -         -        -
expired           -     -                -         -                -          -                 -         -        -
";

#[test]
fn every_cell_of_the_table_is_as_listed() {
    let mut rows = TABLE.lines().filter(|line| !line.is_empty()).map(|line| line.split_whitespace());
    let columns: Vec<&str> = rows.next().unwrap().skip(1).collect();
    let mut cells = 0;
    for mut row in rows {
        let name = row.next().unwrap();
        let from = OrderStatus::ALL.into_iter().find(|status| status.name() == name).unwrap();
        for (column, expected) in columns.iter().zip(row) {
            let (transition, _) = TRANSITIONS.iter().find(|(_, name)| name == column).unwrap();
            let got = from.after(*transition);
            match got {
                Ok(status) => assert_eq!(status.name(), expected, "{name} × {column}"),
                Err(error) => {
                    assert_eq!(expected, "-", "{name} × {column}");
                    assert_eq!((error.from, error.transition), (from, *transition));
                }
            }
            cells += 1;
        }
    }
    assert_eq!(cells, 11 * 9, "the whole table is listed");
}

#[test]
fn terminal_statuses_are_the_five_that_nothing_leaves() {
    for status in OrderStatus::ALL {
        let leaves = TRANSITIONS.iter().any(|(transition, _)| status.after(*transition).is_ok());
        assert_eq!(status.is_terminal(), !leaves, "{}", status.name());
    }
}
