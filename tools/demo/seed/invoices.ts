/** Titles and invoices in every state over the completed orders, and buildings with their owners. */
import type { Core } from '@strapi/strapi';
import { DEMO_BUILDINGS, DEMO_COMPANY, addDays } from '../content';
import { post, send } from './http';
import type { Persona, StaffLogin } from './people';
import { asManager } from './staff';

interface Input {
  apiUrl: string;
  simulatorUrl: string;
  personas: readonly Persona[];
  staff: readonly StaffLogin[];
  today: string;
}

interface Asking {
  origin: string;
  apiUrl: string;
  guest: Record<string, string>;
  staff: Record<string, string>;
  today: string;
}

/** The smallest thing that a reader of PDF opens. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 280]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

let numbers = 0;
/** Digits that no tax office gives out. */
const invoiceNumber = (): string => `00000000${String((numbers += 1)).padStart(12, '0')}`;

export async function seedInvoiceRule(strapi: Core.Strapi): Promise<void> {
  const rules = strapi.documents('plugin::invoicing.invoice-rule' as never) as unknown as {
    create(args: { data: object }): Promise<unknown>;
  };
  const data = { enabled: true, deadlineDays: 90, minimumFen: 100, maxOrders: 10, items: '住宿服务\n会务服务' };
  const note = '发票内容为服务费用，积分、赠金、券与已退款的部分不开票。';
  const noteEn = 'Invoices are for services; what points, gifts and coupons paid, and refunds, are not in them.';
  await rules.create({ data: { ...data, issuer: '云栖山舍（示例）', note, noteEn } });
}

export async function seedInvoices({ apiUrl, simulatorUrl, personas, staff, today }: Input): Promise<void> {
  const { origin } = new URL(apiUrl);
  const manager = await asManager(apiUrl, staff);
  const asking = async (persona: string): Promise<Asking> => {
    const { openid } = personas.find(({ key }) => key === persona)!;
    const { code } = await post<{ code: string }>(`${simulatorUrl}/sim/login-code`, { openid });
    const session = await post<{ accessToken: string }>(`${apiUrl}/auth/wechat`, { code });
    return { origin, apiUrl, guest: { Authorization: `Bearer ${session.accessToken}` }, staff: manager, today };
  };
  await everyEnd(await asking('suhe'));
  await toBeVoided(await asking('xuyuan'));
  await seedBuildings(origin, manager, today);
}

/** One order through every end, and asked for once more. */
async function everyEnd(at: Asking): Promise<void> {
  await post(`${at.apiUrl}/invoice-titles`, { kind: 'personal', name: '苏荷' }, at.guest);
  const title = await post<{ id: string }>(
    `${at.apiUrl}/invoice-titles`,
    { ...DEMO_COMPANY, isDefault: true },
    at.guest,
  );
  const rejected = await ask(at, title.id);
  await post(`${at.origin}/invoicing/invoices/${rejected}/reject`, { reason: '抬头与税号不一致，请核对' }, at.staff);
  await post(`${at.apiUrl}/invoices/${await ask(at, title.id)}/withdraw`, {}, at.guest);
  const voided = await ask(at, title.id);
  await issue(at, voided);
  const red = { redNumber: invoiceNumber(), reason: '客人要求更换抬头' };
  await post(`${at.origin}/invoicing/invoices/${voided}/void`, red, at.staff);
  await issue(at, await ask(at, title.id));
}

/** Issued before a refund. */
async function toBeVoided(at: Asking): Promise<void> {
  const wish = { kind: 'personal', name: '许愿', isDefault: true };
  const title = await post<{ id: string }>(`${at.apiUrl}/invoice-titles`, wish, at.guest);
  const order = await firstOrder(at);
  await issue(at, await ask(at, title.id));
  const refund = { amountFen: 2_000, reason: '早餐未用，退回差额' };
  await post(`${at.origin}/ordering/orders/${order.no}/refunds`, refund, at.staff);
}

interface Invoiceable {
  no: string;
  amountFen: number;
  obstacle: string | null;
}

async function firstOrder({ apiUrl, guest }: Asking): Promise<Invoiceable> {
  const { items } = await send<{ items: Invoiceable[] }>('GET', `${apiUrl}/invoiceable-orders`, undefined, guest);
  return items.find(({ obstacle }) => obstacle === null)!;
}

async function ask(at: Asking, titleId: string): Promise<string> {
  const { no, amountFen } = await firstOrder(at);
  const wish = { orderNos: [no], titleId, expectedAmountFen: amountFen };
  return (await post<{ no: string }>(`${at.apiUrl}/invoices`, wish, at.guest)).no;
}

async function issue({ origin, staff, today }: Asking, no: string): Promise<void> {
  const answer = await fetch(`${origin}/invoicing/files?name=${encodeURIComponent('电子发票.pdf')}`, {
    method: 'POST',
    headers: { ...staff, 'Content-Type': 'application/octet-stream' },
    body: PDF,
  });
  const { id: fileId } = (await answer.json()) as { id: string };
  const issued = { number: invoiceNumber(), issuedOn: today, fileId };
  await post(`${origin}/invoicing/invoices/${no}/issue`, issued, staff);
}

async function seedBuildings(origin: string, staff: Record<string, string>, today: string): Promise<void> {
  interface Answer {
    items: { name: string; units: { id: number; label: string }[] }[];
  }
  for (const { owners, ...building } of DEMO_BUILDINGS) {
    const { items } = await post<Answer>(`${origin}/owners/buildings`, building, staff);
    const { units } = items.find(({ name }) => name === building.name)!;
    for (const { unit, daysAgo, people, reason } of owners) {
      const { id } = units.find(({ label }) => label === unit)!;
      const since = addDays(today as never, -daysAgo);
      await post(`${origin}/owners/units/${id}/changes`, { since, owners: people, reason }, staff);
    }
  }
}
