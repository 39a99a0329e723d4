/** Templates as operators have written them, with how many of each were given. */
import { one, rows, type Db, type Trx } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import type { CouponKind } from '../domain/coupon';
import type { CouponTemplate, Occasion } from '../domain/template';

interface Row {
  id: string;
  name: string;
  name_en: string | null;
  note: string | null;
  note_en: string | null;
  kind: CouponKind;
  value_fen: number | null;
  percent_off: number | null;
  cap_fen: number | null;
  threshold_fen: number | null;
  scope: 'all' | 'stays' | 'houses';
  houses: string[] | null;
  validity: 'days' | 'dates';
  valid_days: number | null;
  valid_from: LocalDate | null;
  valid_to: LocalDate | null;
  stock: number | null;
  per_member: number;
  claimable: boolean;
  claim_from: LocalDate | null;
  claim_to: LocalDate | null;
  occasion: Occasion | 'none';
  returns_on_refund: boolean;
  enabled: boolean;
}

const COLUMNS = `t.document_id as id, t.name, t.name_en, t.note, t.note_en, t.kind, t.value_fen, t.percent_off, t.cap_fen,
  t.threshold_fen, t.scope, t.validity, t.valid_days, t.valid_from::text, t.valid_to::text, t.stock, t.per_member,
  t.claimable, t.claim_from::text, t.claim_to::text, t.occasion, t.returns_on_refund, t.enabled,
  (select json_agg(distinct h.document_id) from coupon_templates_houses_lnk l join houses h on h.id = l.house_id
   where l.coupon_template_id = t.id and t.scope = 'houses') as houses`;

const toTemplate = (row: Row): CouponTemplate => ({
  id: row.id,
  name: { zh: row.name, en: row.name_en || row.name },
  note: row.note ? { zh: row.note, en: row.note_en || row.note } : null,
  kind: row.kind,
  valueFen: row.value_fen,
  percentOff: row.percent_off,
  capFen: row.cap_fen,
  thresholdFen: row.threshold_fen ?? 0,
  // A coupon for chosen houses of which none is left covers nothing.
  scope: {
    kinds: row.scope === 'all' ? null : ['house'],
    refs: row.scope === 'houses' ? (row.houses ?? []) : null,
  },
  validity: row.validity === 'days' ? { days: row.valid_days! } : { from: row.valid_from, to: row.valid_to! },
  stock: row.stock,
  perMember: row.per_member,
  claimable: row.claimable,
  claimFrom: row.claim_from,
  claimTo: row.claim_to,
  occasion: row.occasion === 'none' ? null : row.occasion,
  returnsOnRefund: row.returns_on_refund,
  enabled: row.enabled,
});

export async function findTemplate(db: Db, id: string): Promise<CouponTemplate | undefined> {
  const row = await one<Row>(db, `select ${COLUMNS} from coupon_templates t where t.document_id = :id`, { id });
  return row && toTemplate(row);
}

/** What is given by itself on this occasion. */
export async function findTemplatesFor(db: Db, occasion: Occasion): Promise<CouponTemplate[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from coupon_templates t where t.enabled and t.occasion = :occasion order by t.id`,
    { occasion },
  );
  return found.map(toTemplate);
}

export interface CountedTemplate {
  template: CouponTemplate;
  /** How many were given, to everybody and to the member who asks. */
  issued: number;
  own: number;
}

const counted = ({ issued, own, ...row }: Row & { issued: number; own: number }): CountedTemplate => ({
  template: toTemplate(row),
  issued,
  own,
});

/** What members may take themselves; newest first. */
export async function findClaimable(db: Db, memberId: number | null): Promise<CountedTemplate[]> {
  const found = await rows<Row & { issued: number; own: number }>(
    db,
    `select ${COLUMNS}, coalesce(s.issued, 0) as issued, coalesce(m.issued, 0) as own
     from coupon_templates t left join marketing_stocks s on s.template_id = t.document_id
     left join marketing_member_counts m on m.template_id = t.document_id and m.member_id = :memberId::int
     where t.enabled and t.claimable order by t.id desc limit 100`,
    { memberId },
  );
  return found.map(counted);
}

/** All of them, those that are given first, newest first. */
export async function findTemplates(db: Db): Promise<CountedTemplate[]> {
  const found = await rows<Row & { issued: number; own: number }>(
    db,
    `select ${COLUMNS}, coalesce(s.issued, 0) as issued, 0 as own
     from coupon_templates t left join marketing_stocks s on s.template_id = t.document_id
     order by t.enabled desc, t.id desc limit 500`,
  );
  return found.map(counted);
}

/**
 * Counts one more for this member, by compare-and-set.
 * @returns the how many-eth it is; undefined when the member has had as many as may be
 */
export async function countForMember(
  trx: Trx,
  template: CouponTemplate,
  memberId: number,
): Promise<number | undefined> {
  const row = await one<{ issued: number }>(
    trx,
    `insert into marketing_member_counts as c (template_id, member_id, issued) values (:id, :memberId, 1)
     on conflict (template_id, member_id) do update set issued = c.issued + 1 where c.issued < :perMember::int
     returning issued`,
    { id: template.id, memberId, perMember: template.perMember },
  );
  return row?.issued;
}

/**
 * Takes one out of the stock, as it is at this moment, by compare-and-set.
 * @returns false when nothing is left, or the template is no longer given
 */
export async function takeFromStock(trx: Trx, templateId: string): Promise<boolean> {
  const taken = await rows(
    trx,
    `insert into marketing_stocks as s (template_id, issued)
     select t.document_id, 1 from coupon_templates t where t.document_id = :templateId and t.enabled and coalesce(t.stock, 1) > 0
     on conflict (template_id) do update set issued = s.issued + 1
       where s.issued < coalesce((select t.stock from coupon_templates t where t.document_id = s.template_id), 2147483647)
     returning 1`,
    { templateId },
  );
  return taken.length === 1;
}
