// Every page of the admin panel that is ours or that operators use every day, and what opens over some of them.
import { demo, guest, inDays } from './visitors.mjs';

const ROW = '[data-testid^="desk-row-"]';
const row = (state) => `[data-testid^="desk-row-"][data-state="${state}"]`;

/** The desk's tab of a state, where it is not called the same. */
const TABS = { refunded: 'refunds', closed: 'ended' };

/** Opens the first order in `state` and, if asked, what one of its buttons opens. */
const order = (state, button, inside) => async (page) => {
  await page.goto(`${demo.admin}/plugins/ordering?tab=${TABS[state] ?? state}`);
  await page.locator(row(state)).first().click();
  await page.locator('[data-testid="desk-drawer"] ol').waitFor();
  if (!button) return;
  await page.getByTestId(button).first().click();
  if (inside) await page.getByTestId(inside).first().click();
};

const place = (path, ready) => async (page) => {
  await page.goto(`${demo.admin}${path}`);
  await page.locator(ready).first().waitFor();
};

const rates = (side) => async (page) => {
  await place(`/plugins/pricing?side=${side}`, '[role="gridcell"]')(page);
  await page.locator('[role="gridcell"]').nth(3).click();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
  if (side !== 'edit') return;
  await page.getByTestId('rates-price-fixed').click();
  await page.getByTestId('rates-price-value').fill('888');
  await page.getByTestId('rates-preview').waitFor();
};

const grid = (keys) => async (page) => {
  await place('/plugins/scheduling', '[data-bar]')(page);
  await page.getByTestId('room-grid').focus();
  for (const key of keys) await page.keyboard.press(key);
};

/** The waiting notes and, if asked, what one of the page's buttons opens. */
const waiting = (button) => async (page) => {
  await place('/plugins/waiting', '[data-testid^="waiting-W"]')(page);
  if (button) await page.getByTestId(button).click();
};

/** The first guest's wallet and, if asked, what one of its buttons opens. */
export const wallet = (button) => async (page) => {
  await place('/plugins/wallet', 'input[name=member]')(page);
  await page.locator('input[name=member]').fill(guest.phone);
  await page.getByTestId('ledger-members').getByText(guest.nickname).click();
  await page.getByTestId('ledger-wallet').waitFor();
  if (button) await page.getByTestId(button).click();
};

/** The members, or the first guest with one of its tabs; and, if asked, what one of its buttons opens. */
const members = (tab, button) => async (page) => {
  await place('/plugins/membership', '[data-testid="member-search"]')(page);
  const found = page.locator('nav button[data-testid^="member-"]').filter({ hasText: guest.phone });
  await found.first().waitFor();
  if (!tab) return;
  await found.first().click();
  await page.getByTestId(`member-tab-${tab}`).click();
  await page.getByTestId(`member-panel-${tab}`).waitFor();
  if (button) await page.getByTestId(button).click();
};

/** The till with the first guest at it and, if asked, what one of its buttons opens. */
const till = (button) => async (page) => {
  await place('/plugins/cashier', 'input[name=till]')(page);
  await page.locator('input[name=till]').fill(guest.phone);
  await page.getByTestId('till-members').getByText(guest.nickname).click();
  await page.getByTestId('till-member').waitFor();
  if (button) await page.getByTestId(button).click();
};

/** The kinds of coupons and, if asked, what one of the buttons of the first opens. */
const coupons = (button) => async (page) => {
  await place('/plugins/marketing', '[data-testid^="template-"]')(page);
  if (button) await page.getByTestId(button).first().click();
};

/** The houses of the owners and what one of the page's buttons opens. */
const owners = (button, inside) => async (page) => {
  await place('/plugins/owners', '[data-testid^="unit-"]')(page);
  await page.getByTestId(button).first().click();
  await page.getByTestId(inside).waitFor();
};

/** The first of some content, opened to be edited. */
const edit = (path) => async (page) => {
  await place(`/content-manager/collection-types/${path}`, 'tbody tr')(page);
  await page.locator('tbody tr').first().click();
  await page.locator('input[name=sort], input[name=name], input[name=title]').first().waitFor();
};

/** The owner's requests to some address fail from now on, as without a network. */
const failing = (address, path, ready) => async (page) => {
  await page.route(address, (route) => route.abort());
  try {
    await place(path, ready)(page);
  } finally {
    await page.unroute(address);
  }
};

const content = (path) => `/content-manager/collection-types/${path}`;

/** A booking at the desk for the first guest, all but done. */
export async function filledOrder(page) {
  await place(`/plugins/ordering/new?checkIn=${inDays(1)}`, '[data-testid^="booking-house-"]')(page);
  await page.locator('[data-testid^="booking-house-"]:not([data-full="true"])').first().click();
  await page.getByTestId('booking-price').waitFor();
  await page.getByTestId('booking-phone').fill(guest.phone);
  await page.getByTestId('booking-name').fill('林晚');
  await page.getByTestId('booking-member').waitFor();
  await page.getByTestId('booking-adjust').fill('-76');
  await page.getByTestId('booking-adjust-reason').fill('熟客优惠');
  await page.getByTestId('booking-name').focus();
}

/** As somebody sees it who has not signed in. */
const signedOut = (path, ready) => async (page) => {
  await page.context().clearCookies();
  await page.evaluate(() => ['jwtToken', 'isLoggedIn'].forEach((key) => localStorage.removeItem(key)));
  await place(path, ready)(page);
};

/** [name, how to get there] */
export const ADMIN_PAGES = [
  ['home', place('/', '[data-testid="today-tonight"]')],
  ['desk', place('/plugins/ordering', '[data-testid^="desk-row-"]')],
  ['desk-empty', place('/plugins/ordering?q=nobody', 'main button')],
  ['desk-failed', failing('**/ordering/orders?*', '/plugins/ordering', '[data-testid=desk-retry]')],
  ['desk-pending', order('pending')],
  ['desk-paid', order('paid')],
  ['desk-completed', order('completed')],
  ['desk-closed', order('closed')],
  ['desk-refunded', order('refunded')],
  ['desk-collect', order('pending', 'desk-action-collect')],
  ['desk-confirm', order('paid', 'desk-action-confirm')],
  ['desk-reject', order('paid', 'desk-action-reject')],
  ['desk-confirmed', order('confirmed')],
  ['desk-confirmation', order('confirmed', 'desk-print')],
  ['desk-change', order('confirmed', 'desk-action-change')],
  ['desk-refund', order('confirmed', 'desk-action-refund')],
  ['desk-in-house', order('in_service')],
  ['desk-extras', order('in_service', 'desk-action-extras')],
  ['desk-check-out', order('in_service', 'desk-action-check-out')],
  ['desk-check-out-bill', order('in_service', 'desk-action-check-out', 'bill-print')],
  ['desk-deposit', order('in_service', 'deposit-take')],
  ['desk-guests', order('in_service', 'guests-edit')],
  ['desk-bill', order('completed', 'desk-print')],
  ['new-order', place('/plugins/ordering/new', '[data-testid^="booking-house-"]')],
  ['new-order-filled', filledOrder],
  ['grid', grid([])],
  ['grid-90', place('/plugins/scheduling?days=90', '[data-bar]')],
  ['grid-marked', grid(['Home', 'End', 'ArrowLeft', 'ArrowDown', 'Shift+ArrowLeft', 'Enter'])],
  [
    'grid-order',
    async (page) => {
      await grid([])(page);
      await page.locator('.bar [data-look=confirmed]').first().click();
      await page.locator('[data-testid="desk-drawer"] ol').waitFor();
    },
  ],
  ['waiting', waiting()],
  ['waiting-free', waiting('waiting-group-free')],
  ['waiting-ended', waiting('waiting-group-ended')],
  ['waiting-new', waiting('waiting-new')],
  [
    'waiting-close',
    async (page) => {
      await waiting()(page);
      await page.locator('[data-testid^="waiting-close-"]').first().click();
      await page.getByTestId('waiting-dialog').waitFor();
    },
  ],
  ['members', members()],
  ...['profile', 'cards', 'experience', 'points', 'signIns', 'coupons', 'orders', 'timeline'].map((tab) => [
    `member-${tab}`,
    members(tab),
  ]),
  ['member-adjust', members('points', 'member-adjust')],
  ['member-card-act', members('cards', 'card-extend')],
  ['levels', place(content('plugin::membership.member-level'), 'tbody tr')],
  [
    'level',
    async (page) => {
      await place(content('plugin::membership.member-level'), 'tbody tr')(page);
      await page.locator('tbody tr').first().click();
      await page.locator('input[name=name]').waitFor();
    },
  ],
  ['sign-in-rule', place('/content-manager/single-types/plugin::membership.sign-in-rule', 'main form')],
  ['earning-rule', place('/content-manager/single-types/plugin::membership.earning-rule', 'main form')],
  ['top-up-rule', place('/content-manager/single-types/api::top-up-rule.top-up-rule', 'main form')],
  ['invoice-rule', place('/content-manager/single-types/plugin::invoicing.invoice-rule', 'main form')],
  [
    'desk-tenders',
    async (page) => {
      await place(`/plugins/ordering?q=${demo.personas.find(({ key }) => key === 'jiangli').phone}`, ROW)(page);
      await page
        .locator(ROW)
        .filter({ hasText: /3 (晚|nights)/ })
        .first()
        .click();
      await page.locator('[data-testid="desk-drawer"] ol').waitFor();
    },
  ],
  ['coupons', coupons()],
  ['coupons-issue', coupons('template-issue')],
  ['coupons-codes', coupons('template-codes')],
  [
    'coupons-list',
    async (page) => {
      await coupons()(page);
      await page.locator('[data-testid^="template-"] button[aria-pressed]').first().click();
      await page.getByTestId('coupon-list').scrollIntoViewIfNeeded();
    },
  ],
  ['coupon-templates', place(content('plugin::marketing.coupon-template'), 'tbody tr')],
  ['coupon-template', edit('plugin::marketing.coupon-template')],
  ['card-kinds', place(content('api::member-card.member-card'), 'tbody tr')],
  ['card-kind', edit('api::member-card.member-card')],
  ['top-up-plans', place(content('api::top-up-plan.top-up-plan'), 'tbody tr')],
  ['top-up-plan', edit('api::top-up-plan.top-up-plan')],
  ['till-start', place('/plugins/cashier', 'input[name=till]')],
  ['till', till()],
  ['till-redeem', till('redeem-0')],
  ['till-top-up', till('top-up')],
  ['till-charge', till('till-charge')],
  ['till-day', place('/plugins/cashier?tab=day', '[data-testid="till-day"]')],
  ['till-log', place('/plugins/cashier?tab=log', '[data-testid="redemption-log"]')],
  ['till-clerks', place('/plugins/cashier?tab=clerks', '[data-testid^="clerk-"]')],
  [
    'till-clerk',
    async (page) => {
      await place('/plugins/cashier?tab=clerks', '[data-testid^="clerk-"]')(page);
      await page.locator('[data-testid^="clerk-"] button').first().click();
      await page.getByTestId('clerk-save').waitFor();
    },
  ],
  ['invoices', place('/plugins/invoicing', '[data-testid="invoice-search"]')],
  [
    'invoice',
    async (page) => {
      await place('/plugins/invoicing', 'tr[data-testid^="invoice-"]')(page);
      await page.locator('tr[data-testid^="invoice-"] button').first().click();
      await page.getByTestId('invoice-dialog').waitFor();
    },
  ],
  ['owners-building', owners('add-building', 'owners-save')],
  ['owners', place('/plugins/owners', '[data-testid^="unit-"]')],
  [
    'owner-unit',
    async (page) => {
      await place('/plugins/owners', '[data-testid^="unit-"]')(page);
      await page.locator('[data-testid^="unit-"]').first().click();
      await page.getByTestId('unit-dialog').waitFor();
    },
  ],
  ['ledger-start', place('/plugins/wallet', 'input[name=member]')],
  ['ledger', wallet()],
  ['ledger-adjust', wallet('ledger-adjust')],
  ['ledger-transfers', place('/plugins/wallet?tab=transfers', '[data-testid="ledger-transfers"]')],
  [
    'ledger-transfer',
    async (page) => {
      await wallet()(page);
      await page.getByTestId('ledger-statement').locator('tbody button').first().click();
      await page.getByTestId('ledger-transfer').waitFor();
    },
  ],
  ['ledger-books', place('/plugins/wallet?tab=books', '[data-testid="ledger-holdings"] tbody tr')],
  ['ledger-liability', place('/plugins/wallet?tab=liability', '[data-testid="liability-report"] table')],
  ['rates', place('/plugins/pricing', '[role="gridcell"]')],
  ['rates-edit', rates('edit')],
  ['rates-history', rates('history')],
  ['rates-quote', rates('quote')],
  ['houses', place(content('api::house.house'), 'tbody tr')],
  // Nothing was corrected in the demo.
  ['holidays', place(content('api::holiday.holiday'), 'main h1')],
  ['houses-empty', place(`${content('api::house.house')}?_q=zzzzzz`, 'main h1')],
  ['house-new', place(`${content('api::house.house')}/create`, 'input[name=title]')],
  [
    'house',
    async (page) => {
      await place(content('api::house.house'), 'tbody tr')(page);
      await page.locator('tbody tr').first().click();
      await page.locator('input[name=title]').waitFor();
      await page
        .locator('button', { hasText: /^(保存|Save)$/ })
        .first()
        .waitFor();
    },
  ],
  ...['article', 'collection', 'banner', 'place', 'extra', 'rate-rule', 'cancellation-policy'].map((name) => [
    `${name}s`,
    place(content(`api::${name}.${name}`), 'tbody tr'),
  ]),
  ...['article', 'collection', 'cancellation-policy'].map((name) => [name, edit(`api::${name}.${name}`)]),
  ...['tender-rule', 'order-item', 'payment', 'refund'].map((name) => [
    `records-${name}`,
    place(
      name === 'tender-rule'
        ? '/content-manager/single-types/plugin::ordering.tender-rule'
        : content(`plugin::ordering.${name}`),
      'main h1',
    ),
  ]),
  ['orders-records', place(content('plugin::ordering.order'), 'tbody tr')],
  ['media', place('/plugins/upload', 'main')],
  ['settings', place('/settings/application-infos', 'main')],
  ['roles', place('/settings/roles', 'tbody tr')],
  ['webhooks', place('/settings/webhooks', 'main h1')],
  ['staff', place('/settings/users', 'tbody tr')],
  [
    'staff-account',
    async (page) => {
      await place('/settings/users', 'tbody tr')(page);
      await page.locator('tbody tr').first().click();
      await page.locator('input[name=firstname]').waitFor();
    },
  ],
  ['profile', place('/me', 'input[name=firstname]')],
  ['not-found', place('/plugins/nothing', 'main')],
  // The last ones: nobody is signed in any more.
  ['login', signedOut('/auth/login', 'input[name=password]')],
  ['forgot-password', signedOut('/auth/forgot-password', 'input[name=email]')],
];
