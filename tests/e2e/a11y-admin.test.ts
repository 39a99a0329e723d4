/** axe-core over every page of the admin panel that is ours: no serious and no critical finding, light and dark. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { seriousFindings } from './axe';
import { openBrowser, openDesk, picture } from '../support/browser';
import { inTheme, Visit } from './panel';
import { inDays } from '../support/dates';
import { createAdmin } from '../support/staff';
import { createWorld, type OrderKind, type World } from '../support/world';

/** Strapi's own markup, which nothing of ours can change. */
const NOT_OURS = [
  // The cross on a chosen role in the form of an account: a button of the design system without a name.
  'form [tabindex="-1"] > button[aria-disabled]:not([aria-label])',
];

describe('every page of ours in the admin panel', () => {
  let app: TestApp;
  let browser: Browser;
  let world: World;
  let page: Page;
  let visit: Visit;
  let invoiceNo: string;
  let unitId: string;
  const orders = {} as Record<OrderKind | 'deposit', string>;

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    world = await createWorld(app);
    for (const kind of ['pending', 'paid', 'confirmed', 'staying', 'handBack', 'missed'] as const)
      orders[kind] = await world.order(kind);
    orders.deposit = await world.order('staying');
    await world.deposit(orders.deposit);
    await world.note();
    // What the pages of members, the till, invoices and owners show.
    await world.coupons();
    await world.card('give');
    await world.till();
    ({ invoiceNo } = await world.invoicing('POST /invoices/:no/issue'));
    ({ unitId } = await world.building());
    browser = await openBrowser();
    ({ page } = await openDesk(browser, app, await createAdmin(app, 'yizhan-manager')));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(() => localStorage.setItem('STRAPI_THEME', 'system'));
    visit = await Visit.start(page, `${app.url}/admin`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const tap = (id: string): Promise<void> => page.getByTestId(id).first().click();
  const seen = (id: string): Promise<void> => page.getByTestId(id).first().waitFor();

  async function open(place: string, ready: string): Promise<void> {
    await visit.open(place);
    await page.locator(ready).first().waitFor();
  }
  const openOrder = async (kind: keyof typeof orders): Promise<void> => {
    await open(`/plugins/ordering?order=${orders[kind]}`, '[data-testid="desk-drawer"] footer');
    await page.locator('[data-testid="desk-drawer"] ol').waitFor();
  };
  const dialog = (kind: keyof typeof orders, button: string) => async (): Promise<void> => {
    await openOrder(kind);
    await tap(button);
    await seen('desk-dialog');
  };
  const openGrid = async (): Promise<void> => {
    await open(`/plugins/scheduling?from=${inDays(-1)}&days=14`, '[data-bar]');
  };
  const markCells = async (): Promise<void> => {
    await openGrid();
    await page.getByTestId('room-grid').focus();
    for (const key of ['Home', 'ArrowDown', 'End', 'Enter']) await page.keyboard.press(key);
    await seen('mark-card');
  };
  const openRates = async (side = 'edit'): Promise<void> => {
    await open(`/plugins/pricing?month=${inDays(40).slice(0, 7)}-01&side=${side}`, '[role="gridcell"]');
  };
  const openWallet = (): Promise<void> =>
    open(`/plugins/wallet?member=${world.ledger.memberId}`, '[data-testid="ledger-statement"] tbody tr');
  const openMember = (tab: string): Promise<void> =>
    open(`/plugins/membership?member=${world.owner.member.id}&tab=${tab}`, `[data-testid="member-panel-${tab}"]`);
  const openTill = (tab: string, ready: string): Promise<void> =>
    open(`/plugins/cashier?tab=${tab}&member=${world.owner.member.id}`, ready);
  const rate = (day: number): string => `rate-${world.house}-${inDays(day)}`;

  const PLACES: Record<string, () => Promise<void>> = {
    'desk: list': () => open('/plugins/ordering', '[data-testid^="desk-row-"]'),
    'desk: nothing found': () => open('/plugins/ordering?q=nobody', 'text=没有符合'),
    'desk: a stay, confirmed': () => openOrder('confirmed'),
    'desk: a stay, in house': () => openOrder('deposit'),
    'desk: a refund by hand': () => openOrder('handBack'),
    'desk: collect': dialog('pending', 'desk-action-collect'),
    'desk: confirm': dialog('paid', 'desk-action-confirm'),
    'desk: reject': dialog('paid', 'desk-action-reject'),
    'desk: change': dialog('confirmed', 'desk-action-change'),
    'desk: refund': dialog('confirmed', 'desk-action-refund'),
    'desk: check in': async () => {
      await dialog('confirmed', 'desk-action-check-in')();
      await page.getByTestId('desk-dialog').getByTestId('guests-edit').click();
      await seen('guest-form');
    },
    'desk: no-show': dialog('missed', 'desk-action-no-show'),
    'desk: extras': async () => {
      await dialog('staying', 'desk-action-extras')();
      await seen('extra-0');
    },
    'desk: check out with the bill': async () => {
      await dialog('staying', 'desk-action-check-out')();
      await seen('desk-bill');
    },
    'desk: check out, something open': async () => {
      await dialog('deposit', 'desk-action-check-out')();
      await seen('checkout-deposit');
    },
    'desk: take a deposit': dialog('staying', 'deposit-take'),
    'desk: return a deposit': dialog('deposit', 'deposit-return'),
    'desk: hand back': dialog('handBack', 'desk-hand-back'),
    'desk: a bill to print': async () => {
      await openOrder('staying');
      await tap('desk-print');
      await seen('print-sheet');
    },
    'new order: empty': () => open('/plugins/ordering/new', '[data-testid^="booking-house-"]'),
    'new order: filled in, a reason missing': async () => {
      await open(`/plugins/ordering/new?ref=${world.house}&checkIn=${inDays(0)}`, '[data-testid="booking-price"]');
      await page.getByTestId('booking-phone').fill('138');
      await page.getByTestId('booking-adjust').fill('-50');
      await page.getByTestId(`booking-day-${inDays(1)}`).waitFor();
    },
    'new order: booked': async () => {
      await open(`/plugins/ordering/new?ref=${world.house}&checkIn=${inDays(0)}`, '[data-testid="booking-price"]');
      await page.getByTestId('booking-phone').fill('13900005678');
      await page.getByTestId('booking-name').fill('周岚');
      await tap('booking-submit');
      await seen('booking-done');
    },
    'room grid': openGrid,
    'room grid: an order': async () => {
      await openGrid();
      await page.locator('.bar [data-look=confirmed]').first().click();
      await page.locator('[data-testid="desk-drawer"] ol').waitFor();
    },
    'room grid: marked cells': markCells,
    'room grid: a block': async () => {
      await markCells();
      await tap('mark-block');
      await page.locator('.bar [data-look=block]').first().click();
      await seen('block-drawer');
    },
    'room grid: moving a stay': async () => {
      await openGrid();
      await page.locator('.bar [data-look=confirmed]').first().waitFor();
      await page.getByTestId('room-grid').focus();
      for (const key of ['Home', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
      for (let line = 0; line < 8; line += 1) {
        if ((await page.getByTestId('grid-cursor').innerText()).includes('已确认')) break;
        await page.keyboard.press('ArrowDown');
      }
      for (const key of ['Alt+ArrowRight', 'Alt+ArrowRight', 'Enter']) await page.keyboard.press(key);
      await seen('change-dialog');
      await seen('change-difference');
    },
    'waiting notes': () => open('/plugins/waiting', '[data-status="waiting"]'),
    'waiting notes: none': () => open('/plugins/waiting?group=ended', 'text=没有'),
    'waiting notes: a new one': async () => {
      await open('/plugins/waiting', '[data-status="waiting"]');
      await tap('waiting-new');
      await seen('waiting-dialog');
    },
    'waiting notes: ending one': async () => {
      await open('/plugins/waiting', '[data-status="waiting"]');
      await page.locator('[data-testid^="waiting-close-"]').first().click();
      await seen('waiting-dialog');
    },
    'ledger: nobody chosen': () => open('/plugins/wallet', 'input[name=member]'),
    'ledger: a member': openWallet,
    'ledger: a correction': async () => {
      await openWallet();
      await tap('ledger-adjust');
      await page.getByRole('dialog').locator('input[name=amount]').waitFor();
    },
    'ledger: a transfer': async () => {
      await openWallet();
      await page.getByTestId('ledger-statement').locator('tbody button').first().click();
      await seen('ledger-transfer');
    },
    'ledger: every transfer': () => open('/plugins/wallet?tab=transfers', '[data-testid="ledger-transfers"] tbody tr'),
    'ledger: the books': () => open('/plugins/wallet?tab=books', '[data-testid="ledger-holdings"] tbody tr'),
    'members: one with its profile': () => openMember('profile'),
    'members: experience': () => openMember('experience'),
    'members: points': () => openMember('points'),
    'members: sign-ins': () => openMember('signIns'),
    'members: orders': () => openMember('orders'),
    'members: timeline': () => openMember('timeline'),
    'members: cards': async () => {
      await openMember('cards');
      await page.getByTestId('card-extend').waitFor();
    },
    'members: a card extended': async () => {
      await openMember('cards');
      await tap('card-extend');
      await seen('card-dialog');
    },
    'members: coupons': async () => {
      await openMember('coupons');
      await page.getByTestId('member-panel-coupons').locator('tbody tr').first().waitFor();
    },
    'members: a correction': async () => {
      await openMember('points');
      await tap('member-adjust');
      await seen('adjust-dialog');
    },
    'ledger: liability': async () => {
      await open('/plugins/wallet?tab=liability', '[data-testid="liability-report"] tbody tr');
      await page.getByTestId('liability-flows').locator('section').first().waitFor();
    },
    'coupons: templates and coupons': async () => {
      await open('/plugins/marketing', '[data-testid^="template-"]');
      await page.getByTestId('coupon-list').locator('tbody tr').first().waitFor();
    },
    'coupons: issuing': async () => {
      await open('/plugins/marketing', '[data-testid^="template-"]');
      await tap('template-issue');
      await seen('issue-dialog');
    },
    'coupons: codes': async () => {
      await open('/plugins/marketing', '[data-testid^="template-"]');
      await tap('template-codes');
      await seen('codes-dialog');
    },
    'till: a member': () => openTill('desk', '[data-testid="redeem-0"]'),
    'till: redeeming': async () => {
      await openTill('desk', '[data-testid="redeem-0"]');
      await page.locator('[data-testid^="redeem-"]:enabled').first().click();
      await seen('redeem-confirm');
    },
    'till: charging': async () => {
      await openTill('desk', '[data-testid="redeem-0"]');
      await page.getByRole('button', { name: '收款' }).click();
      await page.getByRole('dialog').waitFor();
    },
    'till: the day': () => openTill('day', '[data-testid="till-day"]'),
    'till: redemptions': () => openTill('log', '[data-testid="redemption-log"] tbody tr'),
    'till: clerks': () => openTill('clerks', `[data-testid="clerk-${world.clerk.member.id}"]`),
    'invoices: the queue': () => open('/plugins/invoicing', `[data-testid="invoice-${invoiceNo}"]`),
    'invoices: issuing one': async () => {
      await open(`/plugins/invoicing?invoice=${invoiceNo}`, '[data-testid="invoice-issue"]');
      await tap('invoice-issue');
      await seen('invoice-number');
    },
    'owners: buildings': () => open('/plugins/owners', '[data-testid^="building-"]'),
    'owners: a change of owner': async () => {
      await open(`/plugins/owners?unit=${unitId}`, '[data-testid="change-owner"]');
      await tap('change-owner');
      await seen('change-since');
    },
    'rate calendar': () => openRates(),
    'rate calendar: an edit previewed': async () => {
      await openRates();
      await tap(rate(40));
      await page.keyboard.press('Shift+ArrowRight');
      await tap('rates-price-fixed');
      await page.getByTestId('rates-price-value').fill('888');
      await seen('rates-preview');
    },
    'rate calendar: history': async () => {
      await world.rates('/rates/changes/:id/undo');
      await openRates('history');
      await page.locator('[data-testid^="rate-change-"]').first().waitFor();
    },
    'rate calendar: undo': async () => {
      await openRates('history');
      await tap('rates-undo');
      await seen('rates-undo-confirm');
    },
    'rate calendar: calculator': async () => {
      await openRates();
      await tap(rate(40));
      await tap('rates-side-quote');
      await seen('quote-total');
    },
    'home board': async () => {
      await open('/', '[data-testid^="today-order-"]');
      await seen('today-tonight');
    },
    'staff accounts': () => open('/settings/users', 'tbody tr'),
    'a staff account': async () => {
      await open('/settings/users', 'tbody tr');
      await page.locator('tbody tr').first().click();
      await page.locator('input[name=firstname]').waitFor();
    },
    'content: houses': () => open('/content-manager/collection-types/api::house.house', 'tbody tr'),
    'content: a house': async () => {
      await open('/content-manager/collection-types/api::house.house', 'tbody tr');
      await page.locator('tbody tr').first().click();
      await page.locator('input[name=basePriceFen]').waitFor();
    },
    'content: a price rule': async () => {
      await open('/content-manager/collection-types/api::rate-rule.rate-rule/create', 'input[name=priority]');
    },
  };

  it.each(Object.keys(PLACES))('%s', async (place) => {
    onTestFailed(() => picture(page, `a11y ${place}`));
    await PLACES[place]!();
    await visit.quiet();
    const found: Record<string, string[]> = {};
    for (const colorScheme of ['light', 'dark'] as const) {
      await inTheme(page, colorScheme);
      found[colorScheme] = await seriousFindings(page, NOT_OURS);
    }
    expect(found).toEqual({ light: [], dark: [] });
  });
});
