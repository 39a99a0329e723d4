import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecryptionFailed, openSealed } from '../../../src/plugins/wechat-pay/server/gateway';
import { API_V3_KEY, seal } from './fake-wechat';

const PLAIN = '{"amount":{"total":100}}';

function sealed(associatedData = 'transaction') {
  const resource = seal(PLAIN, associatedData);
  return { ciphertext: resource.ciphertext, nonce: resource.nonce, associatedData };
}

function flip(base64: string, index: number): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return bytes.toString('base64');
}

describe('openSealed', () => {
  it('opens what WeChat sealed, with and without associated data', () => {
    expect(openSealed(sealed(), API_V3_KEY)).toBe(PLAIN);
    expect(openSealed(sealed(''), API_V3_KEY)).toBe(PLAIN);
  });

  it('refuses any single flipped bit, in the text or the tag', () => {
    const resource = sealed();
    const length = Buffer.from(resource.ciphertext, 'base64').length;
    fc.assert(
      fc.property(fc.nat(length - 1), (index) => {
        const changed = { ...resource, ciphertext: flip(resource.ciphertext, index) };
        expect(() => openSealed(changed, API_V3_KEY)).toThrow(DecryptionFailed);
      }),
    );
  });

  it('refuses a zeroed or cut tag', () => {
    const resource = sealed();
    const bytes = Buffer.from(resource.ciphertext, 'base64');
    const zeroed = Buffer.concat([bytes.subarray(0, -16), Buffer.alloc(16)]).toString('base64');
    const cut = bytes.subarray(0, -4).toString('base64');
    for (const ciphertext of [zeroed, cut, '', 'AAAA']) {
      expect(() => openSealed({ ...resource, ciphertext }, API_V3_KEY)).toThrow(DecryptionFailed);
    }
  });

  it('refuses other associated data, another nonce and another key', () => {
    const resource = sealed();
    expect(() => openSealed({ ...resource, associatedData: 'refund' }, API_V3_KEY)).toThrow(DecryptionFailed);
    expect(() => openSealed({ ...resource, nonce: '000000000000' }, API_V3_KEY)).toThrow(DecryptionFailed);
    expect(() => openSealed({ ...resource, nonce: 'short' }, API_V3_KEY)).toThrow(DecryptionFailed);
    expect(() => openSealed(resource, API_V3_KEY.replace('0', '1'))).toThrow(DecryptionFailed);
    expect(() => openSealed(resource, 'short')).toThrow(DecryptionFailed);
  });
});
