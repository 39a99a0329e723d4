import { Readable } from 'node:stream';
import type { Db } from '../../../../shared/database';
import { dateInZone, timeInZone } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { BOM, csvAmount, csvLine, csvText } from '../../../../shared/csv';
import { pick, text, type Text } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { STATE_TEXT } from '../domain/states';
import { listQueue, type Invoice, type QueueFilter } from '../repositories/invoices';

const HEADINGS: readonly Text[] = [
  text('申请编号', 'Request'),
  text('申请时间', 'Requested'),
  text('状态', 'State'),
  text('抬头', 'Title'),
  text('税号', 'Tax number'),
  text('项目', 'Item'),
  text('金额', 'Amount'),
  text('发票号码', 'Invoice number'),
  text('开票日期', 'Issued on'),
  text('红字发票号码', 'Red-letter number'),
  text('订单', 'Orders'),
  text('原因', 'Reason'),
];

const ROWS_AT_ONCE = 500;

/** The queue as CSV, a page of it in memory at a time. */
export function exportInvoices(db: Db, filter: QueueFilter, language: Language): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield BOM + csvLine(HEADINGS.map((heading) => csvText(pick(heading, language))));
    for (let offset = 0; ; offset += ROWS_AT_ONCE) {
      const { items } = await listQueue(db, { ...filter, offset, limit: ROWS_AT_ONCE });
      if (items.length > 0) yield items.map((invoice) => row(invoice, language)).join('');
      if (items.length < ROWS_AT_ONCE) return;
    }
  }
  return Readable.from(lines(), { objectMode: false });
}

/** A tab before long numbers, which spreadsheets would round. */
const digits = (value: string | null): string => (value === null ? '' : `"\t${value}"`);

function row(invoice: Invoice, language: Language): string {
  const [at, { zone }] = [Date.parse(invoice.requestedAt), venue()];
  return csvLine([
    invoice.no,
    `${dateInZone(at, zone)} ${timeInZone(at, zone)}`,
    csvText(pick(STATE_TEXT[invoice.state], language)),
    csvText(invoice.title.name),
    digits(invoice.title.taxNo),
    csvText(invoice.item),
    csvAmount(invoice.amountFen, 'fen'),
    digits(invoice.number),
    invoice.issuedOn ?? '',
    digits(invoice.redNumber),
    csvText(invoice.orders.map(({ no }) => no).join(' ')),
    csvText(invoice.reason),
  ]);
}
