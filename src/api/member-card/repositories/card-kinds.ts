import { parseJson, rows, type Db } from '../../../shared/database';
import type { BenefitKind, CardKind, RefundRule, TermUnit } from '../../../plugins/membership/server/services';

/** A kind of card with what concerns its sale. */
export interface SoldKind extends CardKind {
  onSale: boolean;
  /** Cards and renewals in all, sold ones included; null is any number. */
  stock: number | null;
}

interface Row {
  id: string;
  title: string;
  title_en: string | null;
  cover_url: string | null;
  colour_from: string;
  colour_to: string;
  story: string | null;
  story_en: string | null;
  terms: string | null;
  terms_en: string | null;
  price_fen: number;
  term_unit: TermUnit;
  term_count: number;
  rank: number;
  percent_off: number;
  balance_fen: number;
  benefits: unknown;
  on_sale: boolean;
  stock: number | null;
  one_per_member: boolean;
  refund_rule: RefundRule;
  freezes_per_year: number;
  freeze_days: number;
  number_prefix: string;
}

interface BenefitJson {
  code: string;
  title: string;
  titleEn: string | null;
  kind: BenefitKind;
  count: number;
  note: string | null;
  noteEn: string | null;
}

const bilingual = (zh: string, en: string | null): { zh: string; en: string } => ({ zh, en: en || zh });

/** Every kind, in the operator's order; also those no longer sold. */
export async function loadCardKinds(db: Db): Promise<SoldKind[]> {
  const found = await rows<Row>(
    db,
    `select k.document_id as id, k.title, k.title_en, k.colour_from, k.colour_to, k.story, k.story_en, k.terms, k.terms_en,
       k.price_fen, k.term_unit, k.term_count, k.rank, k.percent_off, k.balance_fen, k.on_sale, k.stock, k.one_per_member,
       k.refund_rule, k.freezes_per_year, k.freeze_days, k.number_prefix,
       (select coalesce(f.formats -> 'medium' ->> 'url', f.url) from files_related_mph m join files f on f.id = m.file_id
        where m.related_id = k.id and m.related_type = 'api::member-card.member-card' and m.field = 'cover' limit 1) as cover_url,
       (select coalesce(json_agg(json_build_object('code', b.code, 'title', b.title, 'titleEn', b.title_en, 'kind', b.kind,
          'count', b.count, 'note', b.note, 'noteEn', b.note_en) order by c."order"), '[]')
        from member_cards_cmps c join components_member_card_benefits b on b.id = c.cmp_id
        where c.entity_id = k.id and c.field = 'benefits')::text as benefits
     from member_cards k order by k.sort, k.id`,
  );
  return found.map(toKind);
}

const toKind = (row: Row): SoldKind => ({
  id: row.id,
  title: bilingual(row.title, row.title_en),
  coverUrl: row.cover_url,
  colours: [row.colour_from, row.colour_to],
  story: row.story ? bilingual(row.story, row.story_en) : null,
  terms: row.terms ? bilingual(row.terms, row.terms_en) : null,
  priceFen: row.price_fen,
  term: { unit: row.term_unit, count: row.term_count },
  rank: row.rank,
  percentOff: row.percent_off,
  balanceFen: row.balance_fen,
  benefits: parseJson<BenefitJson[]>(row.benefits).map(({ code, title, titleEn, kind, count, note, noteEn }) => ({
    code,
    title: bilingual(title, titleEn),
    kind,
    count: kind === 'counted' ? count : 0,
    note: note ? bilingual(note, noteEn) : null,
  })),
  onSale: row.on_sale,
  stock: row.stock,
  onePerMember: row.one_per_member,
  refundRule: row.refund_rule,
  freezesPerYear: row.freezes_per_year,
  freezeDays: row.freeze_days,
  numberPrefix: row.number_prefix,
});
