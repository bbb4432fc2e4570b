/** The engine's bytes, gzipped, in base 85, put there by `scripts/build.mjs` when it bundles `inline.ts`. */
declare module 'vitrine:engine-base85' {
  const engine: import('./base85.ts').Base85
  export default engine
}
