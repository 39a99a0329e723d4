// The membership as docs/guest-tour.zh-CN.md shows it: from the centre to an order that the wallet pays a part of.
import { setTimeout as sleep } from 'node:timers/promises';
import { signedInAs } from './member-pages.mjs';
import { demo, earlierGuest, guest, inDays, openPhone } from './visitors.mjs';

/** Somebody with points and balance orders a stay; the house has nights that are free. */
async function stayFor(house) {
  const { days } = await (await fetch(`${demo.api}/houses/${house}/calendar?from=${inDays(5)}&days=80`)).json();
  const free = days.findIndex(
    (day, i) =>
      day?.unitsLeft > 0 &&
      day.minNights <= 2 &&
      day.canCheckIn &&
      days[i + 1]?.unitsLeft > 0 &&
      days[i + 2]?.canCheckOut,
  );
  return `house=${house}&in=${inDays(5 + free)}&out=${inDays(7 + free)}&adults=2&children=0`;
}

export async function membership(browser, shoot) {
  // The member has claimed what there is; a stranger sees what can be claimed.
  const stranger = await openPhone(browser, { deviceScaleFactor: 1 });
  await stranger.visit('/subpkg/coupons/centre');
  await shoot(stranger.page, 'client-tour-coupons');
  await stranger.close();

  const { phone } = await signedInAs(browser, guest, { deviceScaleFactor: 1 });
  for (const [name, place] of [
    ['club', 'club/centre'],
    ['sign-in', 'club/sign-in'],
    ['top-up', 'wallet/top-up'],
    ['wallet', 'wallet/wallet'],
    ['code', 'code/code'],
  ]) {
    await phone.visit(`/subpkg/${place}`);
    await shoot(phone.page, `client-tour-${name}`);
  }
  const home = await (await fetch(`${demo.api}/home`)).json();
  const house = home.banners.find(({ link }) => link?.kind === 'house').link.ref;
  await phone.visit(`/subpkg/stay/confirm?${await stayFor(house)}`);
  await phone.find('tenders').evaluate((card) => card.scrollIntoView({ block: 'center' }));
  await sleep(300);
  await shoot(phone.page, 'client-tour-tenders');
  await phone.close();

  const { phone: earlier } = await signedInAs(browser, earlierGuest, { deviceScaleFactor: 1 });
  await earlier.visit('/subpkg/invoices/list');
  await earlier.tap('invoice-0');
  await shoot(earlier.page, 'client-tour-invoice');
  await earlier.close();
}
