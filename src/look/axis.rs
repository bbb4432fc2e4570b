//! What a shopper can choose beside the theme: one row a choice, one row a number. `js/look/axes.ts` has the same rows for the
//! stand-in; `tests/vectors/look.json` holds both to the same answers.

/// One of a few words.
#[derive(Debug)]
pub struct Choice {
    /// Name in JavaScript.
    pub name: &'static str,
    /// Attribute of the root element.
    pub attribute: &'static str,
    /// The words.
    pub values: &'static [&'static str],
    /// Elder mode's word for a shopper who chose none.
    pub elder: Option<&'static str>,
    /// True where elder mode has it so whatever was chosen.
    pub is_firm: bool,
}

/// A number within a range.
#[derive(Debug)]
pub struct Number {
    /// Name in JavaScript.
    pub name: &'static str,
    /// Custom property of the root element.
    pub property: &'static str,
    /// Smallest and largest.
    pub range: (f64, f64),
    /// Elder mode's range; its smaller end is elder mode's own.
    pub elder: Option<(f64, f64)>,
}

const fn choice(name: &'static str, attribute: &'static str, values: &'static [&'static str]) -> Choice {
    Choice { name, attribute, values, elder: None, is_firm: false }
}

const fn number(name: &'static str, property: &'static str, range: (f64, f64)) -> Number {
    Number { name, property, range, elder: None }
}

/// Every choice. Motion and transparency are the two the system may ask for, by their places.
pub const CHOICES: [Choice; 6] = [
    Choice { elder: Some("reduced"), ..choice("motion", "data-vitrine-motion", &["full", "reduced"]) },
    choice("transparency", "data-vitrine-transparency", &["full", "reduced"]),
    choice("font", "data-vitrine-font", &["system", "readable", "serif", "shop"]),
    Choice { elder: Some("roomy"), ..choice("density", "data-vitrine-density", &["compact", "normal", "roomy"]) },
    Choice { elder: Some("list"), is_firm: true, ..choice("lists", "data-vitrine-lists", &["grid", "list"]) },
    Choice { elder: Some("large"), ..choice("images", "data-vitrine-images", &["small", "normal", "large"]) },
];

/// Every number. Type: MIIT's 18 px and more, reachable to 30, from a shop's usual 16; spacing to WCAG 1.4.12 and beyond, lines
/// as factors, the others in em. MIIT asks for paragraphs of 1.3 times the line: 2 em are more.
pub const NUMBERS: [Number; 6] = [
    Number { elder: Some((1.5, 2.0)), ..number("textScale", "--vitrine-text-scale", (0.85, 2.0)) },
    Number { elder: Some((1.5, 2.5)), ..number("lineHeight", "--vitrine-line-height", (1.1, 2.5)) },
    Number { elder: Some((2.0, 4.0)), ..number("paragraphSpacing", "--vitrine-paragraph-spacing", (0.0, 4.0)) },
    number("letterSpacing", "--vitrine-letter-spacing", (0.0, 0.3)),
    number("wordSpacing", "--vitrine-word-spacing", (0.0, 0.6)),
    Number { elder: Some((1.0, 1.0)), ..number("columns", "--vitrine-columns", (1.0, 6.0)) },
];
