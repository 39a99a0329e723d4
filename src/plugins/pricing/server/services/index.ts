/** What other plugins and content types may use of pricing. */
export * from '../domain';
export { isAnnounced, publicHolidays, type SpecialDay } from '../gateway/public-holidays';
