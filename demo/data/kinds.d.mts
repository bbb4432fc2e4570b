export const DEPARTMENTS: readonly string[]
