import { z } from 'zod';
import { pool } from '../../../shared/database';
import { defineRoute } from '../../../shared/define-route';
import { languageOf } from '../../../shared/request-context';
import { cardKindDto, toCardKindDto } from '../../../plugins/membership/server/services';
import { loadCardKinds } from '../repositories/card-kinds';
import { cardsLeft } from '../sellable';

export default {
  routes: [
    defineRoute({
      method: 'GET',
      path: '/member-cards',
      summary: 'Member cards that can be bought',
      audience: 'public',
      response: z.object({ items: z.array(cardKindDto) }),
      handler: async ({ strapi, ctx }) => {
        const db = pool(strapi);
        const language = languageOf(ctx.get('Accept-Language'));
        const items = [];
        for (const kind of await loadCardKinds(db))
          if (kind.onSale) items.push(toCardKindDto(kind, await cardsLeft(db, kind, Date.now()), language));
        return { items };
      },
    }),
  ],
};
