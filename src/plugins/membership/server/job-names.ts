/** Names of the plugin's durable jobs. */
export const ANONYMISE_JOB = 'membership.anonymise-member';
export const SETTLE_LEVELS_JOB = 'membership.settle-levels';
