/** Members as staff look them up. */
import { one, rows, toInstant, type Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

export interface MemberLine {
  id: number;
  publicId: string;
  nickname: string;
  phone: string | null;
  avatarUrl: string | null;
  language: string;
  disabled: boolean;
  /** False for a stand-in, for whom staff have booked by phone. */
  signsIn: boolean;
  joinedAt: string;
  lastSeenAt: string | null;
  levelName: Text | null;
}

interface Row {
  id: number;
  public_id: string;
  nickname: string;
  phone: string | null;
  avatar_url: string | null;
  language: string | null;
  disabled: boolean | null;
  signs_in: boolean;
  created_at: Date;
  last_seen_at: Date | null;
  level_name: string | null;
  level_name_en: string | null;
}

const SELECT = `select m.id, m.public_id, m.nickname, m.phone, m.avatar_url, m.language, m.disabled, m.openid is not null as signs_in,
    m.created_at, m.last_seen_at, l.name as level_name, l.name_en as level_name_en
  from members m left join membership_standings s on s.member_id = m.id
  left join member_levels l on case when s.member_id is null then l.experience = 0 and l.enabled else l.document_id = s.level_id end`;

const toLine = (row: Row): MemberLine => ({
  id: row.id,
  publicId: row.public_id,
  nickname: row.nickname,
  phone: row.phone,
  avatarUrl: row.avatar_url,
  language: row.language ?? 'zh-CN',
  disabled: row.disabled ?? false,
  signsIn: row.signs_in,
  joinedAt: toInstant(row.created_at)!,
  lastSeenAt: toInstant(row.last_seen_at),
  levelName: row.level_name === null ? null : { zh: row.level_name, en: row.level_name_en ?? row.level_name },
});

/** What somebody typed, as a pattern of `like` that means only itself. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * By a part of the phone number or of the name, or by the whole public id; newest first.
 * @param q '' finds everybody
 */
export async function searchMembers(
  db: Db,
  { q, page, pageSize }: { q: string; page: number; pageSize: number },
): Promise<{ items: MemberLine[]; total: number }> {
  const match = `(:q::text = '' or m.phone like :pattern or m.nickname ilike :pattern or m.public_id = upper(:q))`;
  const bindings = { q, pattern: containing(q) };
  const counted = await one<{ total: number }>(
    db,
    `select count(*)::int as total from members m where ${match}`,
    bindings,
  );
  const found = await rows<Row>(
    db,
    `${SELECT} where ${match} order by m.id desc limit :limit::int offset :offset::int`,
    { ...bindings, limit: pageSize, offset: (page - 1) * pageSize },
  );
  return { items: found.map(toLine), total: counted!.total };
}

export async function findMemberLine(db: Db, publicId: string): Promise<MemberLine | undefined> {
  const row = await one<Row>(db, `${SELECT} where m.public_id = :publicId`, { publicId });
  return row && toLine(row);
}

export async function findMemberLineById(db: Db, id: number): Promise<MemberLine | undefined> {
  const row = await one<Row>(db, `${SELECT} where m.id = :id`, { id });
  return row && toLine(row);
}
