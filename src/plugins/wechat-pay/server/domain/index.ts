/** The pure part of the plugin: no Strapi, no SQL, no clock, no randomness. */
export * from './bill';
export * from './decrypt';
export * from './limits';
export * from './outcome';
export * from './redact';
export * from './schedules';
export * from './signature';
export * from './template';
export * from './text';
export * from './time';
export * from './trade';
