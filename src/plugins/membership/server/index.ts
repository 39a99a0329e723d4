import type { Core } from '@strapi/strapi';
import { registerMemberAuthenticator } from '../../../shared/callers';
import { contentApi } from '../../../shared/define-route';
import schema from './content-types/member/schema.json';
import { contentRoutes } from './routes/content-api';
import { authenticateMember, defineMemberSessions } from './services/sessions';

export default {
  contentTypes: { member: { schema } },
  routes: { content: contentApi(contentRoutes) },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    defineMemberSessions(strapi);
    registerMemberAuthenticator((ctx) => authenticateMember(strapi, ctx));
  },
};
