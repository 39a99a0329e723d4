/**
 * H5: login and cashier pages come back to our address with `?wxcode=`, `?wxphonecode=` or `?pay=` before
 * the `#`. They are taken out of the address bar at once, because codes are single use and must not be shared.
 */
const NAMES = ['wxcode', 'wxphonecode', 'pay'] as const;
export type ReturnParam = (typeof NAMES)[number];

const held: Partial<Record<ReturnParam, string>> = {};

/** Splits a location.search into the parameters that are ours and the rest. */
export function splitSearch(search: string): { taken: Partial<Record<ReturnParam, string>>; rest: string } {
  const taken: Partial<Record<ReturnParam, string>> = {};
  const rest = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => {
      const [name, value = ''] = pair.split('=');
      const ours = NAMES.find((candidate) => candidate === name);
      if (ours) taken[ours] = decodeURIComponent(value);
      return pair !== '' && !ours;
    });
  return { taken, rest: rest.length > 0 ? `?${rest.join('&')}` : '' };
}

/** Reads and removes the parameters; to be called before the router starts. */
export function captureReturn(): void {
  if (process.env.UNI_PLATFORM !== 'h5') return;
  const { taken, rest } = splitSearch(location.search);
  if (Object.keys(taken).length === 0) return;
  Object.assign(held, taken);
  history.replaceState(history.state, '', `${location.pathname}${rest}${location.hash}`);
}

/** The parameter, once. */
export function takeReturn(name: ReturnParam): string | null {
  const value = held[name] ?? null;
  delete held[name];
  return value;
}

/** H5: the absolute address of a page of this application, to come back to. */
export function addressOf(page: string): string {
  return `${location.origin}${location.pathname}${location.search}#${page}`;
}
