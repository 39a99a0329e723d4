const YUAN = /^(\d{1,5})(?:\.(\d{1,2}))?$/;

/** Fen of what was typed in yuan; undefined when it is no amount. */
export function typedFen(text: string): number | undefined {
  const match = YUAN.exec(text.trim());
  const fen = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0;
  return fen > 0 ? fen : undefined;
}
