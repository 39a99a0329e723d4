/** What the routes of the queue answer. Amounts are fen. */
export type State = 'requested' | 'issued' | 'void_requested' | 'voided' | 'rejected' | 'withdrawn';

export interface Part {
  tender: string;
  label: string;
  amountFen: number;
  refundedFen: number;
  invoiceableFen: number;
  why: string | null;
}

export interface BilledOrder {
  no: string;
  title: string;
  guestName: string;
  checkIn: string | null;
  checkOut: string | null;
  totalFen: number;
  amountFen: number;
  parts: Part[];
}

export interface Title {
  kind: 'personal' | 'company';
  name: string;
  taxNo: string | null;
  address: string | null;
  phone: string | null;
  bank: string | null;
  account: string | null;
  email: string | null;
}

export interface Invoice {
  no: string;
  state: State;
  stateText: string;
  title: Title;
  item: string;
  issuer: string;
  amountFen: number;
  email: string | null;
  remark: string | null;
  requestedAt: string;
  number: string | null;
  issuedOn: string | null;
  redNumber: string | null;
  reason: string | null;
  file: { name: string; type: string } | null;
  orders: BilledOrder[];
}

export interface InvoiceDetail extends Invoice {
  member: { id: number; name: string; phone: string | null };
  timeline: {
    at: string;
    type: string;
    text: string;
    actor: string;
    actorName: string | null;
    reason: string | null;
  }[];
}

export interface InvoicePage {
  items: Invoice[];
  total: number;
  page: number;
  pageSize: number;
  counts: Partial<Record<State, number>>;
}

export type Action =
  | { verb: 'issue'; body: { number: string; issuedOn: string; fileId: string } }
  | { verb: 'reject'; body: { reason: string } }
  | { verb: 'void'; body: { redNumber: string; reason: string } };
