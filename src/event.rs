//! What happened on the page, in GA4's e-commerce vocabulary.

use crate::item::Row;

/// Items an event may carry (GA4's limit).
pub const MAX_LINES: usize = 200;

/// Longest search term or order number that is kept, in characters.
pub const MAX_TEXT_CHARS: usize = 200;

/// The events the engine understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// A list was shown, or items of it came into view.
    ViewItemList,
    /// An item was chosen from a list.
    SelectItem,
    /// An item's own page was shown.
    ViewItem,
    /// An item was put on the wish list.
    AddToWishlist,
    /// An item was put in the cart.
    AddToCart,
    /// An item was taken out of the cart.
    RemoveFromCart,
    /// The cart was shown.
    ViewCart,
    /// The checkout began.
    BeginCheckout,
    /// A delivery was chosen.
    AddShippingInfo,
    /// A payment was chosen.
    AddPaymentInfo,
    /// An order was placed.
    Purchase,
    /// An order or a part of it was returned.
    Refund,
    /// Words were searched for.
    Search,
    /// Search results were shown.
    ViewSearchResults,
    /// A promotion was shown.
    ViewPromotion,
    /// A promotion was chosen.
    SelectPromotion,
    /// Something was shared.
    Share,
    /// An item was reviewed or rated.
    Review,
    /// An item was marked as a favourite.
    Favourite,
    /// A coupon was used.
    CouponUse,
    /// A question of a survey was answered.
    SurveyAnswer,
    /// Help was asked for.
    HelpRequest,
}

impl EventKind {
    /// The kind with GA4's name or one of our own, or none for an unknown name.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "view_item_list" => Self::ViewItemList,
            "select_item" => Self::SelectItem,
            "view_item" => Self::ViewItem,
            "add_to_wishlist" => Self::AddToWishlist,
            "add_to_cart" => Self::AddToCart,
            "remove_from_cart" => Self::RemoveFromCart,
            "view_cart" => Self::ViewCart,
            "begin_checkout" => Self::BeginCheckout,
            "add_shipping_info" => Self::AddShippingInfo,
            "add_payment_info" => Self::AddPaymentInfo,
            "purchase" => Self::Purchase,
            "refund" => Self::Refund,
            "search" => Self::Search,
            "view_search_results" => Self::ViewSearchResults,
            "view_promotion" => Self::ViewPromotion,
            "select_promotion" => Self::SelectPromotion,
            "share" => Self::Share,
            "review" => Self::Review,
            "favourite" => Self::Favourite,
            "coupon_use" => Self::CouponUse,
            "survey_answer" => Self::SurveyAnswer,
            "help_request" => Self::HelpRequest,
            _ => return None,
        })
    }
}

/// One item of an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The item.
    pub row: Row,
    /// How many units; 1 if not said.
    pub quantity: f32,
}

/// One event, cleaned.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The items it was about, at most [`MAX_LINES`].
    pub lines: Vec<Line>,
    /// The words searched for, or the order's number; empty if none.
    pub text: String,
    /// When, in milliseconds since 1970.
    pub at_ms: f64,
}
