/** Going from page to page. */
import { queryString, type QueryValue } from '@/api/http';

const TAB_PAGES = ['/pages/home/home', '/pages/orders/orders', '/pages/me/me'];

export const PAGES = {
  home: '/pages/home/home',
  orders: '/pages/orders/orders',
  me: '/pages/me/me',
  list: '/subpkg/stay/list',
  house: '/subpkg/stay/house',
  collection: '/subpkg/stay/collection',
  map: '/subpkg/stay/map',
  gallery: '/subpkg/stay/gallery',
  calendar: '/subpkg/stay/calendar',
  confirm: '/subpkg/stay/confirm',
  wait: '/subpkg/stay/wait',
  pay: '/subpkg/order/pay',
  result: '/subpkg/order/result',
  order: '/subpkg/order/detail',
  change: '/subpkg/order/change',
  login: '/subpkg/member/login',
  profile: '/subpkg/member/profile',
  favourites: '/subpkg/member/favourites',
  waiting: '/subpkg/member/waiting',
  settings: '/subpkg/member/settings',
  article: '/subpkg/member/article',
  deletion: '/subpkg/member/deletion',
  club: '/subpkg/club/centre',
  levels: '/subpkg/club/levels',
  points: '/subpkg/club/points',
  signIn: '/subpkg/club/sign-in',
  invite: '/subpkg/club/invite',
  couponCentre: '/subpkg/coupons/centre',
  coupons: '/subpkg/coupons/mine',
  cards: '/subpkg/cards/mine',
  cardShop: '/subpkg/cards/shop',
  cardConfirm: '/subpkg/cards/confirm',
  wallet: '/subpkg/wallet/wallet',
  topUp: '/subpkg/wallet/top-up',
  walletRefund: '/subpkg/wallet/refund',
  code: '/subpkg/code/code',
  till: '/subpkg/code/scan',
  tillMember: '/subpkg/code/confirm',
  tillResult: '/subpkg/code/result',
  tillToday: '/subpkg/code/today',
  invoices: '/subpkg/invoices/list',
  invoice: '/subpkg/invoices/detail',
  applyInvoice: '/subpkg/invoices/apply',
  invoiceTitles: '/subpkg/invoices/titles',
} as const;
export type Page = keyof typeof PAGES;

/** The address of a page inside the application, with its query. */
export function pageUrl(page: Page, query: Record<string, QueryValue> = {}): string {
  return PAGES[page] + queryString(query);
}

function isTab(url: string): boolean {
  return TAB_PAGES.includes(url.split('?')[0]);
}

const SHOPS: Partial<Record<string, string>> = { 'top-up-plan': PAGES.topUp, 'member-card': PAGES.cardShop };

/** Where more of a kind is bought that is no stay; null: only staff sell it. */
export const shopOf = (kind: string): string | null => SHOPS[kind] ?? null;

export function go(page: Page, query: Record<string, QueryValue> = {}): void {
  open(pageUrl(page, query));
}

/** A page by its address. */
export function open(url: string): void {
  if (isTab(url)) uni.switchTab({ url });
  else uni.navigateTo({ url });
}

/** Replaces the current page: going back must not return to it (pay → result). */
export function replace(url: string): void {
  if (isTab(url)) uni.switchTab({ url: url.split('?')[0] });
  else uni.redirectTo({ url });
}

/** One page back, or `fallback` when this page was opened directly. */
export function back(fallback: string = PAGES.home): void {
  if (getCurrentPages().length > 1) uni.navigateBack();
  else replace(fallback);
}

/** A query value as text. Mini-programs hand over what was encoded; H5 decodes it. */
export function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  try {
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
