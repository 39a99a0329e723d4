/** Text that may go into WeChat fields (description, reason, item_desc, template values). */

/** Limits in characters of the fields this gateway sends. Source: field tables of APIv3 and the mini-program APIs. */
export const TEXT_LIMITS = {
  description: 127,
  refundReason: 80,
  itemDesc: 120,
  msgSecCheck: 2500,
} as const;

/** Emoji and their glue that fit in three bytes, so the 4-byte rule alone would let them through. */
const PICTOGRAPHS = /[\p{Extended_Pictographic}\u200D\u20E3\uFE0E\uFE0F]/gu;
const ABOVE_BMP = /[\u{10000}-\u{10FFFF}]/gu;
const LONE_SURROGATES = /[\uD800-\uDFFF]/g;
const CONTROL_AND_BREAKS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;

/**
 * Makes free text safe for WeChat: no 4-byte characters or emoji (WeChat refuses them), no newline, comma or
 * backtick (they would break the unquoted bill CSV). An ASCII comma becomes a full-width one, so that the
 * sentence still reads. Deterministic: a repeated request sends the same bytes.
 * @param maxChars limit in characters; '' stays ''
 */
export function wechatText(text: string, maxChars: number): string {
  const clean = withoutPictographs(text)
    .replace(CONTROL_AND_BREAKS, ' ')
    .replaceAll('`', '')
    .replaceAll(',', '，')
    .replace(/ +/g, ' ')
    .trim();
  return clean.slice(0, maxChars).trimEnd();
}

/** Drops emoji, 4-byte characters and broken surrogates, nothing else. */
export function withoutPictographs(text: string): string {
  return text.replace(ABOVE_BMP, '').replace(PICTOGRAPHS, '').replace(LONE_SURROGATES, '');
}

/** Splits text into pieces of at most `size` UTF-16 units without cutting a surrogate pair; '' gives none. */
export function chunkText(text: string, size: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of text) {
    if (piece.length + char.length > size) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}
