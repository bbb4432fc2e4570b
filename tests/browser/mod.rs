//! What each browser adapter does to a real page.

mod boundary;
mod capture;
mod look;
mod page;
mod store;
