//! What each browser adapter does to a real page.

mod boundary;
mod capture;
mod faults;
mod look;
mod page;
mod records;
mod sealed;
mod store;
mod two_tabs;
