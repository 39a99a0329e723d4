import type { Core } from '@strapi/strapi';
import { contentApi } from '../../../shared/define-route';
import { startCertificateRefresh, stopCertificateRefresh } from './certificates';
import { contentRoutes } from './routes/content-api';
import { connectWechat } from './services';

export default {
  routes: { content: contentApi(contentRoutes) },
  register({ strapi }: { strapi: Core.Strapi }) {
    connectWechat(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    startCertificateRefresh(strapi);
  },
  destroy() {
    stopCertificateRefresh();
  },
};
