import type { Core } from '@strapi/strapi';
import { tick } from '../../../shared/clock';
import { pool } from '../../../shared/database';
import { listen } from '../../../shared/events';
import { enqueue, registerJob } from '../../../shared/jobs';
import { ISSUE_JOB } from './job-names';
import { findStandingIssues } from './repositories/issues';
import { issueOnBirthdays, issueOnOccasion } from './use-cases/issue-on-occasion';
import { continueIssue } from './use-cases/issue-to-members';

export function registerMarketingJobs(strapi: Core.Strapi): void {
  registerJob(ISSUE_JOB, ({ issueId }) => continueIssue(strapi, String(issueId)));
  listen('member.created', 'marketing', ({ memberId }) =>
    issueOnOccasion(strapi, {
      occasion: 'new-member',
      memberId: Number(memberId),
      time: '1',
      reference: null,
      nowMs: Date.now(),
    }),
  );
  listen('member.level-up', 'marketing', ({ memberId, level }) =>
    issueOnOccasion(strapi, {
      occasion: 'level-up',
      memberId: Number(memberId),
      time: String(level),
      reference: null,
      nowMs: Date.now(),
    }),
  );
  listen('order.completed', 'marketing', ({ memberId, orderNo }) =>
    issueOnOccasion(strapi, {
      occasion: 'after-order',
      memberId: Number(memberId),
      time: String(orderNo),
      reference: String(orderNo),
      nowMs: Date.now(),
    }),
  );
}

export function startMarketingTicks(strapi: Core.Strapi): void {
  // Every hour, since the venue's day begins wherever it is; again gives nothing more.
  tick(strapi, 'marketing.birthdays', '5 * * * *', () => issueOnBirthdays(strapi, Date.now()));
  tick(strapi, 'marketing.sweep-issues', '*/10 * * * *', async () => {
    const before = new Date(Date.now() - 120_000).toISOString();
    for (const issueId of await findStandingIssues(pool(strapi), before))
      await enqueue(pool(strapi), ISSUE_JOB, { issueId }, { jobKey: `issue:${issueId}` });
  });
}
