/** Availability as pure functions: what the domain of a content type may use. */
export { freeUnits, longestFree, timelineOf, type Busy, type Timeline } from './availability';
export type { ClaimDescriber, ClaimSubject } from './describer';
export type { DayType, ResourceKind, Sheet, SheetDays, SheetRow, Wish, WishRefusal } from './resource';
export { takenPerDay, type Stretch } from './occupancy';
