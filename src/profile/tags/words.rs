//! The languages tags speak, and the Chinese for values that are ours and not the shop's.

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhCn,
}

/// Values of tags that are words of ours. What is not here (categories, brands, tiers) is the shop's and stays as it is.
const VALUES: [(&str, &str); 54] = [
    ("yes", "是"),
    ("no", "否"),
    ("phone", "手机"),
    ("tablet", "平板"),
    ("desktop", "电脑"),
    ("small", "小"),
    ("medium", "中"),
    ("large", "大"),
    ("portrait", "竖屏"),
    ("landscape", "横屏"),
    ("low", "低"),
    ("mid", "中"),
    ("high", "高"),
    ("few", "少"),
    ("many", "多"),
    ("slow", "慢"),
    ("fast", "快"),
    ("absent", "无"),
    ("several", "多种"),
    ("touch", "触摸"),
    ("mouse", "鼠标"),
    ("keyboard", "键盘"),
    ("pen", "触控笔"),
    ("direct", "直接访问"),
    ("search", "搜索引擎"),
    ("social", "社交媒体"),
    ("email", "邮件"),
    ("ads", "广告"),
    ("referral", "其他网站"),
    ("new", "新客"),
    ("active", "活跃"),
    ("loyal", "忠诚"),
    ("at_risk", "有流失风险"),
    ("dormant", "沉睡"),
    ("lapsed", "流失"),
    ("rising", "上升"),
    ("falling", "下降"),
    ("latent", "潜在需求"),
    ("aware", "产生兴趣"),
    ("comparing", "比较中"),
    ("buying", "准备购买"),
    ("viewed", "看过商品"),
    ("carted", "加入购物车"),
    ("checkout", "开始结账"),
    ("ordered", "已下单"),
    ("Sunday", "星期日"),
    ("Monday", "星期一"),
    ("Tuesday", "星期二"),
    ("Wednesday", "星期三"),
    ("Thursday", "星期四"),
    ("Friday", "星期五"),
    ("Saturday", "星期六"),
    ("wide", "范围宽"),
    ("narrow", "范围窄"),
];

impl Locale {
    /// The language with a code; English for any but Chinese.
    pub fn parse(code: &str) -> Self {
        if code.starts_with("zh") {
            Self::ZhCn
        } else {
            Self::En
        }
    }

    /// True for English.
    pub const fn en(self) -> bool {
        matches!(self, Self::En)
    }

    /// A value in this language.
    pub fn value(self, value: &str) -> &str {
        match self {
            Self::En => value,
            Self::ZhCn => VALUES.iter().find(|(en, _)| *en == value).map_or(value, |(_, zh)| zh),
        }
    }
}
