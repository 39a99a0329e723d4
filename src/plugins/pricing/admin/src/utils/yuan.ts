const YUAN = /^-?\d{1,8}(\.\d{0,2})?$/;

/** `688.5` → 68850, without a float in between; undefined when it is no amount. */
export function yuanToFen(text: string): number | undefined {
  if (!YUAN.test(text)) return undefined;
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return text.startsWith('-') ? -value : value;
}

export function fenToYuan(fen: number): string {
  const abs = Math.abs(fen);
  const rest = String(abs % 100).padStart(2, '0');
  return `${fen < 0 ? '-' : ''}${Math.trunc(abs / 100)}${rest === '00' ? '' : `.${rest}`}`;
}
