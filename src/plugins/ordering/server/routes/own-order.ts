import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { z } from 'zod';
import { languageOf } from '../../../../shared/request-context';
import type { orderDetailDto } from '../dto/schemas';
import { toDetailDto } from '../dto/to-dto';
import type { Actor } from '../repositories/orders';
import { now } from '../services/now';
import { readOwnOrder } from '../use-cases/read-orders';

export const guest = (memberId: number): Actor => ({ kind: 'guest', id: memberId, name: null });

/** How an own order stands, in the language of the request. */
export async function ownDetail(
  strapi: Core.Strapi,
  ctx: Context,
  no: string,
  memberId: number,
): Promise<z.input<typeof orderDetailDto>> {
  return toDetailDto(await readOwnOrder(strapi, no, memberId), languageOf(ctx.get('Accept-Language')), now().iso);
}
