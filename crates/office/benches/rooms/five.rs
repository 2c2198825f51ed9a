//! What five devices that write in turn add to the plain entries, in bytes.

use answerable_testkit::depot::Chance;
use answerable_testkit::world::weekly;

use super::{lines, mib, packed_bytes};

const PEOPLE: u32 = 5;
/// How often they come: each once a week for four years, twice a week, and so seldom that much comes at once.
const WEEKS: [u64; 3] = [208, 416, 52];

/// Has five write the demo's lines, each week a part of them, and says what lies in the storage then.
pub fn measure(entries: usize) {
    let lines = lines(entries);
    let packed = packed_bytes(&lines);
    println!(
        "{} entries; plain under zstd: {:.1} MiB",
        lines.len(),
        mib(packed)
    );
    for (people, weeks) in WEEKS
        .map(|weeks| (PEOPLE, weeks))
        .into_iter()
        .chain([(1, WEEKS[0])])
    {
        let (before, after) = weekly(people, &lines, weeks, Chance::new(1));
        let over = (after.bytes as f64 - packed as f64) / lines.len() as f64;
        println!(
            "  {people} writing, each coming {weeks} times: {:.1} MiB in {} objects ({:.1} KiB in {} before the \
             first line); {over:.1} bytes an entry more",
            mib(after.bytes),
            after.objects,
            before.bytes as f64 / 1024.0,
            before.objects,
        );
    }
}
