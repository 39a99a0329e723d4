import { afterEach, describe, expect, it, vi } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { count, setLocale, t } from '@/i18n';
import { t as clubT } from '@/i18n/club';
import { distanceText, fullDate, guestsText, monthTitle, rangeText, venueMoment } from '@/i18n/format';
import { zh } from '@/i18n/zh-CN';
import { compactPhone, displayPhone, guestProblems, isPhone } from '@/domain/guest';
import { markdownBlocks } from '@/domain/markdown';
import { payOutcome } from '@/domain/order';
import { splitSearch } from '@/platform/return-params';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

type Texts = Record<string, string>;
/** Every dictionary of a language by the name of its part: '' holds the common texts. */
function dictionaries(language: string): Record<string, Texts> {
  const modules = import.meta.glob<Record<string, Texts>>('../../src/i18n/*.ts', { eager: true });
  const own = new RegExp(`/${language}(?:\\.(\\w+))?\\.ts$`);
  return Object.fromEntries(
    Object.entries(modules).flatMap(([file, module]) => {
      const found = own.exec(file);
      return found ? [[found[1] ?? '', Object.values(module)[0]]] : [];
    }),
  );
}

describe('dictionaries', () => {
  afterEach(() => setLocale('zh-CN'));
  const chinese = dictionaries('zh-CN');
  const english = dictionaries('en');

  it('have exactly the same keys, and no key twice', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const [part, texts] of Object.entries(chinese)) {
      expect(Object.keys(english[part]).sort(), part).toEqual(Object.keys(texts).sort());
    }
    const keys = Object.values(chinese).flatMap((texts) => Object.keys(texts));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('are asked only for what they have', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(vue|ts)$/.test(name),
    );
    const unknown = files.flatMap((file) => {
      const source = readFileSync(`src/${file}`, 'utf8');
      const part = /import \{[^}]*\bt\b[^}]*\} from '@\/i18n(?:\/(\w+))?'/.exec(source);
      if (!part) return [];
      const keys = Object.keys({ ...zh, ...(part[1] ? chinese[part[1]] : {}) });
      const asked = [...source.matchAll(/\bt\(\s*(?:'([\w.-]+)'|`([\w.-]+)\$)/g)];
      return asked
        .filter(([, key, stem]) => !keys.some((known) => (key ? known === key : known.startsWith(stem))))
        .map(([call]) => `${file}: ${call}`);
    });
    expect(unknown).toEqual([]);
  });

  it('have no empty text, and the same placeholders except in dates', () => {
    for (const [key, text] of Object.values(chinese).flatMap((texts) => Object.entries(texts))) {
      const other = Object.values(english).find((texts) => key in texts)![key];
      expect(text.trim() && other.trim(), key).not.toBe('');
      if (!key.startsWith('date.') && key !== 'house.staySameMonth') {
        expect(placeholders(other), key).toEqual(placeholders(text));
      }
    }
  });

  it('never name the platform on the login page', () => {
    for (const [key, text] of [...Object.entries(zh), ...Object.entries(english[''])]) {
      if (key.startsWith('login.')) expect(text, key).not.toMatch(/微信|wechat/i);
    }
  });

  it('fill in, count and format in both languages', async () => {
    expect(t('pay.now', { price: '¥688' })).toBe('支付 ¥688');
    expect([count('nights', 1), rangeText('2026-11-30', '2026-12-02')]).toEqual([
      '1晚',
      '11月30日 – 12月2日',
    ]);
    expect(rangeText('2026-11-21', '2026-11-23')).toBe('11月21–23日');
    expect(fullDate('2026-11-21')).toBe('2026年11月21日 周六');
    expect(guestsText(2, 1)).toBe('2位成人 · 1位儿童');
    expect(venueMoment('2026-12-31T16:30:00Z')).toBe('1月1日 00:30');
    expect([distanceText(847), distanceText(2_449)]).toEqual(['距你 850 米', '距你 2.4 公里']);
    await setLocale('en');
    expect(clubT('club.top')).toBe(english.club['club.top']);
    expect([count('nights', 1), count('nights', 2)]).toEqual(['1 night', '2 nights']);
    expect([rangeText('2026-11-30', '2026-12-02'), monthTitle('2026-12-01')]).toEqual([
      'Nov 30 – Dec 2',
      'Dec 2026',
    ]);
    expect(rangeText('2026-11-21', '2026-11-23')).toBe('Nov 21–23');
  });

  it('say nothing in another language until its texts are there', async () => {
    vi.resetModules();
    const fresh = await import('@/i18n');
    const started = fresh.startLocale('en');
    expect([fresh.locale.value, fresh.t('common.done')]).toEqual(['en', '']);
    await started;
    expect(fresh.t('common.done')).toBe('Done');
  });

  it('stay in the language that is spoken when another cannot be had', async () => {
    vi.resetModules();
    vi.doMock('@/i18n/en', () => ({
      get en(): never {
        throw new Error('offline');
      },
    }));
    const fresh = await import('@/i18n');
    await expect(fresh.setLocale('en')).rejects.toThrow('offline');
    expect([fresh.locale.value, fresh.t('common.done')]).toEqual(['zh-CN', '完成']);
    await fresh.startLocale('en');
    expect([fresh.locale.value, fresh.t('common.done')]).toEqual(['zh-CN', '完成']);
    vi.doUnmock('@/i18n/en');
  });

  it('leave an unknown placeholder as it is', () => {
    expect(t('pay.now', {})).toBe('支付 {price}');
  });
});

describe('guest form', () => {
  it('knows telephone numbers', () => {
    for (const phone of [
      '13800138000',
      '138 0013 8000',
      '199-0000-0000',
      '+8613800138000',
      '+86 138 0013 8000',
      '008613800138000',
    ]) {
      expect(isPhone(phone), phone).toBe(true);
    }
    for (const phone of ['', '12800138000', '1380013800', '138001380000', 'abc', '+12', '+44 20 7946 0958']) {
      expect(isPhone(phone), phone).toBe(false);
    }
    expect(compactPhone('+86 138-0013 8000')).toBe('13800138000');
    expect(displayPhone('13800138000')).toBe('138 0013 8000');
  });

  it('names every problem in order', () => {
    expect(guestProblems({ name: '  ', phone: '1' })).toEqual(['name', 'phone']);
    expect(guestProblems({ name: '林青禾', phone: '13800138000' })).toEqual([]);
  });
});

describe('stories', () => {
  it('become blocks without markup', () => {
    expect(
      markdownBlocks('## 老屋\n三千亩**竹林**。\n修了[三年](https://x)。\n\n- 早餐\n- 溪边\n\n<b>x</b>'),
    ).toEqual([
      { kind: 'heading', text: '老屋' },
      { kind: 'paragraph', text: '三千亩竹林。修了三年。' },
      { kind: 'item', text: '早餐' },
      { kind: 'item', text: '溪边' },
      { kind: 'paragraph', text: '<b>x</b>' },
    ]);
    expect(markdownBlocks('')).toEqual([]);
  });
});

describe('outcome of a payment', () => {
  const order = { instantConfirm: true, paidFen: 0, refunds: [] };
  it.each([
    ['pending', true, 'waiting'],
    ['paid', true, 'paid'],
    ['paid', false, 'reviewing'],
    ['confirmed', false, 'paid'],
    ['closed', true, 'closed'],
    ['refunding', true, 'refund'],
  ] as const)('%s (instant %s) is %s', (status, instantConfirm, outcome) => {
    expect(payOutcome({ ...order, status, instantConfirm })).toBe(outcome);
  });
});

describe('return parameters', () => {
  it('are taken out of the query, the rest stays', () => {
    expect(splitSearch('?a=1&wxcode=c%2F1&b=2')).toEqual({ taken: { wxcode: 'c/1' }, rest: '?a=1&b=2' });
    expect(splitSearch('?pay=ok')).toEqual({ taken: { pay: 'ok' }, rest: '' });
    expect(splitSearch('')).toEqual({ taken: {}, rest: '' });
  });
});

describe('tokens', () => {
  const scss = readFileSync('src/styles/tokens.scss', 'utf8');
  const palette = (name: string) =>
    Object.fromEntries(
      [
        ...scss
          .slice(scss.indexOf(`@mixin ${name}`))
          .split('}')[0]
          .matchAll(/--([\w-]+): (#\w{6});/g),
      ].map((match) => [match[1], match[2]]),
    );
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each(['tokens-light', 'tokens-dark'])('%s: every text on its ground has AA contrast', (name) => {
    const colour = palette(name);
    const pairs = [
      ['ink', 'paper'],
      ['ink', 'surface'],
      ['ink', 'sunken'],
      ['ink-2', 'paper'],
      ['ink-2', 'surface'],
      ['ink-2', 'sunken'],
      ['tea-text', 'paper'],
      ['tea-text', 'surface'],
      ['tea-text', 'tea-soft'],
      ['on-tea', 'tea'],
      ['on-tea', 'tea-press'],
      ['cinnabar', 'paper'],
      ['cinnabar', 'surface'],
      ['cinnabar', 'cinnabar-soft'],
      ['ink-2', 'tea-soft'],
    ];
    for (const [text, ground] of pairs) {
      expect(contrast(colour[text], colour[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are the only source of colours', async () => {
    const { execSync } = await import('node:child_process');
    const found = execSync(
      `grep -rnE "#[0-9a-fA-F]{3,8}\\b|rgba?\\(" src --include=*.vue || true`,
    ).toString();
    expect(found.trim()).toBe('');
  });
});
