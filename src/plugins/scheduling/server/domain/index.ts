/** Availability as pure functions: what the domain of a content type may use. */
export { freeUnits, longestFree, timelineOf, type Busy, type Timeline } from './availability';
export type { ResourceKind } from './resource';
