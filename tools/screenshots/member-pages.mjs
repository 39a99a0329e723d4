// The pages of the membership: what a member holds, pays with and is given back, and the clerk who scans.
import { clerk, demo, earlierGuest, openPhone, settled } from './visitors.mjs';

/** Orders and an invoice that show something, a kind of card, and the phones of an earlier guest and of a clerk. */
export async function memberFacts(browser, phone) {
  const own = await holdings(phone);
  const earlier = await signedInAs(browser, earlierGuest);
  const before = await holdings(earlier.phone);
  const till = await signedInAs(browser, clerk);
  const facts = {
    mixed: own.orders.find(({ payments, status }) => payments.length > 1 && status === 'confirmed').no,
    card: own.card,
    refunded: before.orders.find(({ refundedFen }) => refundedFen > 0)?.no,
    invoice: before.invoice,
    earlierState: await earlier.state(),
    clerkState: await till.state(),
  };
  for (const { phone: one } of [earlier, till]) await one.close();
  return facts;
}

/** What the member of this phone has, asked for with its own session. */
async function holdings(phone) {
  const asked = phone.page.waitForResponse((answer) => /\/api\/orders\?/.test(answer.url()));
  await phone.visit('/pages/orders/orders');
  const { authorization } = await (await asked).request().allHeaders();
  const ask = async (place) => (await fetch(`${demo.api}${place}`, { headers: { authorization } })).json();
  const { items } = await ask('/orders?group=all&limit=50');
  return {
    orders: await Promise.all(items.map(({ no }) => ask(`/orders/${no}`))),
    invoice: (await ask('/invoices')).items[0]?.no,
    card: (await ask('/member-cards')).items.at(-1).ref,
  };
}

/** A phone on which `who` is signed in. @param {object} [options] of the window */
export async function signedInAs(browser, who, options) {
  const phone = await openPhone(browser, options);
  await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
  await phone.signIn(who);
  return { phone, state: () => phone.page.context().storageState() };
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
  await phone.page.locator('[id^="piece-"][aria-disabled="false"]').first().click();
  await phone.tap('place-0');
  await settled(phone.page, 300);
  await phone.tap('redeem-confirm');
  await phone.find('till-result').waitFor();
};

/** @param {(...ids: string[]) => (phone: object) => Promise<void>} tap */
export function memberPages(facts, tap) {
  const signedIn = { storageState: facts.storageState };
  const before = { storageState: facts.earlierState };
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
    ['detail-refunded', detail(facts.refunded), null, before],
    ['invoices-detail', `/subpkg/invoices/detail?no=${facts.invoice}`, null, before],
    ...['list', 'apply', 'titles'].map((name) => [`invoices-${name}-some`, `/subpkg/invoices/${name}`, null, before]),
    ['invoices-title-new', '/subpkg/invoices/titles', tap('title-add'), signedIn],
    ['code-signed-out', '/subpkg/code/code'],
    ['till-scan', '/subpkg/code/scan', null, atTill],
    ['till-member', '/subpkg/code/scan', scanned(facts), atTill],
    ['till-redeemed', '/subpkg/code/scan', redeemed(facts), atTill],
    ['till-today', '/subpkg/code/today', null, atTill],
    ['till-not-clerk', '/subpkg/code/scan', null, signedIn],
  ];
}
