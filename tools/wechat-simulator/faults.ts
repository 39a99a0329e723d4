/**
 * Every fault the simulator can inject. `unit` says what uses up one of a rule's `times`:
 * an `event` (the fault stays with the notification through its retries), an `attempt` (one delivery;
 * later retries are well formed again), a `request` (one HTTP request) or a `refund` (one refund's outcome).
 */
export type FaultScope =
  'notify' | 'transport' | 'response' | 'order' | 'refund' | 'token' | 'shipping' | 'bill' | 'content';

export type FaultUnit = 'event' | 'attempt' | 'request' | 'refund';

export interface FaultDefinition<Name extends string = string> {
  readonly name: Name;
  readonly scope: FaultScope;
  readonly unit: FaultUnit;
  readonly description: string;
}

function define<Name extends string>(
  scope: FaultScope,
  unit: FaultUnit,
  faults: Record<Name, string>,
): FaultDefinition<Name>[] {
  return (Object.entries(faults) as [Name, string][]).map(([name, description]) => ({
    name,
    scope,
    unit,
    description,
  }));
}

/** The table, grouped by scope; the texts say what happens. */
export const FAULTS = [
  ...define('notify', 'event', {
    'notify-lost': 'The notification is never sent, not even by retry',
    'notify-duplicate': 'Sent once more, same id, after the acknowledgement',
    'notify-duplicate-concurrent': 'Sent twice at the same moment, same id',
    'notify-late': 'First sent delaySeconds (default 2400) of schedule time late, after a local expiry',
    'notify-refund-out-of-order':
      'A refund event waits until the next event of its order went out (at most 60 s of schedule time)',
    'notify-wrong-amount': 'The amount differs from the order (or refund) by one fen',
    'notify-wrong-mchid': 'Names another merchant',
    'notify-wrong-appid': 'Names another mini-program',
    'notify-wrong-openid': 'Names another payer',
    'notify-wrong-currency': 'Names another currency',
    'notify-v2-xml-refund': 'A refund event arrives as v2 XML without APIv3 headers',
    'notify-unknown-event-type': 'event_type is one that does not exist',
  }),
  ...define('notify', 'attempt', {
    'notify-wrong-signature': 'Signature made with a key WeChat does not own',
    'notify-signtest': 'Signature begins with WECHATPAY/SIGNTEST/ and must be refused',
    'notify-unknown-serial': 'Wechatpay-Serial names a key the merchant has never seen',
    'notify-stale-timestamp': 'Properly signed, but with a timestamp ten minutes old',
    'notify-tampered-ciphertext': 'Properly signed, but one bit of the ciphertext flipped',
    'notify-wrong-apiv3-key': 'Encrypted with another APIv3 key',
    'notify-mixed-keys': 'Signed with the key that the configured mode would not use (key migration)',
  }),
  ...define('transport', 'request', {
    'rate-limited-429': '429 before anything is done',
    'system-error-500': '500 SYSTEM_ERROR (api host: errcode -1) before anything is done',
    'system-error-500-after-commit': '500 SYSTEM_ERROR although the request took effect',
    'bad-gateway-502': '502 with an HTML page, nothing done',
    'accepted-202': '202 without a body, nothing done yet: the identical request must be repeated',
    'timeout-before-commit': 'No answer, nothing done',
    'timeout-after-commit': 'No answer although the request took effect',
    'connection-reset': 'The connection breaks although the request took effect',
    'truncated-json': 'The request takes effect, half of the answer arrives',
    redirect: '302 to an address that answers a forged success, nothing done',
    'clock-skew': "WeChat's clock seems skewSeconds (default 600) ahead, signature check included",
  }),
  ...define('response', 'request', {
    'response-unsigned': '2xx without the Wechatpay-* headers',
    'response-wrong-signature': '2xx signed with a key WeChat does not own',
    'response-signtest': '2xx with a signature that begins with WECHATPAY/SIGNTEST/',
    'response-unknown-serial': '2xx whose Wechatpay-Serial is unknown',
    'response-stale-timestamp': '2xx signed ten minutes ago',
  }),
  ...define('order', 'request', {
    'pay-during-close': 'The guest pays while the close request is under way: 400 ORDERPAID',
  }),
  ...define('refund', 'request', {
    'refund-not-enough': '403 NOT_ENOUGH: the merchant account lacks the money',
    'refund-resource-not-exists': '404 RESOURCE_NOT_EXISTS although the order is paid (transient)',
  }),
  ...define('refund', 'refund', {
    'refund-abnormal': 'The refund ends ABNORMAL',
    'refund-closed': 'The refund ends CLOSED',
    'refund-stuck': 'The refund stays PROCESSING until the control API moves it',
    'refund-notify-before-response': 'The refund event is delivered before the create-refund answer',
  }),
  ...define('token', 'request', {
    'token-40001': 'A valid access token is called invalid in mid-use',
    'token-42001': 'A valid access token is called expired in mid-use',
  }),
  ...define('shipping', 'request', {
    'shipping-10060001': 'The order is not indexed yet',
  }),
  ...define('bill', 'request', {
    'bill-statement-creating': '400 STATEMENT_CREATING',
    'bill-no-statement': '400 NO_STATEMENT_EXIST',
    'bill-hash-mismatch': 'hash_value belongs to another file',
    'bill-missing-row': 'The first data row is missing',
    'bill-extra-row': 'There is a row the merchant knows nothing about',
  }),
  ...define('content', 'request', {
    'seccheck-not-visited': 'msg_sec_check answers 61010: the user has not visited within two hours',
    'seccheck-review': 'msg_sec_check suggests review whatever the text',
  }),
];

export type FaultName = (typeof FAULTS)[number]['name'];

/** True for the name of a fault in the table. */
export function isFaultName(name: unknown): name is FaultName {
  return FAULTS.some((fault) => fault.name === name);
}
