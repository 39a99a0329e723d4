/** The queue of invoices for the panel. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { notFound, validation } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { lineSchema, localDateSchema, queryInt } from '../../../../shared/schemas';
import { findNames } from '../../../membership/server/services';
import { fileTypeOf, MAX_FILE_BYTES } from '../domain/file-type';
import { INVOICE_STATES } from '../domain/states';
import { invoiceDto, invoiceParams, toInvoiceDto } from '../dto/schemas';
import { PERMISSIONS } from '../permissions';
import { insertFile } from '../repositories/files';
import { countByState, findInvoice, listQueue, type QueueFilter } from '../repositories/invoices';
import { exportInvoices } from '../use-cases/export-invoices';
import { issueInvoice, rejectInvoice, voidInvoice, type StaffCommand } from '../use-cases/serve-invoice';
import { sendFile } from './send-file';

const read = { permission: PERMISSIONS.read };
const issue = { permission: PERMISSIONS.issue };

const queueQuery = {
  q: lineSchema(60).optional(),
  state: z
    .string()
    .regex(/^[a-z_]+(,[a-z_]+)*$/)
    .transform((value) => value.split(','))
    .pipe(z.array(z.enum(INVOICE_STATES)))
    .optional(),
};

const filterOf = (query: { q?: string | undefined; state?: QueueFilter['states'] | undefined }): QueueFilter => ({
  text: query.q || null,
  states: query.state ?? INVOICE_STATES,
});

const deskInvoiceDto = invoiceDto
  .extend({
    member: z.object({ id: z.number().int(), name: z.string(), phone: z.string().nullable() }),
    timeline: z.array(invoiceDto.shape.timeline.element.extend({ actorName: z.string().nullable() })),
  })
  .meta({ id: 'DeskInvoice' });

const numberSchema = z
  .string()
  .trim()
  .regex(/^\d{8,20}$/, { error: '发票号码应为 8–20 位数字' });

/** @throws Problem 404 */
async function detail(strapi: Core.Strapi, ctx: Context, no: string): Promise<z.input<typeof deskInvoiceDto>> {
  const invoice = await findInvoice(pool(strapi), no);
  if (!invoice) throw notFound();
  const { memberId: id, events } = invoice;
  const known = (await findNames(pool(strapi), [id])).get(id);
  const dto = toInvoiceDto(invoice, languageOf(ctx.get('Accept-Language')));
  return {
    ...dto,
    member: { id, name: known?.nickname ?? '', phone: known?.phone ?? null },
    timeline: dto.timeline.map((event, index) => ({ ...event, actorName: events[index]!.actorName })),
  };
}

type Run = (strapi: Core.Strapi, command: StaffCommand, body: never) => Promise<void>;

const command = (verb: string, summary: string, body: z.ZodType, run: Run) =>
  defineRoute({
    method: 'POST',
    path: `/invoices/:no/${verb}`,
    summary,
    audience: issue,
    idempotent: true,
    params: invoiceParams,
    body,
    response: deskInvoiceDto,
    handler: async ({ strapi, ctx, caller, params, body: input, idempotencyKey }) => {
      await run(strapi, { no: params.no, staff: caller, idempotencyKey }, input as never);
      return detail(strapi, ctx, params.no);
    },
  });

const issueBody = z.object({
  number: numberSchema,
  issuedOn: localDateSchema,
  fileId: z.string().regex(/^B[0-9A-Z]{23}$/, { error: '文件编号无效' }),
});
const rejectBody = z.object({ reason: lineSchema(100).min(2) });
const voidBody = z.object({ redNumber: numberSchema, reason: lineSchema(100).min(2) });

export const adminRoutes = [
  defineRoute({
    method: 'GET',
    path: '/invoices',
    summary: 'Invoices: what waits first, then the newest',
    audience: read,
    query: z.object({
      ...queueQuery,
      page: queryInt(1, 100_000).optional(),
      pageSize: queryInt(1, 100).optional(),
    }),
    response: z.object({
      items: z.array(invoiceDto),
      total: z.number().int(),
      page: z.number().int(),
      pageSize: z.number().int(),
      counts: z.record(z.string(), z.number().int()),
    }),
    handler: async ({ strapi, ctx, query }) => {
      const { page = 1, pageSize = 20 } = query;
      const filter = filterOf(query);
      const db = pool(strapi);
      const { items, total } = await listQueue(db, { ...filter, offset: (page - 1) * pageSize, limit: pageSize });
      const language = languageOf(ctx.get('Accept-Language'));
      return {
        items: items.map((invoice) => toInvoiceDto(invoice, language)),
        ...{ total, page, pageSize },
        counts: await countByState(db, filter.text),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/invoices.csv',
    summary: 'The same for a spreadsheet',
    audience: read,
    query: z.object(queueQuery),
    media: 'text/csv',
    response: z.instanceof(Readable),
    handler: async ({ strapi, ctx, query }) => {
      ctx.attachment('invoices.csv');
      ctx.type = 'text/csv';
      return exportInvoices(pool(strapi), filterOf(query), languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/invoices/:no',
    summary: 'One invoice: title, orders and why its amount is what it is',
    audience: read,
    params: invoiceParams,
    response: deskInvoiceDto,
    handler: ({ strapi, ctx, params }) => detail(strapi, ctx, params.no),
  }),
  defineRoute({
    method: 'GET',
    path: '/invoices/:no/file',
    summary: 'The file of an invoice',
    audience: read,
    params: invoiceParams,
    media: 'application/octet-stream',
    response: z.instanceof(Buffer),
    handler: async ({ strapi, ctx, params }) => sendFile(ctx, pool(strapi), await findInvoice(pool(strapi), params.no)),
  }),
  defineRoute({
    method: 'POST',
    path: '/files',
    summary: 'Upload the file of an invoice (PDF, OFD, PNG or JPEG, 5 MB); issuing names it',
    audience: issue,
    query: z.object({ name: lineSchema(120).min(1) }),
    uploadBytes: MAX_FILE_BYTES,
    status: 201,
    response: z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number().int() }),
    handler: async ({ strapi, caller, query, file }) => {
      const known = fileTypeOf(file, query.name);
      if (!known)
        throw validation('body', {
          zh: '请上传 PDF、OFD、PNG 或 JPG 格式的发票文件',
          en: 'Please upload a PDF, OFD, PNG or JPEG file',
        });
      const name = `${query.name.replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|]/g, '_') || 'invoice'}.${known.extension}`;
      const at = new Date().toISOString();
      return insertFile(pool(strapi), { name, type: known.type, bytes: file, by: caller.name, at });
    },
  }),
  command('issue', 'The invoice is written: number, day and file', issueBody, issueInvoice as Run),
  command(
    'reject',
    'Turn a request down, with a reason that the guest reads',
    rejectBody,
    (strapi, staff, { reason }: z.output<typeof rejectBody>) => rejectInvoice(strapi, staff, reason),
  ),
  command(
    'void',
    'The red-letter invoice is written; what remains may be asked for again',
    voidBody,
    voidInvoice as Run,
  ),
];
