//! What entries say.

mod acts;
mod content;
mod genesis;
mod keys;

use super::Group;
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("body");
    content::content(&mut group);
    content::refused_content(&mut group);
    genesis::genesis(&mut group);
    acts::acts(&mut group);
    acts::refused_acts(&mut group);
    keys::rest(&mut group);
    keys::refused_rest(&mut group);
    acts::proofs(&mut group);
    group.done()
}
