//! Where a list is shown. Each slot has its own weights and its own taste for variety.

/// A place on the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The home page.
    Home,
    /// A category page.
    Category,
    /// Search results.
    Search,
    /// Related items on a product page.
    Product,
    /// The cart.
    Cart,
    /// The thank-you page.
    AfterPurchase,
    /// A home page's shelf of what nobody had to do with yet: new arrivals. No page asks for it, the candidates' popularity tells.
    Arrivals,
}

impl Slot {
    /// How many there are.
    pub const COUNT: usize = 7;
    /// All of them by their numbers.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Home, Self::Category, Self::Search, Self::Product, Self::Cart, Self::AfterPurchase, Self::Arrivals];

    /// The name, as in the TypeScript union.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Category => "category",
            Self::Search => "search",
            Self::Product => "product",
            Self::Cart => "cart",
            Self::AfterPurchase => "after_purchase",
            Self::Arrivals => "arrivals",
        }
    }

    /// The slot whose weights this one's are made of, if it has none of its own.
    pub const fn base(self) -> Self {
        match self {
            Self::Cart | Self::AfterPurchase => Self::Product,
            Self::Search | Self::Arrivals => Self::Home,
            other => other,
        }
    }

    /// The slot with a number, in the order of the TypeScript union; `Home` for any other number.
    pub const fn from_number(number: u32) -> Self {
        match number {
            1 => Self::Category,
            2 => Self::Search,
            3 => Self::Product,
            4 => Self::Cart,
            5 => Self::AfterPurchase,
            _ => Self::Home,
        }
    }

    /// MMR's lambda at the end of the first screen (see [`super::diversify`]): how much of the choice is relevance, the rest is being
    /// unlike what was chosen before. Related items are alike by nature and take the most variety; who searches wants what was
    /// asked for. Chosen on the validation steps of two shops: on related items as much intra-list distance as 1 % of NDCG buys,
    /// elsewhere variety that costs nothing.
    pub const fn relevance_share(self) -> f32 {
        match self {
            Self::Home | Self::Category | Self::Cart | Self::AfterPurchase | Self::Arrivals => 0.9,
            Self::Product => 0.65,
            Self::Search => 1.0,
        }
    }
}
