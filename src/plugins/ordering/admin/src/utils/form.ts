/** What may be sent from the desk's dialogs, decided before the server decides again. */
import { yuanToFen } from '../../../../pricing/admin/src/utils/yuan';
import type { Action } from '../api/types';
import { oneLine } from '../../../../../admin/shared/text';
import { REASON_MIN } from './text';

export interface Draft {
  /** As typed, in yuan. */
  amount: string;
  reason: string;
}

export type AmountFault = 'invalid' | 'tooMuch';

/** Fen, or why it is no amount to refund; null while nothing is typed. */
export function readAmount(amount: string, leftFen: number): { fen: number } | { fault: AmountFault } | null {
  const typed = amount.trim();
  if (typed === '') return null;
  const fen = yuanToFen(typed);
  if (fen === undefined || fen <= 0) return { fault: 'invalid' };
  return fen > leftFen ? { fault: 'tooMuch' } : { fen };
}

/** The command's body; null while something is missing. */
export function toBody(action: Action, draft: Draft, leftFen: number): Record<string, string | number> | null {
  if (action !== 'reject' && action !== 'refund') return {};
  const reason = oneLine(draft.reason);
  if (reason.length < REASON_MIN) return null;
  if (action === 'reject') return { reason };
  const amount = readAmount(draft.amount, leftFen);
  return amount && 'fen' in amount ? { amountFen: amount.fen, reason } : null;
}

/** Fen of a deposit; null for what is no amount, or more than `limitFen` when one goes back. */
export function readDeposit(amount: string, limitFen: number | null): number | null {
  const fen = yuanToFen(amount.trim());
  if (fen === undefined || fen < 0) return null;
  if (limitFen === null) return fen > 0 ? fen : null;
  return fen <= limitFen ? fen : null;
}
