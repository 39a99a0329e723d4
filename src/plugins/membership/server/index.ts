import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { registerMemberAuthenticator } from '../../../shared/callers';
import { adminApi, contentApi } from '../../../shared/define-route';
import { listen } from '../../../shared/events';
import { registerMemberDirectory } from '../../wallet/server/services';
import accountDeletion from './content-types/account-deletion/schema.json';
import card from './content-types/card/schema.json';
import cardEvent from './content-types/card-event/schema.json';
import dailySignIn from './content-types/daily-sign-in/schema.json';
import earningRule from './content-types/earning-rule/schema.json';
import invitation from './content-types/invitation/schema.json';
import levelRecord from './content-types/level-record/schema.json';
import memberLevel from './content-types/member-level/schema.json';
import schema from './content-types/member/schema.json';
import signInRule from './content-types/sign-in-rule/schema.json';
import { registerMembershipJobs, startMembershipTicks } from './jobs';
import { ACTIONS } from './permissions';
import { findMembers, searchMembers } from './repositories/members';
import { accountDeletionRoutes } from './routes/account-deletion';
import { adminRoutes } from './routes/admin';
import { adminCardRoutes } from './routes/admin-cards';
import { cardRoutes } from './routes/cards';
import { contentRoutes } from './routes/content-api';
import { invitationRoutes } from './routes/invitation';
import { membershipRoutes } from './routes/membership';
import { guardDeletion } from './services/deletion-guards';
import { guardLevels } from './services/level-guard';
import { authenticateMember, defineMemberSessions } from './services/sessions';
import { balanceObstacle } from './use-cases/give-up-balances';
import { followAdjustment } from './use-cases/adjust-member';

export default {
  contentTypes: {
    member: { schema },
    'account-deletion': { schema: accountDeletion },
    'member-level': { schema: memberLevel },
    'earning-rule': { schema: earningRule },
    'sign-in-rule': { schema: signInRule },
    'level-record': { schema: levelRecord },
    'daily-sign-in': { schema: dailySignIn },
    invitation: { schema: invitation },
    card: { schema: card },
    'card-event': { schema: cardEvent },
  },
  routes: {
    content: contentApi([
      ...contentRoutes,
      ...accountDeletionRoutes,
      ...membershipRoutes,
      ...invitationRoutes,
      ...cardRoutes,
    ]),
    admin: adminApi([...adminRoutes, ...adminCardRoutes]),
  },
  register({ strapi }: { strapi: Core.Strapi }) {
    registerMembershipJobs(strapi);
    guardLevels(strapi);
    guardDeletion(balanceObstacle);
    listen('wallet.adjusted', 'membership', (event) => followAdjustment(strapi, event));
    registerMemberDirectory({ search: searchMembers, find: findMembers });
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
    defineMemberSessions(strapi);
    startMembershipTicks(strapi);
    registerMemberAuthenticator((ctx) => authenticateMember(strapi, ctx));
  },
};
