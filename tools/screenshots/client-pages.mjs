// Every page of the client, and what opens over some of them.
import { memberFacts, memberPages } from './member-pages.mjs';
import { demo, guest, inDays, openPhone, settled } from './visitors.mjs';

/** Signs the guest in and books twice, one paid; what the pages below are about. */
export async function prepareGuest(browser) {
  const home = await (await fetch(`${demo.api}/home`)).json();
  const house = home.banners.find(({ link }) => link?.kind === 'house').link.ref;
  const phone = await openPhone(browser);
  await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
  await phone.signIn();
  const book = async (from) => {
    const stay = `house=${house}&in=${inDays(from)}&out=${inDays(from + 2)}&adults=2&children=0`;
    await phone.visit(`/subpkg/stay/confirm?${stay}`);
    await phone.type('guest-name', guest.name);
    await phone.type('guest-phone', guest.phone);
    await phone.moneyOnly();
    await phone.tap('submit-order');
    await phone.find('pay-now').waitFor();
    return { stay, no: /no=([\w-]+)/.exec(phone.page.url())[1] };
  };
  // Nights that are free, so that it can be run again.
  const { days } = await (await fetch(`${demo.api}/houses/${house}/calendar?from=${inDays(20)}&days=90`)).json();
  const open = (day) => day?.unitsLeft > 0 && day.minNights <= 2;
  const free = days.flatMap((day, i) =>
    i % 3 === 0 && open(day) && open(days[i + 1]) && day.canCheckIn && days[i + 2]?.canCheckOut ? [20 + i] : [],
  );
  const paid = await book(free[0]);
  await phone.tap('pay-now');
  await phone.page.getByTestId('cashier-pay').click();
  await phone.find('view-order').waitFor();
  const pending = await book(free[1]);
  const holdings = await memberFacts(browser, phone);
  const storageState = await phone.page.context().storageState();
  const taken = await takenNights();
  await phone.close();
  return {
    house,
    collection: home.collections[0].id,
    paid: paid.no,
    pending: pending.no,
    stay: pending.stay,
    taken,
    ...holdings,
    storageState,
  };
}

/** Two nights of some house that are taken, as a query. */
export async function takenNights() {
  const { items } = await (await fetch(`${demo.api}/houses/search?pageSize=50`)).json();
  for (const { id } of items) {
    const { days } = await (await fetch(`${demo.api}/houses/${id}/calendar?from=${inDays(3)}&days=60`)).json();
    const first = days.findIndex((day, i) => day?.soldOut && days[i + 1]?.soldOut);
    if (first >= 0) return { house: id, in: inDays(3 + first), out: inDays(5 + first) };
  }
  throw new Error('every night of the demo is free');
}

const guests = (facts) => ({ storageState: facts.storageState });

/** [name, place, what is done there, options of the window] */
export function clientPages(facts) {
  const signedIn = guests(facts);
  const taken = `house=${facts.taken.house}&in=${facts.taken.in}&out=${facts.taken.out}&adults=2&children=0`;
  const confirm = `/subpkg/stay/confirm?${facts.stay.replace(/in=.*?&out=.*?&/, `in=${inDays(9)}&out=${inDays(11)}&`)}`;
  const tap =
    (...ids) =>
    async (phone) => {
      for (const id of ids) {
        await phone.tap(id);
        await settled(phone.page, 300);
      }
    };
  return [
    ['home', '/pages/home/home'],
    ['list', '/subpkg/stay/list'],
    ['list-filter', '/subpkg/stay/list', tap('list-filter')],
    ['list-guests', '/subpkg/stay/list', tap('list-guests')],
    ['list-sort', '/subpkg/stay/list', tap('list-sort')],
    [
      'list-empty',
      '/subpkg/stay/list',
      async (phone) => {
        await tap('list-filter')(phone);
        await phone.type('filter-text', 'nowhere');
        await tap('filter-apply')(phone);
      },
    ],
    ['map', '/subpkg/stay/map'],
    ['collection', `/subpkg/stay/collection?id=${facts.collection}`],
    ['house', `/subpkg/stay/house?id=${facts.house}`],
    ['gallery', `/subpkg/stay/gallery?id=${facts.house}`],
    ['calendar', `/subpkg/stay/calendar?house=${facts.house}`],
    ['confirm', confirm, null, signedIn],
    ['confirm-extras', confirm, tap('extra-0-plus', 'extra-1-plus'), signedIn],
    ['house-taken', `/subpkg/stay/house?id=${taken.slice('house='.length)}`],
    ['confirm-taken', `/subpkg/stay/confirm?${taken}`, null, signedIn],
    ['wait', `/subpkg/stay/wait?${taken}`, null, signedIn],
    ['waiting', '/subpkg/member/waiting', null, signedIn],
    ['waiting-withdraw', '/subpkg/member/waiting', tap('note-0-withdraw'), signedIn],
    ['waiting-signed-out', '/subpkg/member/waiting'],
    ['login', '/subpkg/member/login'],
    ['orders-signed-out', '/pages/orders/orders'],
    ['orders', '/pages/orders/orders', null, signedIn],
    ['pay', `/subpkg/order/pay?no=${facts.pending}`, null, signedIn],
    ['result', `/subpkg/order/result?no=${facts.paid}`, null, signedIn],
    ['detail-pending', `/subpkg/order/detail?no=${facts.pending}`, null, signedIn],
    ['detail-confirmed', `/subpkg/order/detail?no=${facts.paid}`, null, signedIn],
    ['detail-cancel', `/subpkg/order/detail?no=${facts.paid}`, tap('cancel-order'), signedIn],
    ['change', `/subpkg/order/change?no=${facts.paid}`, null, signedIn],
    ['me-signed-out', '/pages/me/me'],
    ['me', '/pages/me/me', null, signedIn],
    ['profile', '/subpkg/member/profile', null, signedIn],
    ...memberPages({ ...facts, confirm }, tap),
    ['favourites', '/subpkg/member/favourites', null, signedIn],
    ['settings', '/subpkg/member/settings', null, signedIn],
    ['article', '/subpkg/member/article?slug=charter'],
    ['deletion', '/subpkg/member/deletion', null, signedIn],
  ];
}
