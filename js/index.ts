/** The package `vitrine`: one function and the types it speaks. Importing this does nothing. */
export { createVitrine } from './create.ts'
export type * from './types.ts'
