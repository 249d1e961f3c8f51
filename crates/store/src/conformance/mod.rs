//! The suite that every database must pass: each case is a function over an empty store, named for the behaviour.
//!
//! [`conformance_cases!`](crate::conformance_cases) hands the list of cases to a macro of the backend's tests, so that a
//! case added here is run by every backend.
//!
//! - [`world`]: two users with accounts, and rows to write. - [`identity`]: users, sign-ins, accounts. - [`projection`]:
//!   what the journal writes. - [`reading`]: pages, filters, scopes, curves. - [`ledger`]: postings and sums.
//! - [`signal`]: signals and answers. - [`pruning`]: what is not kept for ever. - [`system`]: audit, outbox, idempotency keys, settings, catalog.
#![expect(clippy::unwrap_used, reason = "a case that fails is a test that fails")]

pub mod identity;
pub mod ledger;
pub mod projection;
pub mod pruning;
pub mod reading;
pub mod signal;
pub mod system;
pub mod world;

pub use identity::*;
pub use ledger::*;
pub use projection::*;
pub use pruning::*;
pub use reading::*;
pub use signal::*;
pub use system::*;

/// Calls a macro with the names of all cases.
#[macro_export]
macro_rules! conformance_cases {
    ($run:ident) => {
        $run! {
            username_is_taken_without_regard_to_case,
            user_update_needs_the_version_that_was_read,
            account_numbers_rise_and_labels_are_unique_per_user,
            refresh_token_rotates_within_its_family,
            reused_refresh_token_revokes_its_family,
            refresh_token_ends_by_time_and_by_revocation,
            catalog_grows_and_keeps_its_numbers,
            batch_is_applied_once,
            batch_is_applied_whole_or_not_at_all,
            rows_written_twice_are_one_row,
            rows_come_back_as_written,
            fill_with_other_figures_is_refused,
            bot_keeps_the_name_its_owner_gave,
            bot_runs_begin_and_end_with_its_state,
            pages_show_every_row_once_newest_first,
            filters_bind_together,
            another_users_things_are_not_found,
            curve_takes_the_last_value_of_each_interval,
            bot_metrics_add_up_exactly,
            diary_explains_orders,
            unbalanced_posting_is_refused,
            posting_is_booked_once,
            balances_equal_a_naive_ledger,
            integrity_check_names_what_does_not_hold,
            audit_log_is_a_chain,
            idempotency_key_replays_the_first_answer,
            outbox_tells_of_changes_in_order,
            outbox_forgets_what_is_old,
            diary_forgets_what_is_old_but_why_orders_were_sent,
            curve_is_thinned_to_the_last_of_each_interval,
            money_is_never_pruned,
            setting_is_replaced,
            signal_is_kept_once_and_comes_back_as_written,
            signal_ends_once,
            signal_look_is_kept_whole_and_once,
            signal_answers_are_each_users_own,
            signals_come_in_pages_and_filters,
            signals_that_ended_long_ago_are_forgotten,
            signal_watch_only_moves_on,
        }
    };
}
