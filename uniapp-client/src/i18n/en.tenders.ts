import type { tendersZh } from './zh-CN.tenders';

export const tendersEn: Record<keyof typeof tendersZh, string> = {
  'tender.title': 'Balance and points',
  'tender.points': '{n} points',
  'tender.available': '{price} available',
  'tender.rest': 'Left for WeChat Pay',
  'tender.held': 'taken with the payment',
  'tender.returned': '{price} returned',
  'tender.paidWith': 'Paid with',
  'tender.payWallet': 'Pay {price} from balance',
  'tender.payRest': 'WeChat Pay {price}',
  'tender.changed': 'What your wallet pays has just changed; {price} is left to pay. Please confirm.',
  'tender.insufficient': 'Your balance has just changed. Please check and submit again.',
  'tender.covered': 'The other {price} comes from your wallet',
  'tender.back': 'Goes back as',
  'tender.walletPaid': '{price} paid from your wallet',
};
