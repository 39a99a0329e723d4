import type { Core } from '@strapi/strapi';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    // Stored as integer fen, typed and shown in yuan.
    strapi.customFields.register({
      name: 'fen',
      plugin: 'pricing',
      type: 'integer',
      inputSize: { default: 4, isResizable: true },
    });
  },
};
