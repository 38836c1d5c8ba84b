//! Dates and times as people write them.

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use super::Texts;

impl Texts {
    /// "12 november 2026 13:05"
    #[must_use]
    pub fn moment(&self, at: Timestamp, zone: &TimeZone) -> String {
        format!("{} {}", self.date(zone.to_datetime(at).date()), clock_time(at, zone))
    }

    /// "12 november 2026"
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.month(date), date.year())
    }

    /// "12 november"
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        format!("{} {}", date.day(), self.month(date))
    }

    /// "12 nov"
    #[must_use]
    pub fn short_day(&self, date: Date) -> String {
        format!("{} {}", date.day(), self.get(&format!("month-short-{}", date.month())))
    }

    /// "torsdag 12 november"
    #[must_use]
    pub fn weekday_and_day(&self, date: Date) -> String {
        let weekday = match date.weekday() {
            Weekday::Monday => "weekday-1",
            Weekday::Tuesday => "weekday-2",
            Weekday::Wednesday => "weekday-3",
            Weekday::Thursday => "weekday-4",
            Weekday::Friday => "weekday-5",
            Weekday::Saturday => "weekday-6",
            Weekday::Sunday => "weekday-7",
        };
        format!("{} {}", self.get(weekday), self.day(date))
    }

    fn month(&self, date: Date) -> String {
        self.get(&format!("month-{}", date.month()))
    }
}

/// "13.30", the way Swedish writes a time of day.
#[must_use]
pub fn time_of_day(time: Time) -> String {
    format!("{:02}.{:02}", time.hour(), time.minute())
}

/// "13:54", for time stamps beside notes.
#[must_use]
pub fn clock_time(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at).strftime("%H:%M").to_string()
}

/// "14:03:22"
#[must_use]
pub fn clock_seconds(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at).strftime("%H:%M:%S").to_string()
}

/// "33:22", or "1:33:22" after an hour.
#[must_use]
pub fn elapsed(seconds: i64) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m:02}:{s:02}") }
}

/// Reads a date as people write it: 2026-11-12, or 12/11 2026, 12.11.2026, 12 11 2026.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let parts: Vec<i16> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).map_while(|p| p.parse().ok()).collect();
    match parts[..] {
        [day, month, year] if year > 31 => Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok(),
        [year, month, day] if year > 31 => Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok(),
        _ => None,
    }
}

/// Reads a time of day: 13.30, 13:30, 1330 or 13. Minutes are two digits, so that a time still
/// being typed is none yet.
#[must_use]
pub fn parse_time(text: &str) -> Option<Time> {
    let text = text.trim();
    let (hour, minute) = match text.split_once(['.', ':', ' ']) {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => (text, "00"),
    };
    let digits = |part: &str, most: usize| {
        (!part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    if minute.len() != 2 {
        return None;
    }
    Time::new(digits(hour, 2)?, digits(minute, 2)?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn dates_and_times_are_read_as_people_write_them() {
        for text in ["2026-11-12", "12/11 2026", " 12.11.2026 ", "12 11 2026"] {
            assert_eq!(parse_date(text), Some(date(2026, 11, 12)), "{text}");
        }
        for text in ["13.30", "13:30", "1330"] {
            assert_eq!(parse_time(text), Some(time(13, 30, 0, 0)), "{text}");
        }
        assert_eq!(parse_time("9"), Some(time(9, 0, 0, 0)));
        for bad in ["", "kl 13", "25.00", "13.75", "12345", "13.", "13.3", "133", ".30"] {
            assert_eq!(parse_time(bad), None, "{bad}");
        }
        assert_eq!(parse_date("31 februari"), None);
    }

    #[test]
    fn elapsed_time_grows_an_hour_when_it_needs_one() {
        assert_eq!(elapsed(2002), "33:22");
        assert_eq!(elapsed(5602), "1:33:22");
    }
}
