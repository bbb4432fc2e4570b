//! What each browser adapter does to a real page.

mod boundary;
mod capture;
mod capture_arrival;
mod capture_engagement;
mod capture_forms;
mod capture_items;
mod capture_nodes;
mod capture_routes;
mod decisions;
mod faults;
mod look;
mod page;
mod records;
mod sealed;
mod store;
mod two_tabs;
mod watching;
