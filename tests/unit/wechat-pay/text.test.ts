import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chunkText,
  fitTemplateValue,
  templateAmount,
  templateData,
  templateDate,
  templateTime,
  wechatText,
} from '../../../src/plugins/wechat-pay/server/gateway';

describe('wechatText', () => {
  it('drops emoji, joins and broken surrogates, keeps Chinese', () => {
    expect(wechatText('山居👨‍👩‍👧 2晚☀️\uD800', 127)).toBe('山居 2晚');
  });

  it('keeps bill-breaking characters out', () => {
    expect(wechatText('a,b`c\r\nd', 127)).toBe('a，bc d');
  });

  it('holds for any text: short, three bytes at most, no comma, break or backtick', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 127 }), (text, limit) => {
        const clean = wechatText(text, limit);
        expect(clean.length).toBeLessThanOrEqual(limit);
        expect(clean).not.toMatch(/[,`\r\n\uD800-\uDFFF]/);
        expect([...clean].every((char) => Buffer.byteLength(char) <= 3)).toBe(true);
        expect(wechatText(clean, limit)).toBe(clean);
      }),
    );
  });
});

describe('fitTemplateValue', () => {
  it.each([
    ['thing1', '一'.repeat(20), '一'.repeat(20)],
    ['thing1', '一'.repeat(21), `${'一'.repeat(19)}…`],
    ['thing1', '两晚\n住宿🎉', '两晚 住宿'],
    ['thing1', '  🎉 ', null],
    ['number2', '12.50', '12.50'],
    ['number2', '1'.repeat(33), null],
    ['letter3', 'ABC', 'ABC'],
    ['letter3', 'AB1', null],
    ['symbol4', '###', '###'],
    ['symbol4', '######', null],
    ['character_string5', 'NO_20261001-7', 'NO_20261001-7'],
    ['character_string5', '订单7', null],
    ['character_string5', 'x'.repeat(33), null],
    ['time6', '2026年10月1日 15:01', '2026年10月1日 15:01'],
    ['time6', '15:01~16:00', '15:01~16:00'],
    ['time6', '2026-10-01', null],
    ['date7', '2026年10月1日', '2026年10月1日'],
    ['date7', '2026年10月1日~2026年10月3日', '2026年10月1日~2026年10月3日'],
    ['date7', '15:01', null],
    ['amount8', '¥12.00', '¥12.00'],
    ['amount8', '12.5元', '12.5元'],
    ['amount8', '¥12345678901', null],
    ['phone_number9', '+86 0766-66888866', '+86 0766-66888866'],
    ['phone_number9', '1'.repeat(18), null],
    ['car_number10', '粤A8Z888', '粤A8Z888'],
    ['car_number10', '粤A8Z888挂99', null],
    ['name11', '林晓月', '林晓月'],
    ['name11', '一二三四五六七八九十甲', '一二三四五六七八九十'],
    ['name11', 'Alexandria Featherstonehaugh', 'Alexandria Featherst'],
    ['phrase12', '已确认', '已确认'],
    ['phrase12', '等待商家确认', null],
    ['phrase12', 'OK', null],
    ['unknown1', 'x', null],
    ['thing', 'x', null],
  ])('%s %j becomes %j', (key, value, fitted) => {
    expect(fitTemplateValue(key, value)).toBe(fitted);
  });

  it('names the fields that cannot be sent', () => {
    expect(templateData({ thing1: '骑马课', phrase2: 'no' })).toEqual({
      data: { thing1: { value: '骑马课' } },
      invalid: ['phrase2'],
    });
  });

  it('formats amounts, times and dates so that they fit', () => {
    expect(templateAmount(5)).toBe('¥0.05');
    expect(templateAmount(128_00)).toBe('¥128.00');
    expect(() => templateAmount(1.5)).toThrow(RangeError);
    expect(templateTime('2026-10-01T16:05:00.000Z')).toBe('2026年10月2日 00:05');
    expect(templateDate('2026-10-01')).toBe('2026年10月1日');
    expect(() => templateDate('2026-02-30')).toThrow(RangeError);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_99 }), (fen) => {
        const amount = templateAmount(fen);
        expect(fitTemplateValue('amount1', amount)).toBe(amount);
      }),
    );
  });
});

describe('chunkText', () => {
  it('cuts without losing or splitting a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 9 }), (text, size) => {
        const pieces = chunkText(text, size);
        expect(pieces.join('')).toBe(text);
        expect(pieces.every((piece) => piece.length <= size && piece.length > 0)).toBe(true);
      }),
    );
  });
});
