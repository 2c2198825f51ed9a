//! Dates as people type them, as precise as they are known.

use answerable_record::date::DateFault;
use answerable_record::{Day, Grain, When};

use super::answers::Why;

/// Beginnings of the names of months, in the languages of the program.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän"],
    &["feb"],
    &["mar", "mär", "maer", "mrz"],
    &["apr"],
    &["may", "mai"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez"],
];

/// Words for parts of a year, which the record can't keep.
const SEASONS: [&str; 9] = [
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "frühling",
    "frühjahr",
    "sommer",
    "herbst",
];

/// Reads a date: `2016`, `2016-03`, `3.2016`, `March 2016`, `2016-03-04`, `4.3.2016`, `4 March 2016`,
/// `today`, `yesterday`, in each language of the program.
pub(super) fn read(text: &str, today: Day) -> Result<When, Why> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "today" | "heute" => return Ok(When::day(today)),
        "yesterday" | "gestern" => return Ok(When::day(Day::from_number(today.number() - 1))),
        _ => {}
    }
    match When::parse(&text.to_uppercase()) {
        Ok(when) => return Ok(when),
        Err(DateFault::NoSuchDay) => return Err(Why::NoSuchDay),
        Err(_) => {}
    }
    if SEASONS.iter().any(|season| text.contains(season)) {
        return Err(Why::Season);
    }
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, '.' | '-' | ',') || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let read = match parts.as_slice() {
        [month, year] => period(None, month, year),
        [day, month, year] => period(Some(day), month, year),
        _ => return Err(Why::NoDate),
    };
    let iso = read.ok_or(Why::NoDate)?;
    When::parse(&iso).map_err(|_| Why::NoSuchDay)
}

fn period(day: Option<&str>, month: &str, year: &str) -> Option<String> {
    let number = |text: &str, most: u32| {
        let digits = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse()
            .ok()
            .filter(|number: &u32| digits && (1..=most).contains(number))
    };
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    // Of a month by its name the day may stand behind, as in `March 4 2016`.
    let (day, month) = match day {
        Some(day) if number(day, 99).is_none() => (Some(month), day),
        day => (day, month),
    };
    let month = match number(month, 99) {
        Some(month) => month,
        None => named(month)?,
    };
    let day = match day {
        Some(day) => Some(number(day, 99)?),
        None => None,
    };
    is_year.then(|| match day {
        Some(day) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{year}-{month:02}"),
    })
}

fn named(month: &str) -> Option<u32> {
    let begins = |names: &&[&str]| names.iter().any(|name| month.starts_with(name));
    let at = MONTHS.iter().position(begins)?;
    u32::try_from(at + 1).ok()
}

/// Reads a time of day: `18:00`, `18.30`, `18`, in seconds.
pub(super) fn clock(text: &str) -> Result<u32, Why> {
    let text = text.trim().to_lowercase();
    let text = text.trim_end_matches("uhr").trim_end();
    let mut parts = text.split([':', '.']);
    let mut next = |most: u32| -> Result<Option<u32>, Why> {
        let Some(part) = parts.next() else {
            return Ok(None);
        };
        let digits = !part.is_empty() && part.len() <= 2;
        let number = part.parse().ok().filter(|number| digits && *number <= most);
        number.map(Some).ok_or(Why::NoTime)
    };
    let hour = next(23)?.ok_or(Why::NoTime)?;
    let minute = next(59)?.unwrap_or(0);
    let second = next(59)?.unwrap_or(0);
    match parts.next() {
        None => Ok(hour * 3600 + minute * 60 + second),
        Some(_) => Err(Why::NoTime),
    }
}

/// A day with a time and an offset.
pub(super) fn moment(day: Day, second: u32, offset_minutes: i16) -> When {
    When {
        day,
        grain: Grain::Moment {
            second,
            offset_minutes,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::new(2024, 3, 1).expect("a day")
    }

    #[test]
    fn a_date_is_taken_as_people_type_it() {
        for (typed, kept) in [
            ("2016", "2016"),
            ("2016-03", "2016-03"),
            (" 2016-03-04 ", "2016-03-04"),
            ("4.3.2016", "2016-03-04"),
            ("04.03.2016", "2016-03-04"),
            ("3.2016", "2016-03"),
            ("March 2016", "2016-03"),
            ("4 March 2016", "2016-03-04"),
            ("March 4, 2016", "2016-03-04"),
            ("4. März 2016", "2016-03-04"),
            ("Dez. 2016", "2016-12"),
            ("today", "2024-03-01"),
            ("gestern", "2024-02-29"),
        ] {
            let read = read(typed, today()).map(|when| when.to_string());
            assert_eq!(read, Ok(kept.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_from_a_day_that_does_not_exist() {
        assert_eq!(read("30.2.2016", today()), Err(Why::NoSuchDay));
        assert_eq!(read("2016-13", today()), Err(Why::NoSuchDay));
        assert_eq!(read("spring 2016", today()), Err(Why::Season));
        assert_eq!(read("im Herbst 2016", today()), Err(Why::Season));
        for typed in [
            "",
            "soon",
            "4/3/2016",
            "4.3.16",
            "1.2.3.2016",
            "Marmalade",
            "2016-3-4-5",
        ] {
            assert_eq!(read(typed, today()), Err(Why::NoDate), "{typed}");
        }
    }

    #[test]
    fn a_time_is_taken_as_people_type_it() {
        assert_eq!(clock("18:30"), Ok(66_600));
        assert_eq!(clock("18.30 Uhr"), Ok(66_600));
        assert_eq!(clock("9"), Ok(32_400));
        for typed in ["", "24:00", "18:60", "6pm", "18:30:00:00", "-1"] {
            assert_eq!(clock(typed), Err(Why::NoTime), "{typed}");
        }
    }
}
