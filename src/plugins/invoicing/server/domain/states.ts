/** The life of an invoice as data; the database refuses any other pair (constraints.sql; a test compares the two). */
import { text, type Text } from '../../../../shared/text';

export const INVOICE_STATES = ['requested', 'issued', 'void_requested', 'voided', 'rejected', 'withdrawn'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export const MOVES = [
  { name: 'issue', from: ['requested'], to: 'issued' },
  { name: 'reject', from: ['requested'], to: 'rejected' },
  { name: 'withdraw', from: ['requested'], to: 'withdrawn' },
  // A refund took money that the invoice speaks of.
  { name: 'request-void', from: ['issued'], to: 'void_requested' },
  { name: 'void', from: ['issued', 'void_requested'], to: 'voided' },
] as const satisfies readonly { name: string; from: readonly InvoiceState[]; to: InvoiceState }[];

export type Move = (typeof MOVES)[number];
export type MoveName = Move['name'];

export const moveOf = (name: MoveName): Move => MOVES.find((move) => move.name === name)!;

/** While an invoice is in one of these, its orders can be in no other. */
export const LIVING: readonly InvoiceState[] = ['requested', 'issued', 'void_requested'];
/** There is a number, and mostly a file. */
export const WRITTEN: readonly InvoiceState[] = ['issued', 'void_requested', 'voided'];

/** Distinct (from, to) pairs, for the database's own check. */
export const legalPairs = (): [InvoiceState, InvoiceState][] =>
  MOVES.flatMap(({ from, to }) => from.map((state): [InvoiceState, InvoiceState] => [state, to]));

export const STATE_TEXT: Record<InvoiceState, Text> = {
  requested: text('待开票', 'Requested'),
  issued: text('已开票', 'Issued'),
  void_requested: text('待作废', 'To be voided'),
  voided: text('已作废', 'Voided'),
  rejected: text('未开票', 'Not issued'),
  withdrawn: text('已撤回', 'Withdrawn'),
};

export const EVENT_TEXT: Record<MoveName | 'request', Text> = {
  request: text('提交开票申请', 'Invoice requested'),
  issue: text('发票已开具', 'Invoice issued'),
  reject: text('未能开票', 'Not issued'),
  withdraw: text('撤回申请', 'Request withdrawn'),
  'request-void': text('订单发生退款，发票等待红冲', 'An order was refunded; the invoice is to be voided'),
  void: text('发票已红冲作废', 'Invoice voided'),
};
