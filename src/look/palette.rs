//! A shop's own colours. Where a pair falls short of its contrast the lightness of the text is corrected and its hue is left;
//! a palette that cannot be read whatever is done to its text is refused, with the pairs that fail.

use super::colour::{Oklab, Rgb};
use super::problem;
use crate::value::Value;

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// Name in a shop's palette.
    pub name: &'static str,
    /// Custom property it becomes.
    pub property: &'static str,
    /// The role whose colour it has when the shop gives it none; its own number where the shop must.
    otherwise: usize,
    /// The roles it is seen on, by number.
    on: &'static [usize],
    /// What it must reach there: text, or (controls' borders, the focus ring) 3:1.
    is_text: bool,
}

/// Every role, grounds first; a ground is never moved.
pub const ROLES: [Role; 9] = [
    Role { name: "background", property: "--vitrine-color-background", otherwise: 0, on: &[], is_text: false },
    Role { name: "surface", property: "--vitrine-color-surface", otherwise: 0, on: &[], is_text: false },
    Role { name: "text", property: "--vitrine-color-text", otherwise: 2, on: &[0, 1], is_text: true },
    Role { name: "muted", property: "--vitrine-color-muted", otherwise: 2, on: &[0, 1], is_text: true },
    Role { name: "accent", property: "--vitrine-color-accent", otherwise: 2, on: &[0, 1], is_text: true },
    Role { name: "onAccent", property: "--vitrine-color-on-accent", otherwise: 0, on: &[4], is_text: true },
    Role { name: "danger", property: "--vitrine-color-danger", otherwise: 2, on: &[0, 1], is_text: true },
    Role { name: "border", property: "--vitrine-color-border", otherwise: 3, on: &[0, 1], is_text: false },
    Role { name: "focus", property: "--vitrine-color-focus", otherwise: 4, on: &[0, 1], is_text: false },
];

/// Contrast of text (WCAG 1.4.3) and of what is no text (1.4.11); text of easy view and high contrast (1.4.6).
pub const TEXT_CONTRAST: f64 = 4.5;
/// See [`TEXT_CONTRAST`].
pub const ENHANCED_CONTRAST: f64 = 7.0;
const SHAPE_CONTRAST: f64 = 3.0;
/// Palettes a shop may have.
const MAX_PALETTES: usize = 12;

/// A colour for every role.
pub type Colours = [Rgb; ROLES.len()];

/// A named palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// The theme's name.
    pub name: String,
    /// As the shop gave them.
    pub colours: Colours,
}

/// Reads a shop's palettes; what is wrong with them is told, and one that could never be read is left out.
pub fn read(object: Value, problems: &mut Vec<Value>) -> Vec<Palette> {
    let mut palettes = Vec::new();
    let Value::Map(entries) = object else { return palettes };
    for (name, said) in entries {
        let mut field = "palettes.".to_owned();
        field.push_str(&name);
        let known = if super::is_name(&name) { Palette::read(name, said) } else { None };
        let Some(palette) = known.filter(|_| palettes.len() < MAX_PALETTES) else {
            problems.push(problem::about("bad_palette", &field));
            continue;
        };
        match palette.readable(TEXT_CONTRAST) {
            Ok(_) => palettes.push(palette),
            Err(pairs) => problems.push(problem::low_contrast(&field, pairs)),
        }
    }
    palettes
}

impl Palette {
    /// A palette with at least a background and a text; colours are `#rgb` or `#rrggbb`.
    fn read(name: String, mut said: Value) -> Option<Self> {
        let mut colours = [Rgb([0; 3]); ROLES.len()];
        for (number, role) in ROLES.iter().enumerate() {
            let colour = match said.take(role.name) {
                Value::Nil if role.otherwise == number => return None,
                Value::Nil => *colours.get(role.otherwise)?,
                given => Rgb::parse(&given.text()?)?,
            };
            *colours.get_mut(number)? = colour;
        }
        Some(Self { name, colours })
    }

    /// True when it is light text on dark.
    pub fn is_dark(&self) -> bool {
        let [background, _, text, ..] = self.colours;
        background.luminance() < text.luminance()
    }

    /// The colours with every pair at its contrast, `text_contrast` for text.
    ///
    /// # Errors
    /// The pairs for which no lightness is enough.
    pub fn readable(&self, text_contrast: f64) -> Result<Colours, Vec<Value>> {
        let mut colours = self.colours;
        let mut failed = Vec::new();
        for (number, role) in ROLES.iter().enumerate() {
            let needed = if role.is_text { text_contrast } else { SHAPE_CONTRAST };
            let mut grounds = Vec::new();
            for &on in role.on {
                grounds.extend(colours.get(on));
            }
            let Some(colour) = colours.get_mut(number) else { continue };
            *colour = correct(*colour, &grounds, needed);
            for (ground, &on) in grounds.iter().zip(role.on) {
                let reached = colour.contrast(*ground);
                let ground = ROLES.get(on).map_or("", |role| role.name);
                if reached < needed {
                    failed.push(problem::pair(role.name, ground, reached, needed));
                }
            }
        }
        if failed.is_empty() {
            Ok(colours)
        } else {
            Err(failed)
        }
    }
}

/// The nearest lightness at which a colour has enough contrast to all its grounds; the best there is where none is enough. The hue
/// is kept but for the rounding to 8 bits: within 5 degrees in Oklab, for colours with a chroma of 0.04 and a lightness of 0.3 and
/// more; in what is darker or greyer no eye finds it.
fn correct(colour: Rgb, grounds: &[Rgb], needed: f64) -> Rgb {
    if least_contrast(colour, grounds) >= needed {
        return colour;
    }
    let lab = colour.oklab();
    let mut best = colour;
    let mut moved = f64::INFINITY;
    for end in [0.0, 1.0] {
        let mut far = Oklab { lightness: end, ..lab };
        let reached = least_contrast(far.rgb(), grounds);
        if reached < needed {
            // Not enough, but the most there is: what a refusal tells.
            if moved.is_infinite() && reached > least_contrast(best, grounds) {
                best = far.rgb();
            }
            continue;
        }
        let mut near = lab.lightness;
        for _ in 0..12 {
            let middle = Oklab { lightness: (near + far.lightness) / 2.0, ..lab };
            if least_contrast(middle.rgb(), grounds) < needed {
                near = middle.lightness;
            } else {
                far = middle;
            }
        }
        let distance = (far.lightness - lab.lightness).abs();
        if distance < moved {
            moved = distance;
            best = far.rgb();
        }
    }
    best
}

fn least_contrast(front: Rgb, grounds: &[Rgb]) -> f64 {
    let mut least = f64::INFINITY;
    for ground in grounds {
        least = least.min(front.contrast(*ground));
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Object;
    use proptest::prelude::*;

    const HUE_BOUND_DEGREES: f64 = 5.0;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).unwrap()
    }

    fn palette(colours: &[(&str, &str)]) -> Option<Palette> {
        let mut object = Object::default();
        for (role, colour) in colours {
            object.text(role, colour);
        }
        Palette::read("own".into(), object.end())
    }

    #[test]
    fn what_is_readable_stays_as_it_is() {
        let own = palette(&[("background", "#fbf0d9"), ("text", "#3d2b1f"), ("accent", "#7a3b00")]).unwrap();
        assert_eq!(own.readable(TEXT_CONTRAST).unwrap(), own.colours);
    }

    #[test]
    fn what_is_not_is_corrected_as_little_as_it_needs() {
        let own = palette(&[("background", "#ffffff"), ("text", "#222222"), ("accent", "#e91e63")]).unwrap();
        let colours = own.readable(TEXT_CONTRAST).unwrap();
        // 4.35:1 before; golden, and a hair above what is asked.
        assert_eq!(colours[4].hex(), "#e61860");
        assert!((4.5..4.6).contains(&colours[4].contrast(colours[0])), "{}", colours[4].contrast(colours[0]));
        let enhanced = own.readable(ENHANCED_CONTRAST).unwrap();
        assert!((7.0..7.15).contains(&enhanced[4].contrast(enhanced[0])));
        assert_eq!(enhanced[0], own.colours[0], "grounds are never moved");
    }

    #[test]
    fn a_ground_in_the_middle_is_refused_with_its_pairs() {
        let own = palette(&[("background", "#808080"), ("text", "#000000")]).unwrap();
        assert!(own.readable(TEXT_CONTRAST).is_ok());
        let pairs = own.readable(ENHANCED_CONTRAST).unwrap_err();
        assert!(pairs.contains(&problem::pair("text", "background", 5.3172, 7.0)), "{pairs:?}");
        // Black on the one ground is white on the other.
        let torn = palette(&[("background", "#ffffff"), ("surface", "#000000"), ("text", "#111111")]).unwrap();
        let pairs = torn.readable(TEXT_CONTRAST).unwrap_err();
        let named = |mut pair: Value| pair.take("front").text().zip(pair.take("ground").text());
        let pairs: Vec<_> = pairs.into_iter().filter_map(named).collect();
        assert!(pairs.contains(&("text".into(), "surface".into())), "{pairs:?}");
    }

    #[test]
    fn roles_that_are_not_given_follow_others() {
        let own = palette(&[("background", "#fff"), ("text", "#000")]).unwrap();
        assert_eq!(own.colours.map(|colour| colour == rgb("#fff")), {
            [true, true, false, false, false, true, false, false, false]
        });
        assert!(!own.is_dark() && palette(&[("background", "#111"), ("text", "#eee")]).unwrap().is_dark());
        assert_eq!(palette(&[("text", "#000")]), None, "no background");
        assert_eq!(palette(&[("background", "#fff"), ("text", "red; } body { display: none")]), None);
    }

    #[test]
    fn a_shop_hears_what_is_wrong_with_its_palettes() {
        let mut problems = Vec::new();
        let good = Object::default().text("background", "#fff").text("text", "#333").end();
        let torn = Object::default().text("background", "#fff").text("surface", "#000").text("text", "#000").end();
        let all = Object::default()
            .value("sea", good.clone())
            .value("torn", torn)
            .value("bad name", good)
            .value("empty", Value::Nil)
            .end();
        let read = read(all, &mut problems);
        assert_eq!(read.iter().map(|palette| palette.name.as_str()).collect::<Vec<_>>(), ["sea"]);
        let said: Vec<_> =
            problems.into_iter().map(|mut of| (of.take("code").text(), of.take("field").text())).collect();
        let expected = [
            ("low_contrast", "palettes.torn"),
            ("bad_palette", "palettes.bad name"),
            ("bad_palette", "palettes.empty"),
        ];
        assert_eq!(said, expected.map(|(code, field)| (Some(code.to_owned()), Some(field.to_owned()))));
    }

    fn degrees_between(one: Rgb, two: Rgb) -> f64 {
        let angle = |lab: Oklab| lab.b.atan2(lab.a).to_degrees();
        let difference = (angle(one.oklab()) - angle(two.oklab())).abs();
        difference.min(360.0 - difference)
    }

    fn chroma(of: Rgb) -> f64 {
        of.oklab().a.hypot(of.oklab().b)
    }

    proptest! {
        #[test]
        fn any_palette_is_readable_or_refused(
            bytes in proptest::array::uniform9(proptest::array::uniform3(any::<u8>())),
            enhanced in any::<bool>(),
        ) {
            let needed = if enhanced { ENHANCED_CONTRAST } else { TEXT_CONTRAST };
            let own = Palette { name: "own".into(), colours: bytes.map(Rgb) };
            match own.readable(needed) {
                Ok(colours) => for (number, role) in ROLES.iter().enumerate() {
                    let needed = if role.is_text { needed } else { SHAPE_CONTRAST };
                    for &on in role.on {
                        prop_assert!(colours[number].contrast(colours[on]) >= needed);
                    }
                    let (before, after) = (own.colours[number], colours[number]);
                    if chroma(before) >= 0.04 && chroma(after) >= 0.04 && after.oklab().lightness >= 0.3 {
                        prop_assert!(degrees_between(before, after) <= HUE_BOUND_DEGREES, "{} became {}", before.hex(), after.hex());
                    }
                },
                Err(pairs) => prop_assert!(!pairs.is_empty()),
            }
        }
    }
}
