//! The pages: the whole process in a browser, served by this program to this machine alone.
//!
//! A request passes the gate (`gate.rs`), finds its row in the one table of routes (`routes.rs`), and
//! comes to a plain function of its page's file, which gets an [`ask::Ask`] and what was given, and
//! gives an [`answer::Answer`]. Everything works without a script.

mod again;
mod agreements;
mod answer;
mod answered;
mod apart;
mod aside;
mod ask;
mod assets;
mod back;
mod backup;
mod boxes;
mod broken;
mod called;
mod calm;
mod claims;
mod correct;
mod decisions;
mod demands;
mod demo;
mod draft;
mod drafts;
mod entry;
mod exchange;
mod forms;
mod frame;
mod gate;
mod given;
mod handing;
mod held;
mod help;
mod hers;
mod html;
mod ids;
mod invite;
mod joining;
mod launch;
mod leave;
mod letters;
mod line;
mod lists;
mod lock;
mod mandate;
mod meetings;
mod members;
mod met;
mod minutes;
mod paper_key;
mod papers;
mod passphrase;
mod people;
mod pieces;
mod received;
mod record;
mod refs;
mod remarks;
mod restore;
mod routes;
mod search;
mod secrets;
mod serve;
mod settings;
mod start;
mod state;
mod statement;
mod steps;
mod storages;
mod stream;
mod summary;
mod surroundings;
mod timeline;
mod today;
#[cfg(test)]
mod trial;
mod trouble;
mod typed;
mod unlock;
mod vaults;
mod waiting;
mod welcome;
mod wording;
#[cfg(test)]
mod work_on_demo;
mod write;

pub use serve::{Opening, serve};

#[cfg(test)]
mod tests;
