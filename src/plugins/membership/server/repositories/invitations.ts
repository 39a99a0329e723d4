import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import type { Reward } from '../domain/earning';

/** The member behind a poster code, while there is one who can be rewarded. */
export async function findInviter(db: Db, code: string): Promise<number | null> {
  const row = await one<{ id: number }>(
    db,
    `select id from members where public_id = :code and openid is not null and disabled is not true`,
    { code },
  );
  return row?.id ?? null;
}

/** Nothing happens when the invitee was invited before. */
export async function insertInvitation(trx: Trx, inviterId: number, inviteeId: number, at: string): Promise<void> {
  await rows(
    trx,
    `insert into invitations (document_id, inviter_id, invitee_id, inviter, invitee, invited_at, created_at, updated_at, published_at)
     select :documentId, a.id, b.id, a.public_id, b.public_id, :at::timestamp, now(), now(), now()
     from members a, members b where a.id = :inviterId and b.id = :inviteeId
     on conflict (invitee_id) do nothing`,
    { documentId: newDocumentId(), inviterId, inviteeId, at },
  );
}

/** Who invited this member and has not been rewarded for it. */
export async function findOpenInvitation(
  db: Db,
  inviteeId: number,
): Promise<{ id: number; inviterId: number } | undefined> {
  const row = await one<{ id: number; inviter_id: number }>(
    db,
    `select i.id, i.inviter_id from invitations i join members m on m.id = i.inviter_id
     where i.invitee_id = :inviteeId and i.rewarded_at is null and m.openid is not null and m.disabled is not true`,
    { inviteeId },
  );
  return row && { id: row.id, inviterId: row.inviter_id };
}

/** False when it was rewarded meanwhile. */
export async function markRewarded(
  trx: Trx,
  id: number,
  { orderNo, at, points, experience }: Reward & { orderNo: string; at: string },
): Promise<boolean> {
  const updated = await rows(
    trx,
    `update invitations set rewarded_at = :at::timestamp, order_no = :orderNo, points = :points, experience = :experience, updated_at = now()
     where id = :id and rewarded_at is null returning 1`,
    { id, orderNo, at, points, experience },
  );
  return updated.length === 1;
}

export interface Invitee {
  nickname: string;
  invitedAt: string;
  rewardedAt: string | null;
  points: number;
}

/** Newest first. */
export async function findInvitees(db: Db, inviterId: number, limit: number): Promise<Invitee[]> {
  const found = await rows<{ nickname: string; invited_at: Date; rewarded_at: Date | null; points: number | null }>(
    db,
    `select m.nickname, i.invited_at, i.rewarded_at, i.points from invitations i join members m on m.id = i.invitee_id
     where i.inviter_id = :inviterId order by i.id desc limit :limit`,
    { inviterId, limit },
  );
  return found.map((row) => ({
    nickname: row.nickname,
    invitedAt: toInstant(row.invited_at)!,
    rewardedAt: toInstant(row.rewarded_at),
    points: row.points ?? 0,
  }));
}

export async function countInvitees(
  db: Db,
  inviterId: number,
): Promise<{ invited: number; rewarded: number; points: number }> {
  const row = await one<{ invited: number; rewarded: number; points: number }>(
    db,
    `select count(*)::int as invited, count(rewarded_at)::int as rewarded, coalesce(sum(points), 0)::int as points
     from invitations where inviter_id = :inviterId`,
    { inviterId },
  );
  return row!;
}
