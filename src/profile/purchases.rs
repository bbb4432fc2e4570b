//! Orders: when, how much, how many. What RFM (recency, frequency, monetary value) and the next order are worked out from.

use crate::key::{key, Key};
use crate::order::settle;
use crate::pack::{Packed, Record, Unpacked};
use crate::time::seconds;

/// Orders remembered one by one; older ones live on in the sums.
const MAX_ORDERS: usize = 32;
/// Order numbers remembered, four bytes each, so that a reloaded thank-you page counts once.
const MAX_NUMBERS: usize = 512;

/// One order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// When it was placed, seconds since 1970.
    pub at_s: u32,
    /// Its amount in hundredths of the profile's currency; 0 if not said.
    pub cents: u32,
    /// Units in it.
    pub units: u32,
}

/// All orders.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Purchases {
    /// The last orders, oldest first.
    pub orders: Vec<Order>,
    /// How many, ever.
    pub count: u32,
    /// How many of them said their amount.
    pub priced: u32,
    /// What they came to, in hundredths.
    pub spent_cents: u64,
    /// Units in all of them.
    pub units: u32,
    /// How many used a coupon.
    pub with_coupon: u32,
    /// When the first was placed, seconds since 1970; 0 before it.
    pub first_s: u32,
    /// How many were returned, wholly or in part.
    pub returns: u32,
    /// What came back, in hundredths.
    pub returned_cents: u64,
    /// ISO 4217 code of every amount; empty before the first.
    pub currency: String,
    /// The first half of the stable names of their numbers, oldest first.
    numbers: Vec<u32>,
}

/// An amount of money in hundredths; 0 for what is none.
pub fn cents(amount: f64) -> u32 {
    libm::round(amount * 100.0) as u32
}

impl Purchases {
    /// True when amounts in a currency may be added to this profile's.
    pub fn speaks(&self, currency: &str) -> bool {
        currency.is_empty() || self.currency.is_empty() || currency == self.currency
    }

    /// Makes the first currency the profile's.
    pub fn adopt_currency(&mut self, currency: &str) {
        if self.currency.is_empty() {
            currency.clone_into(&mut self.currency);
        }
    }

    /// True when an order with this number was counted.
    pub fn knows(&self, number: &str) -> bool {
        !number.is_empty() && self.numbers.contains(&half(number))
    }

    /// Counts an order.
    pub fn place(&mut self, number: &str, order: Order, coupon: bool) {
        if self.count == 0 {
            self.first_s = order.at_s;
        }
        self.count = self.count.saturating_add(1);
        self.priced = self.priced.saturating_add(u32::from(order.cents > 0));
        self.spent_cents = self.spent_cents.saturating_add(u64::from(order.cents));
        self.units = self.units.saturating_add(order.units);
        self.with_coupon = self.with_coupon.saturating_add(u32::from(coupon));
        push(&mut self.orders, order, MAX_ORDERS);
        if !number.is_empty() {
            push(&mut self.numbers, half(number), MAX_NUMBERS);
        }
    }

    /// Counts a return.
    pub fn give_back(&mut self, cents: u32) {
        self.returns = self.returns.saturating_add(1);
        self.returned_cents = self.returned_cents.saturating_add(u64::from(cents));
    }

    /// Mean days between the remembered orders; none before the second.
    pub fn interval_days(&self) -> Option<f64> {
        let (first, last) = (self.orders.first()?, self.orders.last()?);
        let gaps = self.orders.len().checked_sub(1).filter(|&gaps| gaps > 0)?;
        Some(f64::from(last.at_s.saturating_sub(first.at_s)) / 86_400.0 / gaps as f64)
    }

    /// Adds orders that were counted apart and later; one that both counted stays one.
    pub fn absorb(&mut self, later: &Self) {
        let again = later.numbers.iter().filter(|number| self.numbers.contains(number)).count() as u32;
        if again == 0 {
            self.add(later);
        } else {
            // The thank-you page was open in two tabs: of what is known one by one, what is not there yet.
            self.join(later);
        }
    }

    /// Joins another copy: orders that are not there yet, so that joining twice changes nothing.
    pub fn join(&mut self, other: &Self) {
        let mut new = Self { currency: other.currency.clone(), ..Self::default() };
        for order in other.orders.iter().filter(|order| !self.orders.contains(order)) {
            new.place("", *order, false);
        }
        new.numbers = other.numbers.iter().copied().filter(|number| !self.numbers.contains(number)).collect();
        let (count, priced, spent, units) = (self.count, self.priced, self.spent_cents, self.units);
        let (coupons, returns, returned) = (self.with_coupon, self.returns, self.returned_cents);
        self.add(&new);
        // Sums may reach further back than the orders that are remembered.
        self.count = (count + new.count).max(other.count);
        self.priced = (priced + new.priced).max(other.priced);
        self.spent_cents = (spent + new.spent_cents).max(other.spent_cents);
        self.units = (units + new.units).max(other.units);
        self.with_coupon = coupons.max(other.with_coupon);
        self.returns = returns.max(other.returns);
        self.returned_cents = returned.max(other.returned_cents);
        self.first_s = [self.first_s, other.first_s].into_iter().filter(|&at_s| at_s > 0).min().unwrap_or_default();
    }

    fn add(&mut self, later: &Self) {
        if self.currency.is_empty() {
            later.currency.clone_into(&mut self.currency);
        }
        if self.count == 0 {
            self.first_s = later.first_s;
        }
        self.count = self.count.saturating_add(later.count);
        self.priced = self.priced.saturating_add(later.priced);
        self.spent_cents = self.spent_cents.saturating_add(later.spent_cents);
        self.units = self.units.saturating_add(later.units);
        self.with_coupon = self.with_coupon.saturating_add(later.with_coupon);
        self.returns = self.returns.saturating_add(later.returns);
        self.returned_cents = self.returned_cents.saturating_add(later.returned_cents);
        self.orders.extend(&later.orders);
        settle(&mut self.orders, |one, other| one.at_s > other.at_s);
        let surplus = self.orders.len().saturating_sub(MAX_ORDERS);
        self.orders.drain(..surplus);
        for &number in &later.numbers {
            push(&mut self.numbers, number, MAX_NUMBERS);
        }
    }

    /// Forgets the orders placed before a time; sums go with them.
    pub fn forget_before(&mut self, at_s: u32) {
        if self.orders.last().is_some_and(|last| last.at_s < at_s) {
            // The numbers stay: an order is counted once, for ever.
            *self = Self { numbers: std::mem::take(&mut self.numbers), ..Self::default() };
        }
    }

    /// The orders as data.
    pub(super) fn write(&self) -> Packed {
        let order = |order: &Order| Record::default().int(order.at_s).int(order.cents).int(order.units).end();
        let numbers: Vec<u8> = self.numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        Record::default()
            .list(self.orders.iter().map(order))
            .int(self.count)
            .int(self.priced)
            .int(self.spent_cents)
            .int(self.units)
            .int(self.with_coupon)
            .int(self.first_s)
            .int(self.returns)
            .int(self.returned_cents)
            .text(&self.currency)
            .bytes(&numbers)
            .end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let (mut orders, mut fit) = (Vec::new(), true);
        for order in fields.list() {
            let mut order = order.fields();
            orders.push(Order { at_s: order.u32(), cents: order.u32(), units: order.u32() });
            fit &= order.end();
        }
        let mut known = Self {
            orders,
            count: fields.u32(),
            priced: fields.u32(),
            spent_cents: fields.u64(),
            units: fields.u32(),
            with_coupon: fields.u32(),
            first_s: fields.u32(),
            returns: fields.u32(),
            returned_cents: fields.u64(),
            currency: fields.text(),
            numbers: Vec::new(),
        };
        for number in fields.bytes().chunks_exact(4).filter_map(|four| four.first_chunk()) {
            known.numbers.push(u32::from_le_bytes(*number));
        }
        (fit && fields.end()).then_some(known)
    }

    /// Takes up the orders of a snapshot of version 1, which knew their names alone.
    pub(super) fn take_v1(&mut self, names: &[Key], last_event_ms: f64) {
        for &name in names {
            push(&mut self.numbers, name as u32, MAX_NUMBERS);
        }
        self.count = names.len() as u32;
        self.first_s = if names.is_empty() { 0 } else { seconds(last_event_ms) };
    }
}

fn half(number: &str) -> u32 {
    key("order", number) as u32
}

fn push<T>(list: &mut Vec<T>, value: T, most: usize) {
    if list.len() >= most {
        list.remove(0);
    }
    list.push(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(day: u32, amount: f64) -> Order {
        Order { at_s: day * 86_400, cents: cents(amount), units: 2 }
    }

    fn three() -> Purchases {
        let mut purchases = Purchases::default();
        for (number, day) in [("T-1", 10), ("T-2", 20), ("T-3", 40)] {
            purchases.place(number, order(day, 12.5), day == 20);
        }
        purchases
    }

    #[test]
    fn amounts_and_intervals_are_kept() {
        let known = three();
        assert_eq!((known.count, known.spent_cents, known.units, known.with_coupon), (3, 3_750, 6, 1));
        assert_eq!(known.interval_days(), Some(15.0));
        assert!(known.knows("T-2") && !known.knows("T-9") && !known.knows(""));
    }

    #[test]
    fn a_second_currency_is_not_added_up() {
        let mut purchases = Purchases::default();
        purchases.adopt_currency("GBP");
        purchases.adopt_currency("CNY");
        assert!(purchases.speaks("GBP") && purchases.speaks("") && !purchases.speaks("CNY"));
    }

    #[test]
    fn joining_a_copy_changes_nothing_and_another_device_adds_its_orders() {
        let (mut joined, mut other) = (three(), three());
        joined.join(&three());
        assert_eq!(joined, three());
        other.place("T-4", order(50, 1.0), false);
        joined.join(&other);
        assert_eq!((joined.count, joined.spent_cents), (4, 3_850));
        assert!(joined.knows("T-4"));
    }

    #[test]
    fn one_thank_you_page_in_two_tabs_is_one_order() {
        let (mut here, mut there) = (three(), Purchases::default());
        there.place("T-3", order(40, 12.5), false);
        here.absorb(&there);
        assert_eq!(here.count, 3);
    }

    #[test]
    fn it_is_bounded() {
        let mut purchases = Purchases::default();
        (0..2_000).for_each(|day| purchases.place(&day.to_string(), order(day, 1.0), false));
        assert_eq!(
            (purchases.orders.len(), purchases.numbers.len(), purchases.count),
            (MAX_ORDERS, MAX_NUMBERS, 2_000)
        );
    }
}
