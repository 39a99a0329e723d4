import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { pool } from '../../../../shared/database';
import { enqueue } from '../../../../shared/jobs';
import { levelFault } from '../domain/levels';
import { SETTLE_LEVELS_JOB } from '../job-names';
import { findAllLevels } from '../repositories/levels';

const LEVEL = 'plugin::membership.member-level';
const WRITES = new Set(['create', 'update', 'delete', 'clone']);

interface Edited {
  level?: number | null;
  experience?: number | null;
  validDays?: number | null;
  renewalExperience?: number | null;
}

/**
 * Tells the operator what is wrong with a level before the database refuses it, and has every member looked at again
 * after an edit: whoever stood on a level that is gone falls to the next one.
 */
export function guardLevels(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== LEVEL || !WRITES.has(context.action)) return next();
    const { documentId, data } = context.params as { documentId?: string; data?: Edited };
    if (data) await checkLevel(strapi, context.action === 'update' ? (documentId ?? null) : null, data);
    const result = await next();
    const inAMoment = new Date(Date.now() + 1000).toISOString();
    await enqueue(pool(strapi), SETTLE_LEVELS_JOB, {}, { jobKey: SETTLE_LEVELS_JOB, runAt: inAMoment });
    return result;
  });
}

/** @throws ValidationError in the operator's language */
async function checkLevel(strapi: Core.Strapi, id: string | null, data: Edited): Promise<void> {
  const all = await findAllLevels(pool(strapi));
  const before = all.find((level) => level.id === id);
  const level = data.level ?? before?.level;
  const experience = data.experience ?? before?.experience;
  const days = data.validDays === undefined ? before?.validity?.days : data.validDays;
  const cost = data.renewalExperience === undefined ? before?.validity?.renewalExperience : data.renewalExperience;
  if (((days ?? null) === null) !== ((cost ?? null) === null))
    throw invalid('renewalExperience', '“有效天数”与“到期扣减成长值”要么都填，要么都不填');
  // What is missing altogether, Strapi itself asks for.
  if (typeof level !== 'number' || typeof experience !== 'number') return;
  const fault = levelFault(
    { level, experience },
    all.filter((other) => other.id !== id),
  );
  if (fault) throw invalid(fault.field, fault.reason.zh);
}

const invalid = (field: string, message: string): Error =>
  new errors.ValidationError(message, { errors: [{ path: [field], message, name: 'ValidationError' }] });
