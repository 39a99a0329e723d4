/** Names of the plugin's durable jobs. The trigger `scheduling_claims_ask_waiting` knows this one too. */
export const CHECK_WAITING_JOB = 'scheduling.check-waiting';
