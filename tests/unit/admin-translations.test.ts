import { describe, expect, it } from 'vitest';
import {
  allowList,
  checkAdminTranslations,
  codeMessages,
  compare,
  keyPrefix,
  messageParser,
  ourTexts,
  placeholders,
} from '../../tools/check-admin-translations.mjs';

const parser = messageParser();

describe('the installed admin in Chinese', async () => {
  const result = await checkAdminTranslations();

  it('finds the English texts of the installed packages', () => {
    expect(result.total).toBeGreaterThan(2000);
  });

  it('has Chinese for every text outside the allow list', () => {
    expect(result.missing).toEqual([]);
  });

  it('keeps every argument and tag', () => {
    expect(result.placeholders).toEqual([]);
  });

  it('carries no key or exception that an upgrade made useless', () => {
    expect(result.unknown).toEqual([]);
    expect(result.idle).toEqual([]);
  });

  it('excuses pages, each with a reason', () => {
    for (const entry of allowList()) {
      expect(entry.prefix ?? entry.key).toBeTruthy();
      expect(entry.reason.length).toBeGreaterThan(10);
    }
  });
});

describe('our file', () => {
  const ours = ourTexts();

  it('is well formed', () => {
    const malformed = Object.keys(ours).filter((key) => placeholders(ours[key], parser) === null);
    expect(malformed).toEqual([]);
  });

  it('uses Chinese punctuation after Chinese', () => {
    const mixed = Object.entries(ours).filter(([, text]) =>
      /[\u3400-\u9fff][,!?;]|[\u3400-\u9fff]\.\.\./.test(String(text)),
    );
    expect(mixed).toEqual([]);
  });

  it('names the same thing the same way', () => {
    const strays = Object.entries(ours).filter(([, text]) => /内容管理器|单个类型|你/.test(String(text)));
    expect(strays).toEqual([]);
  });
});

describe('the comparison', () => {
  const base = { chinese: {}, ours: {}, allowed: [], parser };

  it('reports what is missing, unless it is allowed', () => {
    const english = { 'a.one': 'One', 'b.two': 'Two', 'b.three': 'Three' };
    const result = compare({
      ...base,
      english,
      allowed: [
        { prefix: 'a.', reason: 'not shown' },
        { key: 'b.two', reason: 'not shown' },
      ],
    });
    expect(result.missing).toEqual([{ key: 'b.three', english: 'Three' }]);
    expect(result.excused).toBe(2);
  });

  it('reports exceptions and keys without use', () => {
    const idle = { prefix: 'c.', reason: 'gone' };
    const result = compare({ ...base, english: { a: 'One' }, ours: { a: '一', old: '旧' }, allowed: [idle] });
    expect(result.unknown).toEqual(['old']);
    expect(result.idle).toEqual([idle]);
  });

  it('lets our text win over the one Strapi ships', () => {
    const english = { a: '{count} of {total}' };
    expect(compare({ ...base, english, chinese: { a: '{count}' } }).placeholders).toHaveLength(1);
    expect(
      compare({ ...base, english, chinese: { a: '{count}' }, ours: { a: '{total} 中的 {count}' } }).placeholders,
    ).toEqual([]);
  });

  it('sees arguments inside plurals and tags', () => {
    expect(placeholders('{n, plural, one {# by {who}} other {<b>{n}</b>}}', parser)).toEqual(['<b>', 'n', 'who']);
    expect(placeholders('{n, plural, one {#}}', parser)).toBeNull();
  });

  it('reports a malformed translation', () => {
    const [problem] = compare({ ...base, english: { a: '{n}' }, ours: { a: '{n' } }).placeholders;
    expect(problem).toMatchObject({ key: 'a', actual: null });
  });

  it('prefixes plugin keys only', () => {
    expect(keyPrefix('admin')).toBe('');
    expect(keyPrefix('upload')).toBe('upload.');
    expect(keyPrefix('plugin-users-permissions')).toBe('users-permissions.');
  });

  it('reads descriptors from code', () => {
    const source = `
      formatMessage({ id: 'search.placeholder', defaultMessage: 'Search' });
      formatMessage({ id: getTrad('list.title'), defaultMessage: "It's here" });
      formatMessage({ id: \`plain.\${kind}\`, defaultMessage: 'Left out' });`;
    expect(codeMessages(source, 'upload.')).toEqual({
      'search.placeholder': 'Search',
      'upload.list.title': "It's here",
    });
  });
});
