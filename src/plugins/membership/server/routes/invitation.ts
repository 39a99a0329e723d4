import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { unavailable } from '../../../../shared/problem';
import { instantSchema } from '../../../../shared/schemas';
import { wechat, WechatError } from '../../../wechat-pay/server/services';
import { countInvitees, findInvitees } from '../repositories/invitations';
import { findEarningRule } from '../repositories/rules';

const SHOWN = 50;
/** Where somebody who scans arrives. */
const LANDING = 'pages/home/home';

const invitationDto = z
  .object({
    code: z.string().meta({ description: 'Of the own poster; whoever signs in with it for the first time is invited' }),
    reward: z.object({ points: z.number().int(), experience: z.number().int() }),
    invited: z.number().int(),
    rewarded: z.number().int(),
    points: z.number().int().meta({ description: 'Earned by inviting so far' }),
    invitees: z.array(
      z.object({
        name: z.string(),
        invitedAt: instantSchema,
        rewardedAt: instantSchema.nullable(),
        points: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'Invitation' });

/** Friends recognise each other by less than the whole name. */
const masked = (nickname: string): string => {
  const [first = '', ...rest] = [...nickname];
  return rest.length === 0 ? `${first}*` : `${first}**${rest.length > 1 ? rest.at(-1) : ''}`;
};

export const invitationRoutes = [
  defineRoute({
    method: 'GET',
    path: '/me/invitation',
    summary: 'Own poster code, what inviting brings and whom it brought',
    audience: 'member',
    response: invitationDto,
    handler: async ({ strapi, caller }) => {
      const db = pool(strapi);
      const { invitation } = await findEarningRule(db);
      const invitees = await findInvitees(db, caller.id, SHOWN);
      return {
        code: caller.publicId,
        reward: invitation,
        ...(await countInvitees(db, caller.id)),
        invitees: invitees.map(({ nickname, ...invitee }) => ({ ...invitee, name: masked(nickname) })),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/me/invitation/mini-code',
    summary: 'The own poster code as a picture that WeChat opens in the mini-program',
    audience: 'member',
    response: z.object({ image: z.string().meta({ description: 'data: URI' }) }),
    handler: async ({ caller }) => {
      try {
        const { image, contentType } = await wechat().miniProgram.getUnlimitedQrCode({
          scene: `i=${caller.publicId}`,
          page: LANDING,
        });
        return { image: `data:${contentType};base64,${image.toString('base64')}` };
      } catch (error) {
        if (!(error instanceof WechatError)) throw error;
        throw unavailable({
          zh: '小程序码暂时生成不了，可以先把链接发给朋友',
          en: 'The code cannot be made at the moment; you can share the link instead',
        });
      }
    },
  }),
];
