//! What a query asks for: words, words that are not wanted, prices.

use super::phrase::replace;
use super::price::{take_prices, PriceRange};
use crate::text::{is_run, narrow, words};

/// Letters of a query that are looked at.
const MAX_LETTERS: usize = 200;
/// Words of a query that are looked at; nobody types more.
pub const MAX_WORDS: usize = 12;

/// Words that say that something cheap is wanted.
const CHEAP: &str = "cheap|cheaper|cheapest|inexpensive|affordable|budget|便宜|实惠|平价|廉价";
/// Words before what is not wanted.
const WITHOUT: &str = "without|except|not|不要|不含|不带";
/// Stands before what is not wanted.
const MARK: char = '\u{1}';
/// Words of the request and not of the thing.
const FILLERS: &str =
    "a|an|the|of|for|with|and|in|on|to|my|me|i|or|some|that|want|need|buy|please|我想买|我要买|我想要|想要|想买\
     |我要|有没有|请问|一个|一些|的|和|与|了";

/// A query, understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    /// The words wanted, folded, in their order; runs of signs whole.
    pub words: Vec<String>,
    /// The words not wanted.
    pub without: Vec<String>,
    /// The prices wanted.
    pub price: Option<PriceRange>,
    /// True when low prices are wanted, whatever they are.
    pub is_cheap: bool,
    /// The words wanted as they were typed, in small letters.
    pub text: String,
}

impl Asked {
    /// Understands a query.
    pub fn read(query: &str) -> Self {
        let mut text: String = query.chars().take(MAX_LETTERS).map(narrow).collect();
        let price = take_prices(&mut text);
        let mut asked = Self { price, ..Self::default() };
        asked.is_cheap = replace(&mut text, CHEAP, " ");
        replace(&mut text, WITHOUT, " \u{1}");
        let whole = text.clone();
        replace(&mut text, FILLERS, " ");
        if words(&text).is_empty() {
            text = whole;
        }
        let mut is_unwanted = false;
        for typed in text.split_whitespace() {
            let marked = typed.strip_prefix(MARK).or_else(|| typed.strip_prefix('-'));
            let found = words(typed);
            is_unwanted |=
                marked.is_some_and(|rest| !rest.starts_with('-')) && (typed.starts_with(MARK) || !found.is_empty());
            if !found.is_empty() {
                asked.take(typed, found, is_unwanted);
                is_unwanted = false;
            }
        }
        asked
    }

    /// True when it asks for nothing that can be looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.without.is_empty() && self.price.is_none() && !self.is_cheap
    }

    /// How much is asked for: a word is 1, two signs are, so are prices; what is not wanted is half of it.
    pub fn demands(&self) -> f32 {
        let words: f32 = self.words.iter().map(|word| size(word)).sum();
        let price = if self.price.is_some() { 1.0 } else { 0.0 };
        words + price + 0.5 * self.without.len() as f32
    }

    fn take(&mut self, typed: &str, found: Vec<String>, is_unwanted: bool) {
        let list = if is_unwanted { &mut self.without } else { &mut self.words };
        for word in found {
            if list.len() < MAX_WORDS && !list.contains(&word) {
                list.push(word);
            }
        }
        if !is_unwanted {
            self.text += if self.text.is_empty() { "" } else { " " };
            self.text += typed;
        }
    }
}

/// How many words of a language with blanks a word or a run of signs stands for.
pub fn size(word: &str) -> f32 {
    if is_run(word) {
        (word.chars().count() as f32 / 2.0).max(1.0)
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_what_stands_around_them() {
        let asked = Asked::read("I want a cheap Cake Stand without lids, under £20");
        assert_eq!(asked.words, ["cake", "stand"]);
        assert_eq!(asked.without, ["lid"]);
        assert!(asked.is_cheap && asked.price.unwrap().most == 20.0);
        assert_eq!(Asked::read("mug -red").without, ["red"]);
        assert_eq!(Asked::read("T-light holder").words, ["t", "light", "holder"]);
        assert_eq!(Asked::read("for the").words, ["for", "the"], "where there is nothing else they count");
        assert!(Asked::read(" -- !? ").is_empty() && Asked::read("").is_empty());
    }

    #[test]
    fn chinese_is_understood_as_well() {
        let asked = Asked::read("想要便宜的红色蜡烛，不要香薰，２０元以下");
        assert_eq!((asked.words, asked.without), (vec!["红色蜡烛".to_owned()], vec!["香薰".to_owned()]));
        assert!(asked.is_cheap && asked.price.unwrap().most == 20.0);
        assert_eq!(Asked::read("红色蜡烛").demands(), 2.0);
    }
}
