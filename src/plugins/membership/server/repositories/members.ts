import { one, parseJson, rows, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId, randomCode } from '../../../../shared/ids';
import type { LocalDate } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';

export interface Member {
  id: number;
  publicId: string;
  nickname: string;
  phone: string | null;
  avatarUrl: string | null;
  /** As the member has said, once. */
  birthday: LocalDate | null;
  language: Language;
  staffRoles: string[];
  disabled: boolean;
}

interface MemberRow {
  id: number;
  public_id: string;
  nickname: string;
  phone: string | null;
  avatar_url: string | null;
  birthday: LocalDate | null;
  language: Language | null;
  staff_roles: unknown;
  disabled: boolean | null;
}

/** Never the openid: it stays in this file, see {@link findOpenid}. */
const COLUMNS = 'id, public_id, nickname, phone, avatar_url, birthday::text, language, staff_roles, disabled';

const toMember = (row: MemberRow): Member => ({
  id: row.id,
  publicId: row.public_id,
  nickname: row.nickname,
  phone: row.phone,
  avatarUrl: row.avatar_url,
  birthday: row.birthday,
  language: row.language ?? 'zh-CN',
  staffRoles: parseJson<string[] | null>(row.staff_roles) ?? [],
  disabled: row.disabled ?? false,
});

export async function findMember(db: Db, id: number): Promise<Member | undefined> {
  const row = await one<MemberRow>(db, `select ${COLUMNS} from members where id = :id`, { id });
  return row && toMember(row);
}

/** The member of a WeChat user, created on the first visit; two first visits at once give one member. */
export async function findOrCreateMember(
  db: Db,
  identity: { openid: string; unionid: string | null; nickname: string; language: Language },
): Promise<{ member: Member; created: boolean }> {
  const row = await one<MemberRow & { created: boolean }>(
    db,
    `insert into members (document_id, public_id, nickname, openid, unionid, language, staff_roles, disabled,
                          last_seen_at, created_at, updated_at, published_at)
     values (:documentId, :publicId, :nickname, :openid, :unionid, :language, '[]', false, now(), now(), now(), now())
     on conflict (openid) where openid is not null
     do update set last_seen_at = now(), unionid = coalesce(excluded.unionid, members.unionid)
     returning ${COLUMNS}, xmax = 0 as created`,
    { ...identity, documentId: newDocumentId(), publicId: `M${randomCode(11)}` },
  );
  return { member: toMember(row!), created: row!.created };
}

/** Somebody who signs in, not a stand-in for a phone number or an account that is closed. */
export async function isGuest(db: Db, id: number): Promise<boolean> {
  const found = await rows(db, `select 1 from members where id = :id and openid is not null and disabled is not true`, {
    id,
  });
  return found.length === 1;
}

export async function updateProfile(
  db: Db,
  id: number,
  changes: { nickname?: string | undefined; avatarUrl?: string | null | undefined; language?: Language | undefined },
): Promise<Member> {
  const row = await one<MemberRow>(
    db,
    `update members set nickname = coalesce(:nickname, nickname), language = coalesce(:language, language),
       avatar_url = case when :setAvatar::boolean then :avatarUrl else avatar_url end, updated_at = now()
     where id = :id returning ${COLUMNS}`,
    {
      id,
      nickname: changes.nickname ?? null,
      language: changes.language ?? null,
      setAvatar: changes.avatarUrl !== undefined,
      avatarUrl: changes.avatarUrl ?? null,
    },
  );
  return toMember(row!);
}

/** Says when the member was born, once. @returns undefined when it was said before, and is another day */
export async function setBirthday(db: Db, id: number, birthday: LocalDate): Promise<Member | undefined> {
  const row = await one<MemberRow>(
    db,
    `update members set birthday = :birthday::date, updated_at = now()
     where id = :id and (birthday is null or birthday = :birthday::date) returning ${COLUMNS}`,
    { id, birthday },
  );
  return row && toMember(row);
}

/**
 * The number that WeChat vouches for, as of now. One number, one member: numbers change hands, and whoever had
 * it before must not be given what is booked under it from now on.
 */
export async function setPhone(trx: Trx, id: number, phone: string): Promise<Member> {
  await lockPhone(trx, phone);
  await rows(
    trx,
    `update members set phone = null, updated_at = now() where phone = :phone and id <> :id and openid is not null`,
    { id, phone },
  );
  const row = await one<MemberRow>(
    trx,
    `update members set phone = :phone, updated_at = now() where id = :id returning ${COLUMNS}`,
    { id, phone },
  );
  return toMember(row!);
}

/**
 * For whom staff book when they only have a phone number: the member who proved the number to WeChat, or a
 * member without WeChat who stands for the number until somebody proves it. The second can sign in nowhere.
 */
export async function findOrCreateByPhone(trx: Trx, guest: { phone: string; name: string }): Promise<number> {
  await lockPhone(trx, guest.phone);
  const proven = await one<{ id: number }>(
    trx,
    `select id from members where phone = :phone and openid is not null and disabled is not true order by id desc limit 1`,
    { phone: guest.phone },
  );
  if (proven) return proven.id;
  const row = await one<{ id: number }>(
    trx,
    `insert into members (document_id, public_id, nickname, phone, language, staff_roles, disabled, created_at, updated_at, published_at)
     values (:documentId, :publicId, :name, :phone, 'zh-CN', '[]', false, now(), now(), now())
     on conflict (phone) where openid is null do update set updated_at = now() returning id`,
    { ...guest, documentId: newDocumentId(), publicId: `M${randomCode(11)}` },
  );
  return row!.id;
}

/** Booking for a number and proving it wait for each other: neither overlooks what the other has written. */
async function lockPhone(trx: Trx, phone: string): Promise<void> {
  await rows(trx, `select pg_advisory_xact_lock(hashtextextended(:phone, 2))`, { phone });
}

/** Who stands for the number of a member who has proved it; null when nobody booked for it at the desk. */
export async function findStandIn(db: Db, memberId: number): Promise<number | null> {
  const row = await one<{ id: number }>(
    db,
    `select s.id from members m join members s on s.phone = m.phone and s.openid is null
     where m.id = :memberId and m.openid is not null`,
    { memberId },
  );
  return row?.id ?? null;
}

/** The member who has proved this number to WeChat; a stand-in is nobody. */
export async function findGuestByPhone(db: Db, phone: string): Promise<number | undefined> {
  const row = await one<{ id: number }>(
    db,
    `select id from members where phone = :phone and openid is not null and disabled is not true order by id desc limit 1`,
    { phone },
  );
  return row?.id;
}

/** For talking to WeChat about this member, and for nothing else. */
export async function findOpenid(db: Db, id: number): Promise<string | null> {
  return (
    (await one<{ openid: string | null }>(db, `select openid from members where id = :id`, { id }))?.openid ?? null
  );
}

export async function findNames(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, { nickname: string; phone: string | null }>> {
  const found = await rows<{ id: number; nickname: string; phone: string | null }>(
    db,
    `select id, nickname, phone from members where id = any(:ids)`,
    { ids: [...ids] },
  );
  return new Map(found.map(({ id, nickname, phone }) => [id, { nickname, phone }]));
}

export async function findMembers(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; name: string; phone: string | null }[]> {
  return [...(await findNames(db, ids))].map(([id, { nickname: name, phone }]) => ({ id, name, phone }));
}

/** By the beginning of a phone number, a part of the name, or the member's number; at most 20, who came last first. */
export async function searchMembers(
  db: Db,
  text: string,
): Promise<{ id: number; name: string; phone: string | null }[]> {
  return rows(
    db,
    `select id, nickname as name, phone from members
     where phone like :start or nickname ilike :part or public_id = upper(:text)
     order by last_seen_at desc nulls last, id desc limit 20`,
    { text, start: `${like(text)}%`, part: `%${like(text)}%` },
  );
}

/** What is typed is looked for as it is. */
const like = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Commands about the whole account of a member run one after the other. */
export async function lockMember(trx: Trx, id: number): Promise<void> {
  await rows(trx, `select 1 from members where id = :id for update`, { id });
}

/** Opens (or closes) the routes of an audience to a member; in every process within seconds. */
export async function setStaffRole(trx: Trx, id: number, role: 'clerk' | 'coach', works: boolean): Promise<void> {
  await rows(
    trx,
    `update members set staff_roles = case when :works::boolean then (coalesce(staff_roles, '[]')::jsonb - :role::text) || to_jsonb(:role::text)
       else coalesce(staff_roles, '[]')::jsonb - :role::text end, updated_at = now() where id = :id`,
    { id, role, works },
  );
}

/** What is left tells nobody who it was, and nobody can sign in with it again. */
export async function anonymiseMember(trx: Trx, id: number): Promise<void> {
  await rows(
    trx,
    `update members set nickname = '已注销', phone = null, avatar_url = null, birthday = null, openid = null, unionid = null,
       staff_roles = '[]', disabled = true, updated_at = now() where id = :id`,
    { id },
  );
}
