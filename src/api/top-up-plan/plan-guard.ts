import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { pool } from '../../shared/database';
import { planFault } from './domain/top-up';
import { findPlan } from './repositories/top-up-content';

const WRITES = new Set(['create', 'update', 'clone']);
const uid = (name: string): string => `api::${name}.${name}`;

interface EditedPlan {
  principalFen?: number | null;
  giftFen?: number | null;
  giftDays?: number | null;
}

interface EditedRule {
  minFen?: number | null;
  maxFen?: number | null;
}

/**
 * Tells the operator what is wrong with a plan or with the rule before the database refuses it. Call from the
 * application's `register`.
 */
export function guardTopUps(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (!WRITES.has(context.action)) return next();
    const { documentId, data } = context.params as { documentId?: string; data?: unknown };
    if (data && context.uid === uid('top-up-plan')) await checkPlan(strapi, documentId, data as EditedPlan);
    if (data && context.uid === uid('top-up-rule')) checkRule(data as EditedRule);
    return next();
  });
}

/** @throws ValidationError in the operator's language */
async function checkPlan(strapi: Core.Strapi, id: string | undefined, data: EditedPlan): Promise<void> {
  const before = id === undefined ? undefined : await findPlan(pool(strapi), id);
  const principalFen = data.principalFen ?? before?.principalFen;
  // What is missing altogether, Strapi itself asks for.
  if (typeof principalFen !== 'number') return;
  const giftFen = data.giftFen ?? before?.giftFen ?? 0;
  const giftDays = data.giftDays === undefined ? (before?.giftDays ?? null) : data.giftDays;
  const fault = planFault({ principalFen, giftFen, giftDays });
  if (fault) throw invalid(fault.field, fault.reason);
}

function checkRule({ minFen, maxFen }: EditedRule): void {
  if (typeof minFen === 'number' && typeof maxFen === 'number' && maxFen < minFen)
    throw invalid('maxFen', '自填最多不能小于自填最少');
}

const invalid = (field: string, message: string): Error =>
  new errors.ValidationError(message, { errors: [{ path: [field], message, name: 'ValidationError' }] });
