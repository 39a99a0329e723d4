import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vault } from '../../../src/plugins/ordering/server/services/vault';

const key = (): string => randomBytes(32).toString('base64');

describe('the vault', () => {
  it('gives back what was sealed, and never seals the same twice alike', () => {
    const vault = new Vault(key());
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.string(), (secret, owner) => {
        const [one, two] = [vault.seal(secret, owner), vault.seal(secret, owner)];
        expect(vault.open(one, owner)).toBe(secret);
        expect(one.sealed).not.toBe(two.sealed);
      }),
    );
  });

  it('opens nothing for another owner, and nothing that was changed', () => {
    const vault = new Vault(key());
    const sealed = vault.seal('11010519491231002X', 'guest-a');
    expect(() => vault.open(sealed, 'guest-b')).toThrow();
    const bytes = Buffer.from(sealed.sealed, 'base64');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed[i]! ^= 1;
      expect(() => vault.open({ ...sealed, sealed: changed.toString('base64') }, 'guest-a'), `byte ${i}`).toThrow();
    }
    expect(() => vault.open({ ...sealed, sealed: bytes.subarray(0, 20).toString('base64') }, 'guest-a')).toThrow();
  });

  it('after a change of keys reads what is under the old one and seals under the new', () => {
    const [old, next] = [key(), key()];
    const before = new Vault(old).seal('E12345678', 'g');
    const rotated = new Vault(next, [old]);
    expect(rotated.open(before, 'g')).toBe('E12345678');
    const after = rotated.seal('E12345678', 'g');
    expect(after.keyId).not.toBe(before.keyId);
    expect(new Vault(next).open(after, 'g')).toBe('E12345678');
    expect(() => new Vault(next).open(before, 'g')).toThrow('NOT_CONFIGURED');
  });

  it('without a key seals nothing; with a bad one the process does not start, and the value is not told', () => {
    const none = new Vault('');
    expect(none.ready).toBe(false);
    expect(() => none.seal('x', 'g')).toThrow('NOT_CONFIGURED');
    for (const bad of ['c2hvcnQ=', 'not base64 at all']) {
      expect(() => new Vault(bad)).toThrow(/GUEST_ID_KEY must be base64 of 32 bytes/);
      expect(() => new Vault(bad)).not.toThrow(bad);
    }
  });
});
