import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../src/shared/database';
import { handOverCard, type CardKind } from '../../../src/plugins/membership/server/services';
import { loadCardKinds } from '../../../src/api/member-card/repositories/card-kinds';
import { DEMO_CARD_KINDS, DEMO_CARDS, type DemoCard } from '../content/cards';
import { post, type StoredPicture } from './http';
import type { Persona, StaffLogin } from './people';
import { asManager } from './staff';

const DAY_MS = 86_400_000;

/** Kinds of cards, before anybody comes. */
export async function seedCardKinds(strapi: Core.Strapi, media: ReadonlyMap<string, StoredPicture>): Promise<void> {
  const documents = strapi.documents('api::member-card.member-card' as never) as unknown as {
    create(args: { data: object }): Promise<unknown>;
  };
  for (const { data, cover } of DEMO_CARD_KINDS)
    await documents.create({ data: { ...data, cover: media.get(cover)?.id ?? null } });
}

interface Places {
  apiUrl: string;
  personas: readonly Persona[];
  staff: readonly StaffLogin[];
}

/** Members with a card in each state; only the day on which they got it lies in the past. */
export async function seedCards(strapi: Core.Strapi, { apiUrl, personas, staff }: Places): Promise<void> {
  const origin = new URL(apiUrl).origin;
  const headers = await asManager(apiUrl, staff);
  const kinds = await loadCardKinds(pool(strapi));
  const kindOf = (key: string): CardKind => {
    const { title } = DEMO_CARD_KINDS.find((each) => each.key === key)!.data;
    return kinds.find((kind) => kind.title.zh === title)!;
  };
  const memberOf = async (persona: string): Promise<{ id: number; publicId: string }> => {
    const { openid } = personas.find(({ key }) => key === persona)!;
    return (await strapi.db.query('plugin::membership.member').findOne({ where: { openid } })) as never;
  };
  const give = (memberId: number, kind: CardKind, daysAgo: number, upgradeFrom?: string): Promise<{ no: string }> =>
    withTransaction(strapi, (trx) =>
      handOverCard(trx, {
        ...{ kind, memberId, order: null, actor: { kind: 'system' }, reason: '开业前售出的会员卡' },
        ...{ nowMs: Date.now() - daysAgo * DAY_MS, ...(upgradeFrom ? { upgradeFrom } : {}) },
      }),
    );
  const then = async (card: DemoCard, no: string, member: { id: number; publicId: string }): Promise<void> => {
    const act = (verb: string, body: object): Promise<unknown> =>
      post(`${origin}/membership/members/${member.publicId}/cards/${no}/${verb}`, body, headers);
    const { then: next } = card;
    if (next === 'freeze') await act('freeze', { reason: '客人出差一个月，来电要求暂停' });
    else if (next === 'replace') await act('replace', { reason: '卡片遗失' });
    else if (next === 'extend') await act('extend', { days: 7, reason: '装修期间补偿' });
    else if (typeof next === 'object' && 'transferTo' in next)
      await act('transfer', { to: (await memberOf(next.transferTo)).publicId, reason: '送给朋友' });
    else if (typeof next === 'object') await give(member.id, kindOf(next.upgradeTo), 15, no);
  };
  for (const card of DEMO_CARDS) {
    const member = await memberOf(card.persona);
    if (card.then === 'refund') await buyAndReturn(origin, headers, personas, card, kindOf(card.kind));
    else await then(card, (await give(member.id, kindOf(card.kind), card.daysAgo)).no, member);
  }
}

/** At the desk, for cash, and given back unused. */
async function buyAndReturn(
  origin: string,
  headers: Record<string, string>,
  personas: readonly Persona[],
  { persona }: DemoCard,
  { id: ref, priceFen }: CardKind,
): Promise<void> {
  const { name, phone } = personas.find(({ key }) => key === persona)!;
  const body = {
    items: [{ kind: 'member-card', ref, quantity: 1 }],
    guest: { name, phone },
    payment: { tender: 'cash' },
    expectedTotalFen: priceFen,
  };
  const { no } = await post<{ no: string }>(`${origin}/ordering/orders`, body, headers);
  await post(`${origin}/ordering/orders/${no}/refunds`, { amountFen: priceFen, reason: '行程取消，未使用' }, headers);
}
