//! How much of a journal is kept.
//!
//! Recovery needs the snapshots that are kept and the records after the oldest of them; these are never removed. What is
//! older serves `parity` alone, which needs the whole recording, so that it goes only beyond a limit, the oldest first.
//! Age is told by the files' times against the newest segment's: this room has no clock.

use super::reader::{named, segments};
use super::writer::{failed, sync_folder};
use crate::config::SessionError;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How much of a journal is kept beyond what recovery needs: whichever is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Segments older than this go.
    pub age_max: Duration,
    /// The oldest go while all together are larger.
    pub bytes_max: u64,
}

impl Default for Retention {
    /// Thirty days or 20 GiB.
    fn default() -> Self {
        Self { age_max: Duration::from_secs(30 * 86_400), bytes_max: 20 << 30 }
    }
}

/// What was removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// How many segments.
    pub segments: u64,
    /// How large they were together.
    pub bytes: u64,
}

/// Removes the oldest segments beyond the limits, as far as recovery can do without them.
///
/// # Errors
/// [`SessionError::File`]: what is there is still a journal without holes.
pub fn prune(folder: &Path, retention: Retention) -> Result<Removed, SessionError> {
    let mut removed = Removed::default();
    let Some((oldest_snapshot, _)) = named(folder, "snapshot")?.into_iter().next() else {
        return Ok(removed);
    };
    let segments = segments(folder)?;
    let Some((_, newest)) = segments.last() else { return Ok(removed) };
    let facts = |path: &Path| fs::metadata(path).map_err(|e| failed(path, e));
    let modified = |path: &Path| facts(path)?.modified().map_err(|e| failed(path, e));
    let newest_at = modified(newest)?;
    let mut total = 0;
    for (_, path) in &segments {
        total += facts(path)?.len();
    }
    for pair in segments.windows(2) {
        let [(_, path), (next_begin, _)] = pair else { continue };
        let is_needed = *next_begin > oldest_snapshot + 1;
        let age = newest_at.duration_since(modified(path)?).unwrap_or_default();
        if is_needed || (total <= retention.bytes_max && age <= retention.age_max) {
            break;
        }
        let bytes = facts(path)?.len();
        fs::remove_file(path).map_err(|e| failed(path, e))?;
        total -= bytes;
        removed.segments += 1;
        removed.bytes += bytes;
    }
    if removed.segments > 0 {
        sync_folder(folder)?;
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{File, FileTimes};
    use std::time::SystemTime;

    const DAY: u64 = 86_400;

    /// Segments that begin with records 1, 11, 21, … each of 100 bytes and a day apart, and snapshots.
    fn folder(segments: u64, snapshots: &[u64]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for index in 0..segments {
            let path = folder.path().join(format!("{:020}.journal", index * 10 + 1));
            fs::write(&path, [0; 100]).unwrap();
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs((1_000 + index) * DAY);
            File::options()
                .write(true)
                .open(&path)
                .unwrap()
                .set_times(FileTimes::new().set_modified(at))
                .unwrap();
        }
        for seq in snapshots {
            fs::write(folder.path().join(format!("{seq:020}.snapshot")), b"").unwrap();
        }
        folder
    }

    #[test]
    fn the_oldest_go_beyond_a_limit_but_never_what_recovery_needs() {
        let all = Retention { age_max: Duration::from_secs(1_000 * DAY), bytes_max: 1 << 30 };
        let days = |days: u64| Retention { age_max: Duration::from_secs(days * DAY), ..all };
        let bytes = |bytes| Retention { bytes_max: bytes, ..all };
        for (snapshots, retention, expected) in [
            (&[80, 90][..], all, 1),
            (&[80, 90], days(4), 51),
            (&[80, 90], bytes(350), 71),
            (&[80, 90], bytes(0), 81),
            (&[30, 90], bytes(0), 31),
            (&[85, 90], days(0), 81),
            (&[], bytes(0), 1),
        ] {
            let folder = folder(10, snapshots);
            let removed = prune(folder.path(), retention).unwrap();
            let left = segments(folder.path()).unwrap();
            assert_eq!(left[0].0, expected, "{snapshots:?} {retention:?}");
            assert_eq!(removed, Removed { segments: (expected - 1) / 10, bytes: (expected - 1) * 10 });
        }
    }
}
