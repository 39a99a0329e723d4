/** Staff give a coupon to one member, to several, or to everybody of a level. */
import type { Core } from '@strapi/strapi';
import { withSavepoint, withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { randomCode } from '../../../../shared/ids';
import { enqueue } from '../../../../shared/jobs';
import { isProblem, notFound, validation } from '../../../../shared/problem';
import { countGuests, findGuestIds, type GuestFilter } from '../../../membership/server/services';
import { ISSUE_JOB } from '../job-names';
import { advanceIssue, insertIssue, lockRunningIssue, findIssue, type Issue } from '../repositories/issues';
import { findTemplate } from '../repositories/templates';
import { issueCoupon } from './issue-coupon';

/** Members a transaction of the job gives to: it holds the template's row for so long. */
const STEP = 50;

export interface IssueToMembers {
  templateId: string;
  /** Public ids, or everybody of a level (documentId), or everybody (null). */
  target: { members: string[] } | { level: string | null };
  reason: string | null;
  staff: { id: number; name: string; idempotencyKey: string };
}

const filterOf = (target: Issue['target']): GuestFilter =>
  'members' in target ? { ids: target.members } : { level: target.level };

/**
 * Begins to give; a few members have their coupons with the answer, many of them get theirs from a job.
 * @throws Problem 404 for an unknown template, 400 for a member who does not exist
 */
export async function issueToMembers(strapi: Core.Strapi, command: IssueToMembers): Promise<Issue> {
  const { templateId, target: asked, reason, staff } = command;
  const scope = `staff:${staff.id}:issue-coupons`;
  const input = { templateId, target: asked, reason };
  return withTransaction(strapi, async (trx) => {
    const { id } = await withIdempotency(trx, { scope, key: staff.idempotencyKey, input }, async () => {
      if (!(await findTemplate(trx, templateId))) throw notFound();
      const target = await resolve(trx, asked);
      const issue = { id: `D${randomCode(15)}`, templateId, target, total: await countGuests(trx, filterOf(target)) };
      const startedAt = new Date().toISOString();
      await insertIssue(trx, { ...issue, staff: { id: staff.id, name: staff.name }, reason, startedAt });
      if (issue.total > STEP) await enqueue(trx, ISSUE_JOB, { issueId: issue.id }, { jobKey: `issue:${issue.id}` });
      else await step(trx, issue.id);
      return { id: issue.id };
    });
    return (await findIssue(trx, id))!;
  });
}

async function resolve(trx: Trx, asked: IssueToMembers['target']): Promise<Issue['target']> {
  if (!('members' in asked)) return asked;
  const members = await findGuestIds(trx, { publicIds: asked.members }, 0, asked.members.length);
  if (members.length < new Set(asked.members).size) {
    throw validation('members', {
      zh: '有会员不存在，或还没有在小程序登录过，请重新选择',
      en: 'A member does not exist or has never signed in; please choose again',
    });
  }
  return { members };
}

/** The job: one step a transaction, until everybody has been asked; begun again it goes on where it was. */
export async function continueIssue(strapi: Core.Strapi, id: string): Promise<void> {
  while (await withTransaction(strapi, (trx) => step(trx, id)));
}

/** @returns whether somebody is left */
async function step(trx: Trx, id: string): Promise<boolean> {
  const issue = await lockRunningIssue(trx, id);
  if (!issue) return false;
  const template = await findTemplate(trx, issue.templateId);
  const members = template ? await findGuestIds(trx, filterOf(issue.target), issue.cursor, STEP) : [];
  let issued = 0;
  for (const memberId of members) {
    const key = `staff:${id}:${memberId}`;
    const actor = { kind: 'staff' as const, ...issue.staff };
    const command = { template: template!, memberId, cause: 'staff' as const, key, reference: null, actor };
    issued += await given(trx, { ...command, nowMs: Date.now() });
  }
  const done = members.length < STEP;
  const at = new Date().toISOString();
  const skipped = members.length - issued;
  await advanceIssue(trx, id, { cursor: members.at(-1) ?? issue.cursor, issued, skipped, done, at });
  return !done;
}

/** 1, or 0 for whoever has had as many as may be, or when nothing is left. */
async function given(trx: Trx, command: Parameters<typeof issueCoupon>[1]): Promise<0 | 1> {
  try {
    await withSavepoint(trx, () => issueCoupon(trx, command));
    return 1;
  } catch (error) {
    if (isProblem(error)) return 0;
    throw error;
  }
}
