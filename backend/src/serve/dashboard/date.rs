//! Days since 1970 as dates.

/// Year, month and day of a day since 1970 (Hinnant, "chrono-compatible low-level date algorithms").
pub fn civil(epoch_day: u32) -> (u32, u32, u32) {
    let shifted = epoch_day + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + u32::from(month <= 2), month, day)
}

/// `2026-11-22`.
pub fn iso(epoch_day: u32) -> String {
    let (year, month, day) = civil(epoch_day);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        let dates = [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_779, "2026-11-22"),
            (20_818, "2026-12-31"),
        ];
        for (day, date) in dates {
            assert_eq!(iso(day), date);
        }
    }
}
