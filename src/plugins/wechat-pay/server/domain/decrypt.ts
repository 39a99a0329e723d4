/** AEAD_AES_256_GCM as WeChat Pay uses it for notifications and platform certificates. */
import { createDecipheriv } from 'node:crypto';

const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** The ciphertext was not made with our APIv3 key, or somebody changed it. Carries no key material. */
export class DecryptionFailed extends Error {
  override readonly name = 'DecryptionFailed';
}

export interface SealedResource {
  /** base64; the last 16 bytes are the authentication tag */
  ciphertext: string;
  /** 12 ASCII characters */
  nonce: string;
  /** may be '' */
  associatedData: string;
}

/**
 * Opens a sealed resource. `final()` is always called: without it GCM does not authenticate and a changed
 * amount would be accepted.
 * @param apiV3Key 32 ASCII characters, used as its 32 UTF-8 bytes
 * @throws DecryptionFailed on a wrong key, nonce, associated data, tag or ciphertext
 */
export function openSealed(sealed: SealedResource, apiV3Key: string): string {
  const key = Buffer.from(apiV3Key, 'utf8');
  const iv = Buffer.from(sealed.nonce, 'utf8');
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  if (key.length !== 32) throw new DecryptionFailed('the APIv3 key must be 32 bytes');
  if (iv.length !== NONCE_BYTES) throw new DecryptionFailed('the nonce must be 12 bytes');
  if (bytes.length < TAG_BYTES) throw new DecryptionFailed('the ciphertext is shorter than its tag');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(sealed.associatedData, 'utf8'));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const head = decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES));
    return Buffer.concat([head, decipher.final()]).toString('utf8');
  } catch {
    throw new DecryptionFailed('the sealed resource does not authenticate');
  }
}
