/** The engine's bytes, gzipped, in base64, put there by `scripts/build.mjs` when it bundles `inline.ts`. */
declare module 'vitrine:engine-base64' {
  const base64: string
  export default base64
}
