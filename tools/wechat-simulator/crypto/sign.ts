import { createCipheriv, randomBytes, sign, verify } from 'node:crypto';

/** RSASSA-PKCS1-v1_5 with SHA-256, base64. */
export function rsaSign(privateKeyPem: string, message: string | Buffer): string {
  return sign('sha256', Buffer.from(message as string), privateKeyPem).toString('base64');
}

/** True when `signature` (base64) was made over `message`. Never throws on malformed input. */
export function rsaVerify(publicKeyPem: string, message: string | Buffer, signature: string): boolean {
  try {
    return verify('sha256', Buffer.from(message as string), publicKeyPem, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** Joins the parts of an APIv3 signature message: each line, the last one too, ends with a line feed. */
export function signatureMessage(...lines: (string | Buffer)[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from('\n')]));
}

export interface EncryptedResource {
  algorithm: 'AEAD_AES_256_GCM';
  nonce: string;
  associated_data: string;
  /** base64 of ciphertext followed by the 16 byte tag. */
  ciphertext: string;
}

/** AES-256-GCM as APIv3 uses it: the key is the 32 ASCII bytes, the nonce 12 ASCII characters. */
export function encryptResource(apiV3Key: string, associatedData: string, plain: string): EncryptedResource {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key, 'utf8'), Buffer.from(nonce, 'utf8'));
  cipher.setAAD(Buffer.from(associatedData, 'utf8'));
  const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    nonce,
    associated_data: associatedData,
    ciphertext: bytes.toString('base64'),
  };
}
