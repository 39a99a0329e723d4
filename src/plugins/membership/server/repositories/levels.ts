import { one, parseJson, rows, type Db } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import type { Text } from '../../../../shared/text';
import type { Level } from '../domain/levels';

/** A level as members see it. */
export interface ShownLevel extends Level {
  iconUrl: string | null;
  backgroundUrl: string | null;
  benefits: { title: Text; text: Text | null }[];
  enabled: boolean;
}

interface LevelRow {
  id: string;
  name: string;
  name_en: string | null;
  level: number;
  experience: number;
  percent_off: number;
  valid_days: number | null;
  renewal_experience: number | null;
  enabled: boolean;
  icon_url: string | null;
  background_url: string | null;
  benefits: unknown;
}

interface BenefitJson {
  title: string;
  titleEn: string | null;
  text: string | null;
  textEn: string | null;
}

const pictureOf = (field: string, format: string): string => `
  (select coalesce(f.formats -> '${format}' ->> 'url', f.url) from files_related_mph m join files f on f.id = m.file_id
   where m.related_id = l.id and m.related_type = 'plugin::membership.member-level' and m.field = '${field}' limit 1)`;

const bilingual = (zh: string, en: string | null): Text => ({ zh, en: en || zh });

const toLevel = (row: LevelRow): ShownLevel => ({
  id: row.id,
  name: bilingual(row.name, row.name_en),
  level: row.level,
  experience: row.experience,
  percentOff: row.percent_off,
  validity:
    row.valid_days !== null && row.renewal_experience !== null
      ? { days: row.valid_days, renewalExperience: row.renewal_experience }
      : null,
  enabled: row.enabled,
  iconUrl: row.icon_url,
  backgroundUrl: row.background_url,
  benefits: parseJson<BenefitJson[]>(row.benefits).map(({ title, titleEn, text, textEn }) => ({
    title: bilingual(title, titleEn),
    text: text ? bilingual(text, textEn) : null,
  })),
});

/** Every level, rising; also those that are switched off. */
export async function findAllLevels(db: Db): Promise<ShownLevel[]> {
  const found = await rows<LevelRow>(
    db,
    `select l.document_id as id, l.name, l.name_en, l.level, l.experience, l.percent_off, l.valid_days, l.renewal_experience,
       l.enabled, ${pictureOf('icon', 'thumbnail')} as icon_url, ${pictureOf('background', 'large')} as background_url,
       (select coalesce(json_agg(json_build_object('title', b.title, 'titleEn', b.title_en, 'text', b.text, 'textEn', b.text_en) order by c."order"), '[]')
        from member_levels_cmps c join components_member_benefits b on b.id = c.cmp_id
        where c.entity_id = l.id and c.field = 'benefits')::text as benefits
     from member_levels l order by l.level`,
  );
  return found.map(toLevel);
}

/** The levels that members can have, rising. */
export const findLevels = async (db: Db): Promise<ShownLevel[]> =>
  (await findAllLevels(db)).filter(({ enabled }) => enabled);

export interface OwnDiscount extends Pick<Level, 'name' | 'percentOff'> {
  code: 'level' | 'card';
}

/**
 * The better of what the member's level and the member's cards take off; the level on a tie. Undefined where neither
 * takes anything. One statement: every quote asks.
 * @param today of the venue
 */
export async function findOwnDiscount(db: Db, memberId: number, today: LocalDate): Promise<OwnDiscount | undefined> {
  const row = await one<{ code: 'level' | 'card'; name: string; name_en: string | null; percent_off: number }>(
    db,
    `select * from (
       select 'level' as code, l.name, l.name_en, l.percent_off
       from member_levels l left join membership_standings s on s.member_id = :memberId
       where l.enabled and case when s.member_id is null then l.experience = 0 else l.document_id = s.level_id end
       union all
       select 'card', c.name, c.name_en, c.percent_off from membership_cards c
       where c.member_id = :memberId and c.state = 'active' and c.valid_from <= :today::date and c.valid_until > :today::date
     ) own where percent_off > 0 order by percent_off desc, code desc limit 1`,
    { memberId, today },
  );
  return row && { code: row.code, name: bilingual(row.name, row.name_en), percentOff: row.percent_off };
}
