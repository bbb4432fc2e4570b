//! What happened on the page, in GA4's vocabulary and a few words of our own.

use crate::item::Row;

/// Items an event may carry (GA4's limit).
pub const MAX_LINES: usize = 200;

/// Longest search term, order number or other text of an event that is kept, in characters.
pub const MAX_TEXT_CHARS: usize = 200;

/// How many kinds of event there are.
pub const EVENT_KINDS: usize = EventKind::ALL.len();

/// The events the engine understands. Their numbers stand in snapshots: new ones go to the end.
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
    /// A delivery was chosen; `detail` names it.
    AddShippingInfo,
    /// A payment was chosen; `detail` names it.
    AddPaymentInfo,
    /// An order was placed; `text` is its number, `value` its amount, `detail` its coupon.
    Purchase,
    /// An order or a part of it was returned; fields as of a purchase.
    Refund,
    /// Words were searched for; `text` holds them.
    Search,
    /// Search results were shown; `text` holds the words.
    ViewSearchResults,
    /// A promotion was shown; `detail` names it.
    ViewPromotion,
    /// A promotion was chosen; `detail` names it.
    SelectPromotion,
    /// Something was shared; `detail` says by what means.
    Share,
    /// An item was reviewed or rated; `value` is the rating.
    Review,
    /// An item was marked as a favourite.
    Favourite,
    /// A coupon was used; `detail` names it.
    CouponUse,
    /// A question of a survey was answered; `text` is the question, `detail` the answer, `value` its score.
    SurveyAnswer,
    /// Help was asked for; `detail` says about what.
    HelpRequest,
    /// A page was shown.
    PageView,
    /// The page was in front of the shopper's eyes; `value` says for how many seconds.
    UserEngagement,
    /// The page was scrolled; `value` says to what percentage of its height.
    Scroll,
    /// The shopper logged in; `detail` says by what means.
    Login,
    /// The shopper opened an account.
    SignUp,
    /// The page resisted; `detail` names the kind of friction, `text` the type of page, see [`crate::friction`].
    Friction,
}

impl EventKind {
    /// Every kind by its number.
    pub const ALL: [Self; 28] = [
        Self::ViewItemList,
        Self::SelectItem,
        Self::ViewItem,
        Self::AddToWishlist,
        Self::AddToCart,
        Self::RemoveFromCart,
        Self::ViewCart,
        Self::BeginCheckout,
        Self::AddShippingInfo,
        Self::AddPaymentInfo,
        Self::Purchase,
        Self::Refund,
        Self::Search,
        Self::ViewSearchResults,
        Self::ViewPromotion,
        Self::SelectPromotion,
        Self::Share,
        Self::Review,
        Self::Favourite,
        Self::CouponUse,
        Self::SurveyAnswer,
        Self::HelpRequest,
        Self::PageView,
        Self::UserEngagement,
        Self::Scroll,
        Self::Login,
        Self::SignUp,
        Self::Friction,
    ];

    /// The kind with GA4's name or one of our own, or none for an unknown name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// GA4's name, or our own.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ViewItemList => "view_item_list",
            Self::SelectItem => "select_item",
            Self::ViewItem => "view_item",
            Self::AddToWishlist => "add_to_wishlist",
            Self::AddToCart => "add_to_cart",
            Self::RemoveFromCart => "remove_from_cart",
            Self::ViewCart => "view_cart",
            Self::BeginCheckout => "begin_checkout",
            Self::AddShippingInfo => "add_shipping_info",
            Self::AddPaymentInfo => "add_payment_info",
            Self::Purchase => "purchase",
            Self::Refund => "refund",
            Self::Search => "search",
            Self::ViewSearchResults => "view_search_results",
            Self::ViewPromotion => "view_promotion",
            Self::SelectPromotion => "select_promotion",
            Self::Share => "share",
            Self::Review => "review",
            Self::Favourite => "favourite",
            Self::CouponUse => "coupon_use",
            Self::SurveyAnswer => "survey_answer",
            Self::HelpRequest => "help_request",
            Self::PageView => "page_view",
            Self::UserEngagement => "user_engagement",
            Self::Scroll => "scroll",
            Self::Login => "login",
            Self::SignUp => "sign_up",
            Self::Friction => "friction",
        }
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

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The items it was about, at most [`MAX_LINES`].
    pub lines: Vec<Line>,
    /// The words searched for, or the order's number; empty if none.
    pub text: String,
    /// A name that goes with it: coupon, promotion, payment, delivery, means; empty if none. See [`EventKind`].
    pub detail: String,
    /// The amount, seconds, percentage or rating that goes with it; NaN if none. See [`EventKind`].
    pub value: f64,
    /// ISO 4217 code of the amount; empty if not said.
    pub currency: String,
    /// When, in milliseconds since 1970.
    pub at_ms: f64,
}

impl Event {
    /// An event that says nothing but what happened, to which items, and when.
    pub const fn new(kind: EventKind, lines: Vec<Line>, at_ms: f64) -> Self {
        Self {
            kind,
            lines,
            text: String::new(),
            detail: String::new(),
            value: f64::NAN,
            currency: String::new(),
            at_ms,
        }
    }
}
