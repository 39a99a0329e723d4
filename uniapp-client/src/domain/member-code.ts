/** Which of the codes in hand is shown now. The server made them; the device only chooses by a corrected clock. */
import { epoch } from './date';

export interface CodeBatch {
  batch: string;
  firstAt: string;
  slotSeconds: number;
  codes: string[];
}

export interface ShownCode {
  code: string;
  /** Seconds until the next one, 1 to slotSeconds. */
  seconds: number;
  slotSeconds: number;
  /** Codes that follow, over all batches. */
  left: number;
}

/** Slots until the end of a batch, the current one included; all of them before it begins. */
function remaining({ firstAt, slotSeconds, codes }: CodeBatch, nowMs: number): number {
  const gone = Math.floor((nowMs - epoch(firstAt)) / (slotSeconds * 1000));
  return Math.min(codes.length, Math.max(0, codes.length - gone));
}

/** Null when nothing that is in hand is good now. @param nowMs by the server's clock */
export function codeAt(batches: readonly CodeBatch[], nowMs: number): ShownCode | null {
  const left = batches.reduce((sum, batch) => sum + remaining(batch, nowMs), 0);
  // Of two that overlap, the newer one counts.
  for (const { firstAt, slotSeconds, codes } of [...batches].reverse()) {
    const slotMs = slotSeconds * 1000;
    const since = nowMs - epoch(firstAt);
    const slot = Math.floor(since / slotMs);
    if (slot < 0 || slot >= codes.length) continue;
    const seconds = Math.ceil((slotMs - (since - slot * slotMs)) / 1000);
    return { code: codes[slot], seconds, slotSeconds, left: left - 1 };
  }
  return null;
}

/** Those that are not over. */
export const live = (batches: readonly CodeBatch[], nowMs: number): CodeBatch[] =>
  batches.filter((batch) => remaining(batch, nowMs) > 0);

/** Half used: time to ask for more. */
export function runsLow(batches: readonly CodeBatch[], nowMs: number): boolean {
  const left = batches.reduce((sum, batch) => sum + remaining(batch, nowMs), 0);
  const size = batches.at(-1)?.codes.length ?? 0;
  return left * 2 <= size;
}

/** '1234 5678 …', to be read out or typed. */
export const grouped = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

/** What a scanner or a person gave, as digits; null when it cannot be a member code. */
export function typedCode(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  return /^[1-9]\d{19}$/.test(digits) ? digits : null;
}
