/** What other plugins and content types may use of pricing. */
export * from '../domain/cancellation';
export * from '../domain/day-types';
export * from '../domain/quote';
export * from '../domain/rate-calendar';
export { isAnnounced, publicHolidays, type SpecialDay } from '../gateway/public-holidays';
