/**
 * Identity numbers at rest: AES-256-GCM under a key from the configuration. Each row names its key, so a new key
 * can come while old rows are still read; and each is bound to its guest, so that no row can pass for another.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Problem } from '../../../../shared/problem';

export interface Sealed {
  keyId: string;
  /** base64 of nonce (12 bytes), tag (16 bytes) and ciphertext. */
  sealed: string;
}

interface Key {
  id: string;
  key: Buffer;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export class Vault {
  private readonly keys: Map<string, Buffer>;
  private readonly current: Key | null;

  /**
   * @param current base64 of 32 bytes, or empty: then nothing can be sealed
   * @param older keys that rows may still be under
   * @throws Error without the value, for a key that is none
   */
  constructor(current: string, older: readonly string[] = []) {
    this.current = current ? toKey('GUEST_ID_KEY', current) : null;
    const others = older.map((value) => toKey('GUEST_ID_KEYS_OLD', value));
    this.keys = new Map([...others, ...(this.current ? [this.current] : [])].map(({ id, key }) => [id, key]));
  }

  get ready(): boolean {
    return this.current !== null;
  }

  /** @param owner what the secret belongs to; the same is needed to open it */
  seal(secret: string, owner: string): Sealed {
    if (!this.current) throw notConfigured();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.current.key, nonce).setAAD(Buffer.from(owner));
    const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    return { keyId: this.current.id, sealed };
  }

  /** @throws Problem 503 when its key is not configured, Error when it was tampered with or is another owner's */
  open({ keyId, sealed }: Sealed, owner: string): string {
    const key = this.keys.get(keyId);
    if (!key) throw notConfigured();
    const bytes = Buffer.from(sealed, 'base64');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]).toString('utf8');
  }
}

/** The id says which key it is and nothing of it. */
function toKey(name: string, value: string): Key {
  const key = Buffer.from(value, 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error(`${name} must be base64 of ${KEY_BYTES} bytes (openssl rand -base64 32)`);
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
}

const notConfigured = (): Error =>
  new Problem(503, 'NOT_CONFIGURED', {
    zh: '尚未配置证件号的加密密钥，暂时不能登记证件号',
    en: 'The key for identity numbers is not configured, so none can be kept',
  });

let configured: Vault | undefined;

/** Read once, at the start of the process. */
export function vault(): Vault {
  const { GUEST_ID_KEY = '', GUEST_ID_KEYS_OLD = '' } = process.env;
  configured ??= new Vault(
    GUEST_ID_KEY.trim(),
    GUEST_ID_KEYS_OLD.split(',')
      .map((key) => key.trim())
      .filter(Boolean),
  );
  return configured;
}

/** Days after the stay until numbers are deleted. */
export function retentionDays(): number {
  const days = Number(process.env.GUEST_ID_RETENTION_DAYS);
  return Number.isInteger(days) && days > 0 ? days : 180;
}
