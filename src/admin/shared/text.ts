/** A new idempotency key. Works over plain http too, where crypto.randomUUID does not exist. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One line without spaces at its ends, as the server stores reasons. */
export const oneLine = (value: string): string => value.replace(/\s+/g, ' ').trim();
