//! Where a day stands, and which days the axis names.

use answerable_record::Day;

/// The shortest time a picture spans, so that a process of one day has a place to stand.
const SPAN_DAYS_MIN: i32 = 120;

/// The days from the left edge to the right one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    from: i32,
    days: i32,
    left: f64,
    width: f64,
}

/// A day that the axis marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tick {
    pub(crate) x: f64,
    pub(crate) day: Day,
    /// Whether a year begins there, not just a quarter or a month.
    pub(crate) year: bool,
    /// Whether there is room to name it.
    pub(crate) named: bool,
}

impl Axis {
    pub(crate) fn new(from: Day, to: Day, left: f64, width: f64) -> Axis {
        let days = to.days_since(from).max(SPAN_DAYS_MIN);
        // At the end of the calendar the span grows to the left instead.
        let from = from.number().min(Day::MAX.number() - days);
        Axis {
            from,
            days,
            left,
            width,
        }
    }

    /// Where a day stands; days outside stand at the nearer edge.
    pub(crate) fn x(&self, day: Day) -> f64 {
        let part = f64::from(day.number() - self.from) / f64::from(self.days);
        self.left + part.clamp(0.0, 1.0) * self.width
    }

    pub(crate) fn right(&self) -> f64 {
        self.left + self.width
    }

    /// The first days of years, quarters and months, as far as they can be told apart; names
    /// stand at least `room` from one another.
    pub(crate) fn ticks(&self, room: f64) -> Vec<Tick> {
        let year_width = self.width * 365.25 / f64::from(self.days);
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]
            .into_iter()
            .find(|step| f64::from(*step) * year_width >= room)
            .unwrap_or(5000);
        let months: &[i8] = match year_width {
            wide if wide >= room * 24.0 => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
            wide if wide >= room / 2.0 => &[1, 4, 7, 10],
            _ => &[1],
        };
        let part_named = year_width / months.len() as f64 >= room * 1.9;
        let last = self.from + self.days;
        let years = Day::from_number(self.from).civil().0..=Day::from_number(last).civil().0;
        let first_days = years
            .filter(|year| i32::from(*year) % step == 0)
            .flat_map(|year| {
                months
                    .iter()
                    .filter_map(move |month| Day::new(year, *month, 1))
            });
        first_days
            .filter(|day| (self.from..=last).contains(&day.number()))
            .map(|day| {
                let year = day.civil().1 == 1;
                Tick {
                    x: self.x(day),
                    day,
                    year,
                    named: year || part_named,
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn years_and_quarters_are_marked_where_there_is_room() {
        let axis = Axis::new(day("2016-02-14"), day("2020-01-31"), 0.0, 800.0);
        let ticks = axis.ticks(40.0);
        let years: Vec<_> = ticks
            .iter()
            .filter(|t| t.named)
            .map(|t| t.day.civil().0)
            .collect();
        assert_eq!(years, [2017, 2018, 2019, 2020]);
        assert_eq!(ticks.len(), 16);
        let spring = Axis::new(day("2021-02-14"), day("2021-06-14"), 0.0, 800.0).ticks(40.0);
        assert_eq!(spring.iter().filter(|t| t.named).count(), 4);
    }

    #[test]
    fn the_whole_calendar_has_few_ticks_and_one_day_has_a_span() {
        let ticks = Axis::new(Day::MIN, Day::MAX, 0.0, 800.0).ticks(40.0);
        assert!((5..=20).contains(&ticks.len()), "{}", ticks.len());
        for edge in [Day::MIN, Day::MAX] {
            let x = Axis::new(edge, edge, 10.0, 800.0).x(edge);
            assert!((10.0..=810.0).contains(&x));
        }
    }
}
