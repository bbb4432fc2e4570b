//! Colours as pages have them: eight bits a channel, WCAG's luminance and contrast, and Oklab, in which lightness can be moved
//! without the hue.

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// A colour in Oklab (Björn Ottosson, 2020): lightness from 0 to 1, and two axes whose angle is the hue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklab {
    /// Perceived lightness, 0 to 1.
    pub lightness: f64,
    /// Green to red.
    pub a: f64,
    /// Blue to yellow.
    pub b: f64,
}

impl Rgb {
    /// The colour of `#rgb` or `#rrggbb`; nothing else is one, so nothing else can get into a style.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?.as_bytes();
        let digit = |at: usize| {
            let digit = char::from(*digits.get(at)?).to_digit(16)?;
            Some(digit as u8)
        };
        let step = match digits.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        let mut channels = [0; 3];
        for (at, channel) in channels.iter_mut().enumerate() {
            *channel = digit(step * at)? * 16 + digit(step * at + step - 1)?;
        }
        Some(Self(channels))
    }

    /// The colour as `#rrggbb`. By hand: the formatter for hexadecimal numbers is larger.
    pub fn hex(self) -> String {
        let digit = |value: u8| char::from(value + if value < 10 { b'0' } else { b'a' - 10 });
        let mut text = "#".to_owned();
        for channel in self.0 {
            text.push(digit(channel >> 4));
            text.push(digit(channel & 15));
        }
        text
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        (one / two).max(two / one)
    }

    fn linear(self) -> [f64; 3] {
        let mut linear = [0.0; 3];
        for (value, channel) in linear.iter_mut().zip(self.0) {
            *value = f64::from(channel) / 255.0;
            *value = if *value <= 0.04045 { *value / 12.92 } else { power((*value + 0.055) / 1.055, 2.4) };
        }
        linear
    }

    /// This colour in Oklab.
    pub fn oklab(self) -> Oklab {
        let mut cones = times(&TO_CONES, self.linear());
        for cone in &mut cones {
            *cone = power(*cone, 1.0 / 3.0);
        }
        let [lightness, a, b] = times(&TO_LAB, cones);
        Oklab { lightness, a, b }
    }
}

impl Oklab {
    /// This colour on a screen; less colourful, at the same hue, where the screen has none like it.
    pub fn rgb(self) -> Rgb {
        let (mut shown, mut chroma, mut step) = (self.on_screen(1.0), 1.0, 0.5);
        if shown.is_none() {
            for _ in 0..12 {
                let fits = self.on_screen(chroma - step);
                if fits.is_none() {
                    chroma -= step;
                }
                shown = fits.or(shown);
                step /= 2.0;
            }
        }
        shown.unwrap_or(Rgb([if self.lightness > 0.5 { 255 } else { 0 }; 3]))
    }

    /// The colour with a share of its chroma, where a screen has it.
    fn on_screen(self, chroma: f64) -> Option<Rgb> {
        let mut cones = times(&FROM_LAB, [self.lightness, self.a * chroma, self.b * chroma]);
        for cone in &mut cones {
            *cone = *cone * *cone * *cone;
        }
        let mut shown = [0; 3];
        for (channel, value) in shown.iter_mut().zip(times(&FROM_CONES, cones)) {
            // A thousandth is less than half of one of the 255 steps.
            if !(-0.001..=1.001).contains(&value) {
                return None;
            }
            let value = if value <= 0.0031308 { value * 12.92 } else { 1.055 * power(value, 1.0 / 2.4) - 0.055 };
            *channel = libm::round(value * 255.0) as u8;
        }
        Some(Rgb(shown))
    }
}

type Matrix = [[f64; 3]; 3];

const TO_CONES: Matrix = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB: Matrix = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
];
const FROM_LAB: Matrix =
    [[1.0, 0.3963377774, 0.2158037573], [1.0, -0.1055613458, -0.0638541728], [1.0, -0.0894841775, -1.2914855480]];
const FROM_CONES: Matrix = [
    [4.0767416621, -3.3077115913, 0.2309699292],
    [-1.2684380046, 2.6097574011, -0.3413193965],
    [-0.0041960863, -0.7034186147, 1.7076147010],
];

// Rolled up and called: unrolled, the constants would stand in the code one by one.
#[inline(never)]
fn times(matrix: &Matrix, of: [f64; 3]) -> [f64; 3] {
    let mut product = [0.0; 3];
    for (sum, row) in product.iter_mut().zip(matrix) {
        for (factor, value) in row.iter().zip(of) {
            *sum += factor * value;
        }
    }
    product
}

/// `pow` by what the engine has already; 0 for what is not positive.
#[inline(never)]
fn power(base: f64, exponent: f64) -> f64 {
    if base > 0.0 {
        libm::exp(exponent * libm::log(base))
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).unwrap()
    }

    #[test]
    fn only_hex_is_a_colour() {
        assert_eq!(Rgb::parse("#0aF"), Some(Rgb([0, 170, 255])));
        assert_eq!(Rgb::parse("#00aAfF"), Some(Rgb([0, 170, 255])));
        for text in ["", "#", "red", "#12", "#1234", "#+12", "#12345g", "url(x)", "#fff;}", "#ééé", "#ffffff00"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
        assert_eq!(rgb("#0AF").hex(), "#00aaff");
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        // Published values: black on white, the often quoted greys at the edges of 4.5 and 7, pure red and blue on white.
        for (one, two, ratio) in [
            ("#000000", "#ffffff", 21.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.48),
            ("#595959", "#ffffff", 7.0),
            ("#ff0000", "#ffffff", 4.0),
            ("#0000ff", "#ffffff", 8.59),
            ("#949494", "#ffffff", 3.03),
            ("#abcdef", "#abcdef", 1.0),
        ] {
            let found = rgb(one).contrast(rgb(two));
            assert!((found - ratio).abs() < 0.006, "{one} on {two}: {found}");
            assert_eq!(found, rgb(two).contrast(rgb(one)));
        }
    }

    #[test]
    fn oklab_is_ottossons() {
        // From the article that defines it, and CSS Color 4: white, red, green, blue.
        for (text, lightness, a, b) in [
            ("#ffffff", 1.0, 0.0, 0.0),
            ("#ff0000", 0.628, 0.225, 0.126),
            ("#00ff00", 0.866, -0.234, 0.179),
            ("#0000ff", 0.452, -0.032, -0.312),
        ] {
            let lab = rgb(text).oklab();
            let near = |x: f64, y: f64| (x - y).abs() < 0.001;
            assert!(near(lab.lightness, lightness) && near(lab.a, a) && near(lab.b, b), "{text}: {lab:?}");
        }
    }

    #[test]
    fn there_and_back_is_the_same_colour() {
        for step in 0..4096u32 {
            let colour = Rgb([step >> 8 & 15, step >> 4 & 15, step & 15].map(|digit| digit as u8 * 17));
            assert_eq!(colour.oklab().rgb(), colour);
        }
    }
}
