import { one, parseJson, rows, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId, randomCode } from '../../../../shared/ids';
import type { Language } from '../../../../shared/request-context';

export interface Member {
  id: number;
  publicId: string;
  nickname: string;
  phone: string | null;
  avatarUrl: string | null;
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
  language: Language | null;
  staff_roles: unknown;
  disabled: boolean | null;
}

/** Never the openid: it stays in this file, see {@link findOpenid}. */
const COLUMNS = 'id, public_id, nickname, phone, avatar_url, language, staff_roles, disabled';

const toMember = (row: MemberRow): Member => ({
  id: row.id,
  publicId: row.public_id,
  nickname: row.nickname,
  phone: row.phone,
  avatarUrl: row.avatar_url,
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
): Promise<Member> {
  const row = await one<MemberRow>(
    db,
    `insert into members (document_id, public_id, nickname, openid, unionid, language, staff_roles, disabled,
                          last_seen_at, created_at, updated_at, published_at)
     values (:documentId, :publicId, :nickname, :openid, :unionid, :language, '[]', false, now(), now(), now(), now())
     on conflict (openid) where openid is not null
     do update set last_seen_at = now(), unionid = coalesce(excluded.unionid, members.unionid)
     returning ${COLUMNS}`,
    { ...identity, documentId: newDocumentId(), publicId: `M${randomCode(11)}` },
  );
  return toMember(row!);
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

export async function setPhone(db: Db, id: number, phone: string): Promise<Member> {
  const row = await one<MemberRow>(
    db,
    `update members set phone = :phone, updated_at = now() where id = :id returning ${COLUMNS}`,
    { id, phone },
  );
  return toMember(row!);
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

/** Commands about the whole account of a member run one after the other. */
export async function lockMember(trx: Trx, id: number): Promise<void> {
  await rows(trx, `select 1 from members where id = :id for update`, { id });
}

/** What is left tells nobody who it was, and nobody can sign in with it again. */
export async function anonymiseMember(trx: Trx, id: number): Promise<void> {
  await rows(
    trx,
    `update members set nickname = '已注销', phone = null, avatar_url = null, openid = null, unionid = null,
       staff_roles = '[]', disabled = true, updated_at = now() where id = :id`,
    { id },
  );
}
