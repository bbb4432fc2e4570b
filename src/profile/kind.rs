//! What is tallied, and how long it counts: one row a kind.

use super::tags::Level;

/// What a tally counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Interest in a level of the category path.
    Category,
    /// Interest in a brand.
    Brand,
    /// Interest in a variant: a colour, a size.
    Variant,
    /// Words searched for.
    Query,
    /// Lists that items were chosen from.
    List,
    /// Promotions that were chosen.
    Promotion,
    /// Coupons that were used.
    Coupon,
    /// Ways of paying.
    Payment,
    /// Ways of delivery.
    Delivery,
    /// Means of sharing.
    Share,
    /// What help was asked for.
    Help,
    /// Means of logging in.
    Login,
    /// Sources that the shop's own links name.
    Source,
    /// Answers to the shop's surveys.
    Answer,
    /// Events by their names.
    Event,
    /// Hours of the day, local time.
    Hour,
    /// Days of the week, 0 is Sunday.
    Weekday,
    /// Channels that visits began through.
    Channel,
    /// Ways of shopping that single events show, see [`super::habit`].
    Habit,
    /// Kinds of friction that were met.
    Friction,
    /// Types of pages on which friction was met.
    FrictionPage,
    /// Types of pages that were shown.
    Page,
}

/// How a kind is kept.
#[derive(Debug)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// Name in tag ids and in stable names.
    pub name: &'static str,
    /// Days after which half of the evidence is gone.
    pub half_life_days: f64,
    /// Tallies kept; the weakest goes first.
    pub capacity: usize,
    /// The level whose retention applies.
    pub level: Level,
}

const fn row(kind: Kind, name: &'static str, half_life_days: f64, capacity: usize, level: Level) -> KindRow {
    KindRow { kind, name, half_life_days, capacity, level }
}

/// Every kind by its number in snapshots: new ones go to the end.
pub const KINDS: [KindRow; 22] = [
    // A look at a category is a need of weeks.
    row(Kind::Category, "category", 21.0, 80, Level::Preference),
    // A brand is a taste of months, and so is a colour.
    row(Kind::Brand, "brand", 60.0, 40, Level::Preference),
    row(Kind::Variant, "variant", 60.0, 20, Level::Preference),
    // What is searched for is wanted now, and soon found or given up.
    row(Kind::Query, "query", 14.0, 30, Level::Preference),
    // The shop's lists and promotions change with the month.
    row(Kind::List, "list", 30.0, 12, Level::Preference),
    row(Kind::Promotion, "promotion", 30.0, 10, Level::Preference),
    row(Kind::Coupon, "coupon", 90.0, 8, Level::Preference),
    // How somebody pays stays for years; where parcels go changes with the household.
    row(Kind::Payment, "payment", 365.0, 4, Level::Preference),
    row(Kind::Delivery, "delivery", 180.0, 4, Level::Preference),
    row(Kind::Share, "share", 180.0, 4, Level::Preference),
    row(Kind::Help, "help", 90.0, 4, Level::Preference),
    row(Kind::Login, "login", 365.0, 3, Level::Behaviour),
    row(Kind::Source, "source", 90.0, 8, Level::Behaviour),
    row(Kind::Answer, "answer", 180.0, 8, Level::Preference),
    // What is done: a month tells today's habits from last season's.
    row(Kind::Event, "did", 30.0, 32, Level::Behaviour),
    // Rhythms of life change slowly; two months smooth out holidays.
    row(Kind::Hour, "hour", 60.0, 24, Level::Behaviour),
    row(Kind::Weekday, "weekday", 60.0, 7, Level::Behaviour),
    row(Kind::Channel, "channel", 90.0, 8, Level::Behaviour),
    row(Kind::Habit, "habit", 60.0, 16, Level::Behaviour),
    // What went wrong is forgiven soon, and a report asks about a week.
    row(Kind::Friction, "friction", 7.0, 6, Level::Behaviour),
    row(Kind::FrictionPage, "friction.page", 7.0, 8, Level::Behaviour),
    row(Kind::Page, "page", 30.0, 8, Level::Behaviour),
];

impl Kind {
    /// How this kind is kept.
    pub fn row(self) -> &'static KindRow {
        // The table is in the order of the kinds; the first row is there to make this total.
        KINDS.get(self as usize).unwrap_or(const { &row(Kind::Category, "category", 21.0, 80, Level::Preference) })
    }

    /// The kind with a number in snapshots.
    pub fn from_number(number: u16) -> Option<Self> {
        KINDS.get(usize::from(number)).map(|row| row.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_kinds() {
        for (number, row) in KINDS.iter().enumerate() {
            assert_eq!(row.kind as usize, number);
            assert_eq!(row.kind.row().name, row.name);
            assert_eq!(Kind::from_number(number as u16), Some(row.kind));
        }
    }
}
