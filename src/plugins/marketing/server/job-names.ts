/** Names of the plugin's durable jobs. */
export const ISSUE_JOB = 'marketing.issue-coupons';
