/** What may be handed out as an invoice, recognised by its first bytes: a name proves nothing. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

export interface FileType {
  type: 'application/pdf' | 'application/ofd' | 'image/png' | 'image/jpeg';
  extension: 'pdf' | 'ofd' | 'png' | 'jpg';
}

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** Undefined for anything else. An OFD is a ZIP whose first entry is mostly OFD.xml, so its name must say it too. */
export function fileTypeOf(bytes: Uint8Array, name: string): FileType | undefined {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return { type: 'application/pdf', extension: 'pdf' };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return { type: 'image/png', extension: 'png' };
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { type: 'image/jpeg', extension: 'jpg' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) && /\.ofd$/i.test(name))
    return { type: 'application/ofd', extension: 'ofd' };
  return undefined;
}
