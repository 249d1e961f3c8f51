//! `tradewind openapi`: the description of the REST interface, as generated clients read it.

use crate::failure::Result;
use crate::output;
use clap::Args;

/// The arguments: none.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tradewind openapi > openapi.json")]
pub struct OpenapiArgs {}

/// Prints the document.
pub fn run(_: &OpenapiArgs) -> Result {
    output::print(&api::openapi_json())
}
