//! Every storage keeps the same contract, through the same door.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests make folders"
)]

use answerable_depot::{Depot, Failure, Name, Put, create, open};
use answerable_testkit::depot::{Memory, contract};
use tempfile::TempDir;

#[test]
fn folder_keeps_the_contract() {
    let folders = TempDir::new().unwrap();
    let count = std::cell::Cell::new(0);
    contract(&|| {
        count.set(count.get() + 1);
        let folder = folders.path().join(format!("stick {}", count.get()));
        std::fs::create_dir(&folder).unwrap();
        create(folder.to_str().unwrap()).unwrap()
    });
}

#[test]
fn folder_opened_again_each_time_keeps_the_contract() {
    let folders = TempDir::new().unwrap();
    let count = std::cell::Cell::new(0);
    contract(&|| {
        count.set(count.get() + 1);
        let folder = folders.path().join(count.get().to_string());
        std::fs::create_dir(&folder).unwrap();
        let locator = format!("file://{}", folder.display());
        create(&locator).unwrap();
        Box::new(EachTime(locator))
    });
}

/// Opens the storage anew for every call, as if each came from another run or another device.
struct EachTime(String);

impl Depot for EachTime {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        open(&self.0).unwrap().put(name, bytes)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        open(&self.0).unwrap().get(name, bytes_max)
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        open(&self.0).unwrap().delete(name)
    }
}

#[test]
fn service_of_opendal_keeps_the_contract() {
    contract(&|| create("memory://").unwrap());
}

#[test]
fn memory_of_the_tests_keeps_the_contract() {
    contract(&|| Box::new(Memory::new()));
}
