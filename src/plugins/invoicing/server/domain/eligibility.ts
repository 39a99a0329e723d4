/** Which orders an invoice can be asked for, for how much, and why not. */
import { addDays, type LocalDate } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';

export interface InvoiceRule {
  /** Days after completion on which an invoice may still be asked for. */
  deadlineDays: number;
  /** Least amount of one invoice, fen. */
  minimumFen: number;
  /** Most orders in one invoice. */
  maxOrders: number;
  /** What may be written as what was sold; the first is proposed. */
  items: string[];
  /** Who issues. */
  issuer: string;
  note: Text | null;
}

/** What is known of an order when an invoice is asked for. */
export interface Candidate {
  /** False for what is money itself: what it is spent on is invoiced. */
  billable: boolean;
  completed: boolean;
  /** Money that stays with the house, fen. */
  invoiceableFen: number;
  /** The venue's day on which it was completed, or on which an earlier invoice of it was voided, if that is later. */
  countsFrom: LocalDate | null;
  /** Number of the living invoice that it is in. */
  invoiceNo: string | null;
}

export type Obstacle = 'not-completed' | 'prepayment' | 'invoiced' | 'nothing' | 'overdue';

export interface Assessment {
  obstacle: Obstacle | null;
  why: Text | null;
  /** Last day on which an invoice may be asked for. */
  lastDay: LocalDate | null;
}

/** @param today of the venue */
export function assess(candidate: Candidate, rule: InvoiceRule, today: LocalDate): Assessment {
  const lastDay = candidate.countsFrom && addDays(candidate.countsFrom, rule.deadlineDays);
  const obstacle = obstacleOf(candidate, lastDay, today);
  return { obstacle, why: obstacle && whyNot(obstacle, candidate, rule), lastDay };
}

function obstacleOf(candidate: Candidate, lastDay: LocalDate | null, today: LocalDate): Obstacle | null {
  if (!candidate.completed || lastDay === null) return 'not-completed';
  if (!candidate.billable) return 'prepayment';
  if (candidate.invoiceNo !== null) return 'invoiced';
  if (candidate.invoiceableFen === 0) return 'nothing';
  return today > lastDay ? 'overdue' : null;
}

function whyNot(obstacle: Obstacle, { invoiceNo }: Candidate, { deadlineDays }: InvoiceRule): Text {
  switch (obstacle) {
    case 'not-completed':
      return text('订单完成后才能开票', 'Invoices come after the order is completed');
    case 'prepayment':
      return text('储值属于预付款，消费时再开票', 'A prepayment: what it is spent on is invoiced');
    case 'invoiced':
      return text(`已在发票申请 ${invoiceNo} 中`, `Already in invoice ${invoiceNo}`);
    case 'nothing':
      return text(
        '没有可开票的金额：积分、赠金、券和已退款的部分不开票',
        'Nothing to invoice: points, gifts, coupons and refunds are not',
      );
    case 'overdue':
      return text(
        `已超过开票期限（完成后 ${deadlineDays} 天内）`,
        `Too late: within ${deadlineDays} days of completion`,
      );
  }
}
