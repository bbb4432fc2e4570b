/** The lazily loaded chunk that carries a profile from one place to another: as JSON, and sealed as a code. */

export { receive, transfer } from './transfer/code.ts'
export { exportProfile, importProfile } from './transfer/file.ts'
