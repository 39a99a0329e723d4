import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { enumLabels } from '../../../src/admin/enumerations/labels';
import { changesRecord, isRecord } from '../../../src/admin/records/owners';
import en from '../../../src/plugins/ordering/admin/src/translations/en.json';
import zh from '../../../src/plugins/ordering/admin/src/translations/zh-Hans.json';
import { ORDER_STATES, STATE_TEXT } from '../../../src/plugins/ordering/server/domain/states';

const valueNames = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!))].sort();

describe('texts of the desk', () => {
  it('exist in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });

  it('take no value that the other language lacks', () => {
    const english: Record<string, string> = en;
    const differing = Object.entries(zh).filter(([key, text]) => {
      return valueNames(text).join() !== valueNames(english[key] ?? '').join();
    });
    expect(differing).toEqual([]);
  });

  it('use Chinese punctuation and address people politely', () => {
    expect(Object.entries(zh).filter(([, text]) => /[\u3400-\u9fff][,!?;]|你/.test(text))).toEqual([]);
  });
});

describe('states at the desk', () => {
  it('are called what guests are told', () => {
    const chinese: Record<string, string> = zh;
    expect(ORDER_STATES.map((state) => chinese[`state.${state}`])).toEqual(
      ORDER_STATES.map((state) => STATE_TEXT[state].zh),
    );
  });
});

describe('names of codes in the content manager', () => {
  it('call order states what guests and the desk call them', () => {
    const labels = enumLabels['plugin::ordering.order']!.state!;
    expect(ORDER_STATES.map((state) => labels[state])).toEqual(ORDER_STATES.map((state) => STATE_TEXT[state]));
  });

  it.each([
    ['plugin::ordering.order', 'plugins/ordering/server/content-types/order/schema.json'],
    ['plugin::ordering.payment', 'plugins/ordering/server/content-types/payment/schema.json'],
    ['plugin::ordering.refund', 'plugins/ordering/server/content-types/refund/schema.json'],
    ['plugin::ordering.order-event', 'plugins/ordering/server/content-types/order-event/schema.json'],
    ['plugin::ordering.order-change', 'plugins/ordering/server/content-types/order-change/schema.json'],
    ['plugin::membership.member', 'plugins/membership/server/content-types/member/schema.json'],
    ['api::rate-rule.rate-rule', 'api/rate-rule/content-types/rate-rule/schema.json'],
    ['api::holiday.holiday', 'api/holiday/content-types/holiday/schema.json'],
    ['stay.discount', 'components/stay/discount.json'],
  ])('%s has a name for every code', (uid, file) => {
    const { attributes } = JSON.parse(readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8')) as {
      attributes: Record<string, { enum?: string[] }>;
    };
    const nameless = Object.entries(attributes).flatMap(([attribute, { enum: codes = [] }]) =>
      codes.filter((code) => !enumLabels[uid]?.[attribute]?.[code]).map((code) => `${attribute}.${code}`),
    );
    expect(nameless).toEqual([]);
  });
});

describe('records', () => {
  const may = (verb: string, subject: string | null): { action: string; subject: string | null } => ({
    action: `plugin::content-manager.explorer.${verb}`,
    subject,
  });

  it('are what ordering and membership own', () => {
    expect(isRecord('plugin::ordering.payment')).toBe(true);
    expect(isRecord('plugin::membership.member')).toBe(true);
    expect(isRecord('api::house.house')).toBe(false);
    expect(isRecord(null)).toBe(false);
  });

  it('lose every permission but reading', () => {
    expect(changesRecord(may('create', 'plugin::ordering.order'))).toBe(true);
    expect(changesRecord(may('delete', 'plugin::membership.member'))).toBe(true);
    expect(changesRecord(may('read', 'plugin::ordering.order'))).toBe(false);
    expect(changesRecord(may('update', 'api::house.house'))).toBe(false);
    expect(changesRecord({ action: 'plugin::ordering.orders.confirm', subject: null })).toBe(false);
  });
});
