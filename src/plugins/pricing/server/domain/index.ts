export * from './adjustment';
/** Pricing as pure functions: what the domain of a content type may use. */
export * from './cancellation';
export * from './day-types';
export * from './overrides';
export * from './quote';
export * from './rate-calendar';
