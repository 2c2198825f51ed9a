//! Which entries are hers to decide: they count when a device of her side wrote or confirmed them.

use answerable_record::Kind;

/// Whether entries of a type speak in her name. A withdrawal does, of whatever she gave.
pub(crate) fn needs_her(kind: Kind) -> bool {
    kind == Kind::Withdrawal || Kind::WITHDRAWABLE.contains(&kind)
}
