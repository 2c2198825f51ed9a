//! Storages for tests: one in memory that forgets nothing, faults over it, and who comes when.
//!
//! ```text
//! Memory                      every version of every object ever put, and who put it
//!   └ View                    what one reader is shown of it: `views.rs` says which versions are held back
//!       └ Damaged, Mixed      what is shown is not what was put
//!           └ Failing, Flaky  calls fail, before or after they had their effect
//!               └ Counted     how often, how much
//! ```
//!
//! Every layer is a [`Depot`](answerable_depot::Depot), so any of them can lie over any other. Each says in its header which faults it has
//! and why a group survives them. Nothing here is left to chance: what happens is a function of a
//! seed and of what is asked ([`Chance`]), and a test that fails prints its seed ([`seeds`]).
//!
//! [`contract`] is what every storage has to keep, this one and those of `answerable-depot`.
//! [`Schedule`] says who comes to which storage in which week, for a world of replicas.

mod chance;
mod contract;
mod counted;
mod damaged;
mod failing;
mod memory;
mod mixed;
mod schedule;
mod views;
mod weather;

pub use chance::{Chance, Seed, seeds};
pub use contract::{contract, name, named};
pub use counted::{Calls, Counted};
pub use damaged::{Damaged, How};
pub use failing::{FailNth, Flaky, When};
pub use memory::{Memory, Reader, Version};
pub use mixed::{Mixed, Swapped};
pub use schedule::{Schedule, Shape, Visit};
pub use views::{Asked, Drops, Forked, Late, Loses, Repeats, RolledBack, Shows, View};
pub use weather::Weather;
