// The pages of the membership: what a member holds, pays with and is given back, and the clerk who scans.
import { clerk, demo, openPhone, settled } from './visitors.mjs';

/** Orders and an invoice of the member that show something, a kind of card, and the phone of a clerk. */
export async function memberFacts(browser, phone) {
  const asked = phone.page.waitForResponse((answer) => /\/api\/orders\?/.test(answer.url()));
  await phone.visit('/pages/orders/orders');
  const { authorization } = await (await asked).request().allHeaders();
  const ask = async (place) => (await fetch(`${demo.api}${place}`, { headers: { authorization } })).json();
  const { items } = await ask('/orders?group=all&limit=50');
  const orders = await Promise.all(items.map(({ no }) => ask(`/orders/${no}`)));
  const refunded = orders.filter(({ refundedFen }) => refundedFen > 0);
  return {
    mixed: orders.find(({ payments, status }) => payments.length > 1 && status === 'confirmed')?.no,
    refunded: refunded.sort((one, other) => other.payments.length - one.payments.length)[0]?.no,
    invoice: (await ask('/invoices')).items[0]?.no,
    card: (await ask('/member-cards')).items.at(-1).ref,
    clerkState: await clerkState(browser),
  };
}

async function clerkState(browser) {
  const phone = await openPhone(browser);
  await phone.visit('/subpkg/member/login?next=%2Fsubpkg%2Fcode%2Fscan');
  await phone.signIn(clerk);
  const state = await phone.page.context().storageState();
  await phone.close();
  return state;
}

/** The clerk types the code that the guest's phone shows; it is read once, so each picture has its own. */
const scanned = (facts) => async (phone) => {
  const guest = await openPhone(phone.page.context().browser(), { storageState: facts.storageState });
  await guest.visit('/subpkg/code/code');
  const code = await guest.find('code-digits').innerText();
  await guest.close();
  await phone.type('till-code', code);
  await phone.tap('till-go');
  await phone.find('piece-0').waitFor();
  await settled(phone.page, 300);
};

const redeemed = (facts) => async (phone) => {
  await scanned(facts)(phone);
  await phone.tap('piece-0');
  await phone.tap('redeem-confirm');
  await phone.find('till-result').waitFor();
};

/** @param {(...ids: string[]) => (phone: object) => Promise<void>} tap */
export function memberPages(facts, tap) {
  const signedIn = { storageState: facts.storageState };
  const atTill = { storageState: facts.clerkState };
  const detail = (no) => `/subpkg/order/detail?no=${no}`;
  return [
    ...Object.entries({
      coupons: ['centre', 'mine'],
      cards: ['shop', 'mine'],
      wallet: ['wallet', 'top-up', 'refund'],
      code: ['code'],
      invoices: ['list', 'apply', 'titles'],
      club: ['centre', 'levels', 'points', 'sign-in', 'invite'],
    }).flatMap(([part, names]) => names.map((name) => [`${part}-${name}`, `/subpkg/${part}/${name}`, null, signedIn])),
    ['cards-confirm', `/subpkg/cards/confirm?card=${facts.card}`, null, signedIn],
    ['cards-signed-out', '/subpkg/cards/mine'],
    ['coupons-signed-out', '/subpkg/coupons/centre'],
    ['confirm-coupons', facts.confirm, tap('coupon-choice'), signedIn],
    ['detail-mixed', detail(facts.mixed), null, signedIn],
    ['detail-refunded', detail(facts.refunded), null, signedIn],
    ['invoices-detail', `/subpkg/invoices/detail?no=${facts.invoice}`, null, signedIn],
    ['invoices-title-new', '/subpkg/invoices/titles', tap('title-add'), signedIn],
    ['code-signed-out', '/subpkg/code/code'],
    ['till-scan', '/subpkg/code/scan', null, atTill],
    ['till-member', '/subpkg/code/scan', scanned(facts), atTill],
    ['till-redeemed', '/subpkg/code/scan', redeemed(facts), atTill],
    ['till-today', '/subpkg/code/today', null, atTill],
    ['till-not-clerk', '/subpkg/code/scan', null, signedIn],
  ];
}
