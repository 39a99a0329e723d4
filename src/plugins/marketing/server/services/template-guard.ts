import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { templateFault, type EditedTemplate } from '../domain/template';

const TEMPLATE = 'plugin::marketing.coupon-template';
const WRITES = new Set(['create', 'update', 'clone']);
const FIELDS = ['kind', 'valueFen', 'percentOff', 'capFen', 'thresholdFen', 'scope'] as const;
const DATES = ['validity', 'validDays', 'validFrom', 'validTo', 'claimFrom', 'claimTo'] as const;
const DEFAULTS = { kind: 'amount-off', scope: 'all', validity: 'days' } as const;

/** Tells the operator what is wrong with a template before the database refuses it. */
export function guardTemplates(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== TEMPLATE || !WRITES.has(context.action)) return next();
    const { documentId, data } = context.params as { documentId?: string; data?: Partial<EditedTemplate> };
    const before =
      context.action === 'create' || !documentId
        ? null
        : await strapi.documents(TEMPLATE as never).findOne({ documentId } as never);
    const whole = { ...DEFAULTS, ...(before as Partial<EditedTemplate> | null), ...data };
    const edited = Object.fromEntries([...FIELDS, ...DATES].map((field) => [field, whole[field] ?? null]));
    const fault = templateFault(edited as unknown as EditedTemplate);
    if (fault) throw invalid(fault.field, fault.reason.zh);
    return next();
  });
}

const invalid = (field: string, message: string): Error =>
  new errors.ValidationError(message, { errors: [{ path: [field], message, name: 'ValidationError' }] });
