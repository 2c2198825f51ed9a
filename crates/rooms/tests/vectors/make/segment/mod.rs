//! Segments.

mod boxes;
mod inside;
mod made;
mod opened;

use super::Group;
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("segment");
    opened::given(&mut group);
    boxes::places(&mut group);
    boxes::leads(&mut group);
    boxes::frames(&mut group);
    inside::labels(&mut group);
    inside::runs(&mut group);
    inside::contents(&mut group);
    group.done()
}
