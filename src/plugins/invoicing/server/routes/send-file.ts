import type { Context } from 'koa';
import type { Db } from '../../../../shared/database';
import { notFound } from '../../../../shared/problem';
import { WRITTEN } from '../domain/states';
import { readFile } from '../repositories/files';
import type { Invoice } from '../repositories/invoices';

/**
 * The file of an invoice, for whoever may see the invoice: kept by no cache, and opened by no browser as a page.
 * @throws Problem 404 while there is none
 */
export async function sendFile(ctx: Context, db: Db, invoice: Invoice | undefined): Promise<Buffer> {
  const has = invoice && WRITTEN.includes(invoice.state) && invoice.fileId !== null;
  const file = has ? await readFile(db, invoice.fileId!) : undefined;
  if (!file) throw notFound();
  ctx.attachment(file.name);
  ctx.type = file.type;
  ctx.set('Cache-Control', 'private, no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return file.bytes;
}
