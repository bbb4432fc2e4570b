/** The package's version; `tests/js/version.test.ts` keeps it equal to package.json and Cargo.toml. */
export const VERSION = '0.1.0'
