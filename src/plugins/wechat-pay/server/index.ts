import { contentApi } from '../../../shared/define-route';
import type { Core } from '@strapi/strapi';
import { contentRoutes } from './routes/content-api';
import { connectWechat } from './services';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    connectWechat(strapi);
  },
  routes: { content: contentApi(contentRoutes) },
};
