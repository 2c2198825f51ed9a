//! Dates as people write them.

use answerable_record::{Day, Grain, When};

use crate::words::{Value, Words};

/// Writes a date in full and as precisely as it is known: "Sunday 14 February 2016",
/// "February 2016", "2016".
pub fn long(words: &Words, when: When) -> String {
    let (year, month, day) = when.day.civil();
    match when.grain {
        Grain::Year => year.to_string(),
        Grain::Month => {
            let values = [("month", number(month)), ("year", number(year))];
            words.say("date-month", &values)
        }
        Grain::Day | Grain::Moment { .. } => words.say(
            "date-long",
            &[
                ("weekday", Value::Count(weekday(when.day))),
                ("day", number(day)),
                ("month", number(month)),
                ("year", number(year)),
            ],
        ),
    }
}

/// Writes a date without its weekday: "14 February 2016".
pub fn plain(words: &Words, when: When) -> String {
    written(words, when, "date-plain")
}

/// Writes a date for narrow places: "14 Feb 2016", "Feb 2016", "2016".
pub fn short(words: &Words, when: When) -> String {
    written(words, when, "date-short")
}

/// Writes the time of day as it was written down: "18:00"; `None` where only the day is known.
pub fn clock(when: When) -> Option<String> {
    match when.grain {
        Grain::Moment { second, .. } => {
            Some(format!("{:02}:{:02}", second / 3600, second / 60 % 60))
        }
        _ => None,
    }
}

/// Says how long ago a day was: "3 days ago", "4 months ago", "2 years ago".
pub fn ago(words: &Words, day: Day, at: Day) -> String {
    let days = i64::from(at.days_since(day));
    let (unit, count) = match days.abs() {
        0..=59 => ("days", days.abs()),
        60..=729 => ("months", days.abs() * 12 / 365),
        // 365.2425 days are a year of the calendar.
        _ => ("years", days.abs() * 10_000 / 3_652_425),
    };
    let key = if days < 0 { "time-ahead" } else { "time-ago" };
    words.say(
        key,
        &[
            ("unit", Value::program(unit)),
            ("count", Value::Count(count)),
        ],
    )
}

fn written(words: &Words, when: When, key: &str) -> String {
    let (year, month, day) = when.day.civil();
    let values = [
        ("day", number(day)),
        ("month", number(month)),
        ("year", number(year)),
    ];
    match when.grain {
        Grain::Year => year.to_string(),
        Grain::Month if key == "date-short" => words.say("date-month-short", &values[1..]),
        Grain::Month => words.say("date-month", &values[1..]),
        Grain::Day | Grain::Moment { .. } => words.say(key, &values),
    }
}

fn number<'a>(part: impl Into<i64>) -> Value<'a> {
    Value::Count(part.into())
}

/// Monday is 1, Sunday 7.
fn weekday(day: Day) -> i64 {
    // 1970-01-01, day 0, was a Thursday.
    i64::from((day.number() + 3).rem_euclid(7) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn when(text: &str) -> When {
        When::parse(text).expect("a date")
    }

    #[test]
    fn a_date_is_written_as_precisely_as_it_is_known() {
        let (en, de) = (Words::new(Lang::EN), Words::new(Lang::DE));
        assert_eq!(long(&en, when("2016-02-14")), "Sunday 14 February 2016");
        assert_eq!(long(&de, when("2016-02-14")), "Sonntag, 14. Februar 2016");
        assert_eq!(long(&en, when("2016-02")), "February 2016");
        assert_eq!(long(&de, when("2016-03")), "März 2016");
        assert_eq!(long(&en, when("2016")), "2016");
        assert_eq!(plain(&de, when("2016-02-14T18:00Z")), "14. Februar 2016");
        assert_eq!(short(&en, when("2016-09-04")), "4 Sep 2016");
        assert_eq!(short(&de, when("2016-03-04")), "4. März 2016");
        assert_eq!(short(&de, when("2016-12")), "Dez. 2016");
    }

    #[test]
    fn the_first_and_the_last_day_have_a_weekday() {
        let en = Words::new(Lang::EN);
        assert_eq!(long(&en, when("0001-01-01")), "Monday 1 January 1");
        assert_eq!(long(&en, when("9999-12-31")), "Friday 31 December 9999");
    }

    #[test]
    fn how_long_ago_is_said_in_the_unit_that_people_would_take() {
        let (en, de) = (Words::new(Lang::EN), Words::new(Lang::DE));
        let at = when("2020-01-31").day;
        let ago = |words: &Words, text| super::ago(words, when(text).day, at);
        assert_eq!(ago(&en, "2020-01-31"), "today");
        assert_eq!(ago(&en, "2020-01-30"), "1 day ago");
        assert_eq!(ago(&de, "2020-01-28"), "vor 3 Tagen");
        assert_eq!(ago(&en, "2019-10-01"), "4 months ago");
        assert_eq!(ago(&de, "2016-01-31"), "vor 4 Jahren");
        assert_eq!(ago(&en, "2020-02-03"), "in 3 days");
    }
}
