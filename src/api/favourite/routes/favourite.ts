import { z } from 'zod';
import { pool } from '../../../shared/database';
import { defineRoute } from '../../../shared/define-route';
import { conflict } from '../../../shared/problem';
import { languageOf } from '../../../shared/request-context';
import { documentIdSchema } from '../../../shared/schemas';
import { houseCardDto, toCard } from '../../house/dto';
import { readCards, readHouse } from '../../house/use-cases/read-house';
import { addFavourite, listFavourites, removeFavourite } from '../repositories/favourites';

/** More than anybody looks through. */
const MOST = 200;

const houseParams = z.object({ houseId: documentIdSchema });
const answer = z.object({ houseId: z.string(), favourite: z.boolean() });

export default {
  routes: [
    defineRoute({
      method: 'GET',
      path: '/me/favourites',
      summary: 'Houses that the member wants to find again, the last added first; without those no longer listed',
      audience: 'member',
      response: z.object({ items: z.array(houseCardDto) }),
      handler: async ({ strapi, ctx, caller }) => {
        const ids = await listFavourites(pool(strapi), caller.id);
        const cards = await readCards(strapi, ids, Date.now());
        const language = languageOf(ctx.get('Accept-Language'));
        return { items: ids.flatMap((id) => cards.get(id) ?? []).map((card) => toCard(card, language)) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/me/favourites/:houseId',
      summary: 'Remember a house; again changes nothing',
      audience: 'member',
      params: houseParams,
      response: answer,
      handler: async ({ strapi, caller, params: { houseId } }) => {
        await readHouse(strapi, houseId, Date.now());
        if (!(await addFavourite(pool(strapi), caller.id, houseId, MOST))) {
          throw conflict('FAVOURITES_FULL', {
            zh: `最多收藏 ${MOST} 处，请先取消一些`,
            en: `At most ${MOST} favourites; please remove some first`,
          });
        }
        return { houseId, favourite: true };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/me/favourites/:houseId',
      summary: 'Forget a house; again changes nothing',
      audience: 'member',
      params: houseParams,
      response: answer,
      handler: async ({ strapi, caller, params: { houseId } }) => {
        // One that is no longer listed can be removed; an id that was never one is none.
        if (!(await removeFavourite(pool(strapi), caller.id, houseId))) await readHouse(strapi, houseId, Date.now());
        return { houseId, favourite: false };
      },
    }),
  ],
};
