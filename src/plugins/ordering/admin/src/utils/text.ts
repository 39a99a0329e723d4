/** `138 0000 1234`; other numbers stay as they are. */
export const phone = (value: string): string => value.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');

/** Works over plain http too, where crypto.randomUUID does not exist. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One line without spaces at its ends, as the server stores reasons. */
export const oneLine = (value: string): string => value.replace(/\s+/g, ' ').trim();

export const REASON_MIN = 2;
