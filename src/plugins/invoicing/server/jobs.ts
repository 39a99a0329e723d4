import type { Core } from '@strapi/strapi';
import { tick } from '../../../shared/clock';
import { pool } from '../../../shared/database';
import { deleteUnusedFiles } from './repositories/files';

const DAY_MS = 86_400_000;

/** Every night: files that were uploaded a day ago and never became an invoice's. */
export function startInvoicingTicks(strapi: Core.Strapi): void {
  tick(strapi, 'invoicing.forget-unused-files', '23 3 * * *', () =>
    deleteUnusedFiles(pool(strapi), new Date(Date.now() - DAY_MS).toISOString()),
  );
}
