//! Between columns and the model's types.

use model::{Instant, MoneyTextError, OrderId};
use std::str::FromStr;
use store::row::Word;
use store::{Result, StoreError, UserScope};
use uuid::Uuid;

/// A complaint about a stored value.
pub(crate) fn decode_fault(detail: impl Into<String>) -> StoreError {
    StoreError::Decode { detail: detail.into() }
}

/// Money out of its text.
pub(crate) fn money<T: FromStr<Err = MoneyTextError>>(text: &str) -> Result<T> {
    text.parse().map_err(|error: MoneyTextError| decode_fault(error.to_string()))
}

/// Money out of a text that may be absent.
pub(crate) fn money_opt<T: FromStr<Err = MoneyTextError>>(text: Option<&str>) -> Result<Option<T>> {
    text.map(money).transpose()
}

/// A member of a closed list out of its name.
pub(crate) fn word<W: Word>(text: &str) -> Result<W> {
    W::from_word(text).ok_or_else(|| decode_fault(format!("\"{text}\" is no {}", W::KIND)))
}

/// A member of a closed list out of a name that may be absent.
pub(crate) fn word_opt<W: Word>(text: Option<&str>) -> Result<Option<W>> {
    text.map(word).transpose()
}

/// An instant out of microseconds.
pub(crate) fn at(micros: i64) -> Result<Instant> {
    micros
        .checked_mul(1_000)
        .map(Instant::from_nanos)
        .ok_or_else(|| decode_fault(format!("{micros} µs is no instant")))
}

/// An instant out of microseconds that may be absent.
pub(crate) fn at_opt(micros: Option<i64>) -> Result<Option<Instant>> {
    micros.map(at).transpose()
}

/// A UUID out of its sixteen bytes.
pub(crate) fn uuid(bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes).map_err(|_| decode_fault(format!("{} bytes are no key", bytes.len())))
}

/// A UUID out of bytes that may be absent.
pub(crate) fn uuid_opt(bytes: Option<&[u8]>) -> Result<Option<Uuid>> {
    bytes.map(uuid).transpose()
}

/// A hash out of its 32 bytes.
pub(crate) fn hash(bytes: &[u8]) -> Result<[u8; 32]> {
    bytes.try_into().map_err(|_| decode_fault(format!("{} bytes are no hash", bytes.len())))
}

/// A small number out of a column's wide one.
pub(crate) fn number<T: TryFrom<i64>>(value: i64) -> Result<T> {
    T::try_from(value).map_err(|_| decode_fault(format!("{value} is out of range")))
}

/// An order's id out of its packed form.
pub(crate) fn order_id(packed: i64) -> OrderId {
    OrderId::from_packed(packed.cast_unsigned())
}

/// An order's id in its packed form.
pub(crate) fn order_number(order: OrderId) -> i64 {
    order.packed().cast_signed()
}

/// The scope's user as a column holds it.
pub(crate) fn user_of(scope: UserScope) -> Vec<u8> {
    blob(scope.user().0)
}

/// A UUID as a column holds it.
pub(crate) fn blob(uuid: Uuid) -> Vec<u8> {
    uuid.as_bytes().to_vec()
}

/// Where a page begins: past every row, or past the cursor's.
pub(crate) fn page_start(page: &store::PageQuery) -> (i64, Vec<u8>) {
    page.cursor.map_or((i64::MAX, vec![0xff; 16]), |cursor| (cursor.at_micros, cursor.key.to_vec()))
}

/// The bounds of a stretch of time in microseconds: from the first, before the second.
pub(crate) fn stretch(from: Option<Instant>, to: Option<Instant>) -> (i64, i64) {
    (from.map_or(i64::MIN, micros_up), to.map_or(i64::MAX, micros_up))
}

/// JSON out of a value of ours.
pub(crate) fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| decode_fault(error.to_string()))
}

/// A value of ours out of JSON.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| decode_fault(error.to_string()))
}

fn micros_up(at: Instant) -> i64 {
    at.micros() + i64::from(at.nanos().rem_euclid(1_000) != 0)
}
