/** Bytes as text in base 85, for `js/base85.ts` to read. */
export function toBase85(bytes: Buffer): { length: number; text: string }
