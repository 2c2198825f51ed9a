//! Days, and dates as precise as they are known.
//!
//! ISO 8601-2 level 0: a year, a month, a day, or a moment with its offset. A period is compared
//! by its first day, a moment by the calendar day written in it, whatever its offset.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(i32);

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// The first day that a record can name, 0001-01-01.
    pub const MIN: Day = Day(-719_162);
    /// The last day that a record can name, 9999-12-31.
    pub const MAX: Day = Day(2_932_896);

    /// Gives the day of a civil date; `None` where there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        let date = Date::new(year, month, day).ok().filter(|_| year >= 1)?;
        let hours = date.duration_since(EPOCH).as_hours();
        i32::try_from(hours / 24).ok().map(Day)
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Day, DateFault> {
        match When::parse(text)? {
            When {
                day,
                grain: Grain::Day,
            } => Ok(day),
            _ => Err(DateFault::NotAWholeDay),
        }
    }

    /// Year, month and day of the month.
    pub fn civil(self) -> (i16, i8, i8) {
        // Days are made by `new` or by saturating addition only, so they are in jiff's range.
        let date = EPOCH.saturating_add(jiff::SignedDuration::from_hours(i64::from(self.0) * 24));
        (date.year(), date.month(), date.day())
    }

    /// The number of the day, with 1970-01-01 as 0.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day with that number, held inside [`Day::MIN`] and [`Day::MAX`].
    pub fn from_number(number: i32) -> Day {
        Day(number).clamp(Day::MIN, Day::MAX)
    }

    /// The day so many days later, at most [`Day::MAX`].
    pub fn plus(self, days: u32) -> Day {
        let sum = i64::from(self.0) + i64::from(days);
        Day(i32::try_from(sum).unwrap_or(i32::MAX)).clamp(Day::MIN, Day::MAX)
    }

    /// Whole days from an earlier day to this one; negative where that day is later.
    pub fn days_since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// How precisely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Grain {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
    /// Second of the day as written there, and the offset from UTC in minutes.
    Moment {
        /// 0 to 86,399, in the time that was written down.
        second: u32,
        /// Minutes east of UTC.
        offset_minutes: i16,
    },
}

/// A date as precise as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// The first day of the period, which it is compared by.
    pub day: Day,
    /// How much of it is known.
    pub grain: Grain,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It has the form of a date, but the calendar has no such day.
    NoSuchDay,
    /// It is not `2016`, `2016-03`, `2016-03-04` or a date-time with its offset.
    Form,
    /// A date-time without `Z` or `±hh:mm`.
    NoOffset,
    /// A date, but a whole day is needed here.
    NotAWholeDay,
}

impl When {
    /// A whole day.
    pub fn day(day: Day) -> When {
        When {
            day,
            grain: Grain::Day,
        }
    }

    /// Reads `2016`, `2016-03`, `2016-03-04` or `2016-03-04T18:00[:00]` with `Z` or `±hh:mm`.
    pub fn parse(text: &str) -> Result<When, DateFault> {
        let bytes = text.as_bytes();
        let year = digits(bytes, 0, 4)? as i16;
        let build = |month: u32, day: u32| {
            Day::new(year, month as i8, day as i8).ok_or(DateFault::NoSuchDay)
        };
        if bytes.len() == 4 {
            return Ok(When {
                day: build(1, 1)?,
                grain: Grain::Year,
            });
        }
        expect(bytes, 4, b'-')?;
        let month = digits(bytes, 5, 2)?;
        if bytes.len() == 7 {
            return Ok(When {
                day: build(month, 1)?,
                grain: Grain::Month,
            });
        }
        expect(bytes, 7, b'-')?;
        let day = build(month, digits(bytes, 8, 2)?);
        if bytes.len() == 10 {
            return Ok(When {
                day: day?,
                grain: Grain::Day,
            });
        }
        expect(bytes, 10, b'T')?;
        let grain = moment(&bytes[11..])?;
        Ok(When { day: day?, grain })
    }

    /// Whether this names a moment with its time.
    pub fn is_moment(self) -> bool {
        matches!(self.grain, Grain::Moment { .. })
    }
}

/// As a ledger shows it: a period as written, a moment as its day.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.day.civil();
        match self.grain {
            Grain::Year => write!(f, "{year:04}"),
            Grain::Month => write!(f, "{year:04}-{month:02}"),
            Grain::Day | Grain::Moment { .. } => self.day.fmt(f),
        }
    }
}

fn moment(bytes: &[u8]) -> Result<Grain, DateFault> {
    let hour = digits(bytes, 0, 2)?;
    expect(bytes, 2, b':')?;
    let minute = digits(bytes, 3, 2)?;
    let (second, rest) = match bytes.get(5) {
        Some(b':') => (digits(bytes, 6, 2)?, &bytes[8..]),
        _ => (0, &bytes[5..]),
    };
    if hour > 23 || minute > 59 || second > 59 {
        return Err(DateFault::NoSuchDay);
    }
    let offset_minutes = match rest {
        [] => return Err(DateFault::NoOffset),
        b"Z" => 0,
        [sign @ (b'+' | b'-'), offset @ ..] if offset.len() == 5 => {
            let hours = digits(offset, 0, 2)?;
            expect(offset, 2, b':')?;
            let minutes = digits(offset, 3, 2)?;
            if hours > 23 || minutes > 59 {
                return Err(DateFault::Form);
            }
            let all = (hours * 60 + minutes) as i16;
            if *sign == b'-' { -all } else { all }
        }
        _ => return Err(DateFault::Form),
    };
    Ok(Grain::Moment {
        second: hour * 3600 + minute * 60 + second,
        offset_minutes,
    })
}

fn digits(bytes: &[u8], from: usize, count: usize) -> Result<u32, DateFault> {
    let part = bytes.get(from..from + count).ok_or(DateFault::Form)?;
    part.iter().try_fold(0, |sum, byte| match byte {
        b'0'..=b'9' => Ok(sum * 10 + u32::from(byte - b'0')),
        _ => Err(DateFault::Form),
    })
}

fn expect(bytes: &[u8], at: usize, byte: u8) -> Result<(), DateFault> {
    if bytes.get(at) == Some(&byte) {
        Ok(())
    } else {
        Err(DateFault::Form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_known() {
        for text in ["2016", "2016-03", "2016-03-04"] {
            assert_eq!(When::parse(text).expect("a date").to_string(), text);
        }
        let moment = When::parse("2021-08-31T23:30:00-02:00").expect("a moment");
        assert_eq!(moment.to_string(), "2021-08-31");
        assert_eq!(
            moment.grain,
            Grain::Moment {
                second: 84_600,
                offset_minutes: -120
            }
        );
        assert!(
            When::parse("2021-08-31T23:30Z")
                .expect("a moment")
                .is_moment()
        );
    }

    #[test]
    fn a_period_is_compared_by_its_first_day() {
        let day = |text| When::parse(text).expect("a date").day;
        assert_eq!(day("2016"), day("2016-01-01"));
        assert_eq!(day("2016-03"), day("2016-03-01"));
        assert_eq!(day("2016-03-01").days_since(day("2016")), 60);
    }

    #[test]
    fn days_that_do_not_exist_are_told_from_texts_that_are_no_date() {
        for text in [
            "2021-02-29",
            "2021-13",
            "2021-00",
            "0000",
            "2021-01-01T24:00Z",
        ] {
            assert_eq!(When::parse(text), Err(DateFault::NoSuchDay), "{text}");
        }
        for text in [
            "",
            "21",
            "2021-1-1",
            "2021-01-01 10:00",
            "2021-01-01T1:00Z",
            "soon",
            "20211",
        ] {
            assert_eq!(When::parse(text), Err(DateFault::Form), "{text}");
        }
        assert_eq!(When::parse("2021-01-01T10:00"), Err(DateFault::NoOffset));
        assert_eq!(Day::parse("2021-05"), Err(DateFault::NotAWholeDay));
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        assert_eq!(Day::parse("0001-01-01"), Ok(Day::MIN));
        assert_eq!(Day::parse("9999-12-31"), Ok(Day::MAX));
        assert_eq!(Day::MAX.plus(u32::MAX), Day::MAX);
        assert_eq!(Day::MIN.to_string(), "0001-01-01");
        assert_eq!(Day::MAX.to_string(), "9999-12-31");
        assert_eq!(Day::from_number(0).to_string(), "1970-01-01");
    }
}
