/** Orders that can be invoiced, and invoices in any state. */
import type { Core } from '@strapi/strapi';
import type { TestApp } from './app';
import { inDays } from './dates';
import { newKey, type Answer, type Guest } from './guest';
import { COMPANY, invoiceNumber, type Facts } from './requests';
import type { AdminUser } from './staff';

export type InvoicingFacts = Pick<Facts, 'titleId' | 'billedNo' | 'billedFen' | 'invoiceNo' | 'fileId'>;

export const NO_INVOICING: InvoicingFacts = {
  titleId: `T${'0'.repeat(15)}`,
  billedNo: 'none-there',
  billedFen: 1,
  invoiceNo: `F${'0'.repeat(15)}`,
  fileId: `B${'0'.repeat(23)}`,
};

export async function seedInvoiceRule(strapi: Core.Strapi, rule: object = {}): Promise<string> {
  const rules = strapi.documents('plugin::invoicing.invoice-rule' as never) as unknown as {
    create(args: object): Promise<{ documentId: string }>;
  };
  const data = { enabled: true, deadlineDays: 90, minimumFen: 100, maxOrders: 3, items: '住宿服务\n餐饮服务', ...rule };
  return (await rules.create({ data })).documentId;
}

export const send = (who: Guest | AdminUser, path: string, body: object = {}, key = newKey()): Promise<Answer> =>
  who.send('POST', path, body, { 'Idempotency-Key': key });

const good = ({ status, body }: Answer): Record<string, any> => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

export const createTitle = async (guest: Guest, title: object = COMPANY): Promise<string> =>
  good(await send(guest, '/api/invoice-titles', title)).id as string;

export const upload = (
  staff: Pick<AdminUser, 'send'>,
  content = '%PDF-1.4 invoice',
  name = '发票.pdf',
): Promise<Answer> =>
  staff.send('POST', `/invoicing/files?name=${encodeURIComponent(name)}`, content, {
    'Content-Type': 'application/octet-stream',
  });

export const uploaded = async (staff: AdminUser): Promise<string> => good(await upload(staff)).id as string;

/** What the guest's page shows of one order. */
export async function candidate(guest: Guest, no: string): Promise<Record<string, any> | undefined> {
  const { items } = good(await guest.send('GET', '/api/invoiceable-orders'));
  return (items as { no: string }[]).find((item) => item.no === no);
}

/** The default title of a guest, a new one for whoever has none. */
async function anyTitle(guest: Guest): Promise<string> {
  const { items } = good(await guest.send('GET', '/api/invoice-titles'));
  return (items as { id: string }[])[0]?.id ?? createTitle(guest, { kind: 'personal', name: '林溪' });
}

/** Asks for an invoice over these orders as the page would. */
export async function request(guest: Guest, nos: string[], titleId?: string, key = newKey()): Promise<Answer> {
  let expectedAmountFen = 0;
  for (const no of nos) expectedAmountFen += ((await candidate(guest, no))?.amountFen as number | undefined) ?? 0;
  return send(
    guest,
    '/api/invoices',
    { orderNos: nos, titleId: titleId ?? (await anyTitle(guest)), expectedAmountFen },
    key,
  );
}

export const requested = async (guest: Guest, nos: string[]): Promise<string> =>
  good(await request(guest, nos)).no as string;

export async function issue(staff: AdminUser, no: string): Promise<Record<string, any>> {
  const body = { number: invoiceNumber(), issuedOn: inDays(-1), fileId: await uploaded(staff) };
  return good(await send(staff, `/invoicing/invoices/${no}/issue`, body));
}

/** Reads an invoice until it is in a state. */
export async function becomes(guest: Guest, no: string, state: string): Promise<Record<string, any>> {
  const until = Date.now() + 8_000;
  for (;;) {
    const { body } = await guest.send('GET', `/api/invoices/${no}`);
    if (body.state === state) return body;
    if (Date.now() > until) throw new Error(`invoice ${no} stays ${body.state}, not ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** The venue's completion of an order, moved into the past. */
export async function completedDaysAgo(app: TestApp, no: string, days: number): Promise<void> {
  const db = app.strapi.db.connection;
  await db.raw('alter table order_events disable trigger order_events_append_only');
  await db.raw(
    `update order_events set at = at - make_interval(days => ?) where to_state = 'completed' and order_id = (select id from orders where no = ?)`,
    [days, no],
  );
  await db.raw('alter table order_events enable trigger order_events_append_only');
}
