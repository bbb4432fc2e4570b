/** The package's version; `tests/js/version.test.ts` keeps it equal to package.json and Cargo.toml. */
export const VERSION = '0.1.0'
/** What versions begin with that are called alike, so that one may stand for another on a page. */
export const SERIES = '0.1.'
