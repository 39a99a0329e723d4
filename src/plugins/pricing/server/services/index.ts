/** What other plugins and content types may use of pricing. */
export * from '../domain';
export { isAnnounced, publicHolidays, type SpecialDay } from '../gateway/public-holidays';
export type {
  GuestDay,
  HouseName,
  NightView,
  RateBook,
  RateChange,
  RateChangeSpan,
  RateHouse,
  RatePreview,
  RateQuery,
  RateWish,
  StaffCommand,
} from './rate-book';
