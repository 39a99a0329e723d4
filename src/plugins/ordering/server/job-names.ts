/** Names of the plugin's durable jobs; who enqueues one and who handles it need not know each other. */
export const EXPIRE_JOB = 'ordering.expire-order';
export const SYNC_PAYMENT_JOB = 'ordering.sync-payment';
export const EXECUTE_REFUND_JOB = 'ordering.execute-refund';
export const FOLLOW_REFUND_JOB = 'ordering.follow-refund';
export const REPORT_FULFILMENT_JOB = 'ordering.report-fulfilment';
export const CLOSE_CHANGE_JOB = 'ordering.close-change';
