import type { Core } from '@strapi/strapi';
import { registerMemberAuthenticator } from '../../../shared/callers';
import { contentApi } from '../../../shared/define-route';
import { registerMemberDirectory } from '../../wallet/server/services';
import accountDeletion from './content-types/account-deletion/schema.json';
import schema from './content-types/member/schema.json';
import { registerMembershipJobs, startMembershipTicks } from './jobs';
import { findMembers, searchMembers } from './repositories/members';
import { accountDeletionRoutes } from './routes/account-deletion';
import { contentRoutes } from './routes/content-api';
import { authenticateMember, defineMemberSessions } from './services/sessions';

export default {
  contentTypes: { member: { schema }, 'account-deletion': { schema: accountDeletion } },
  routes: { content: contentApi([...contentRoutes, ...accountDeletionRoutes]) },
  register({ strapi }: { strapi: Core.Strapi }) {
    registerMembershipJobs(strapi);
    registerMemberDirectory({ search: searchMembers, find: findMembers });
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    defineMemberSessions(strapi);
    startMembershipTicks(strapi);
    registerMemberAuthenticator((ctx) => authenticateMember(strapi, ctx));
  },
};
