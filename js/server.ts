/**
 * `vitrine/server`: what a shop's own server needs. Runs in Node and wherever else JavaScript runs; touches no page, has no state,
 * imports nothing and never throws.
 */
export { type ExperimentPlace, experimentArm } from './server/assign.ts'
export { type DecodedReport, decodeReport, type ReportFlaw, type WireReport } from './server/report.ts'
