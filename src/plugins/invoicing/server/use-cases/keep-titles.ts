import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound } from '../../../../shared/problem';
import {
  clearDefault,
  countTitles,
  deleteTitle,
  insertTitle,
  lockTitles,
  updateTitle,
  type Title,
  type TitleFields,
} from '../repositories/titles';

export const MAX_TITLES = 20;

export interface TitleCommand {
  memberId: number;
  idempotencyKey: string;
}

type Wish = TitleFields & { isDefault: boolean };

/**
 * The first title of a member is the default one, whatever was asked for.
 * @throws Problem 409 TOO_MANY_TITLES
 */
export async function createTitle(strapi: Core.Strapi, command: TitleCommand, wish: Wish): Promise<Title> {
  return titleCommand(strapi, 'create', command, wish, async (trx, at) => {
    const count = await countTitles(trx, command.memberId);
    if (count >= MAX_TITLES) throw tooMany();
    return insertTitle(trx, command.memberId, { ...wish, isDefault: wish.isDefault || count === 0 }, at);
  });
}

/** @throws Problem 404 for a title that is not the member's */
export async function changeTitle(strapi: Core.Strapi, command: TitleCommand, id: string, wish: Wish): Promise<Title> {
  return titleCommand(strapi, `change:${id}`, command, wish, async (trx, at) => {
    const changed = await updateTitle(trx, command.memberId, id, wish, at);
    if (!changed) throw notFound();
    return changed;
  });
}

/** Invoices keep what they were asked for with. @throws Problem 404 for a title that is not the member's */
export async function removeTitle(strapi: Core.Strapi, memberId: number, id: string): Promise<void> {
  await withTransaction(strapi, async (trx) => {
    if (!(await deleteTitle(trx, memberId, id))) throw notFound();
  });
}

async function titleCommand(
  strapi: Core.Strapi,
  verb: string,
  { memberId, idempotencyKey }: TitleCommand,
  wish: Wish,
  write: (trx: Trx, at: string) => Promise<Title>,
): Promise<Title> {
  const at = new Date().toISOString();
  const scope = `member:${memberId}:invoice-title:${verb}`;
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key: idempotencyKey, input: wish }, async () => {
      await lockTitles(trx, memberId);
      if (wish.isDefault) await clearDefault(trx, memberId);
      return write(trx, at);
    }),
  );
}

const tooMany = (): Error =>
  conflict('TOO_MANY_TITLES', {
    zh: `最多保存 ${MAX_TITLES} 个抬头，请先删除不用的`,
    en: `At most ${MAX_TITLES} titles; please delete one first`,
  });
