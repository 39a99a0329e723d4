import type { Core } from '@strapi/strapi';
import { registerMemberAuthenticator } from '../../../shared/callers';
import { contentApi } from '../../../shared/define-route';
import accountDeletion from './content-types/account-deletion/schema.json';
import schema from './content-types/member/schema.json';
import { registerMembershipJobs, startMembershipTicks } from './jobs';
import { accountDeletionRoutes } from './routes/account-deletion';
import { contentRoutes } from './routes/content-api';
import { authenticateMember, defineMemberSessions } from './services/sessions';

export default {
  contentTypes: { member: { schema }, 'account-deletion': { schema: accountDeletion } },
  routes: { content: contentApi([...contentRoutes, ...accountDeletionRoutes]) },
  register({ strapi }: { strapi: Core.Strapi }) {
    registerMembershipJobs(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    defineMemberSessions(strapi);
    startMembershipTicks(strapi);
    registerMemberAuthenticator((ctx) => authenticateMember(strapi, ctx));
  },
};
