/** The operator's rules; a rule that nobody has entered gives nothing. */
import { one, parseJson, type Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';
import type { DayReward, SignInRule } from '../domain/daily-sign-in';
import type { EarningRule, PointsExpiry } from '../domain/earning';

export interface ShownEarningRule extends EarningRule {
  note: Text | null;
}

const NO_RULE: ShownEarningRule = {
  pointsRate: 0,
  experienceRate: 0,
  expiry: 'never',
  months: null,
  invitation: { points: 0, experience: 0 },
  note: null,
};

interface EarningRow {
  points_rate: number;
  experience_rate: number;
  points_expiry: PointsExpiry;
  points_months: number | null;
  invitation_points: number;
  invitation_experience: number;
  note: string | null;
  note_en: string | null;
}

export async function findEarningRule(db: Db): Promise<ShownEarningRule> {
  const row = await one<EarningRow>(
    db,
    `select (points_per_yuan * 100)::int as points_rate, (experience_per_yuan * 100)::int as experience_rate, points_expiry,
       points_months, invitation_points, invitation_experience, note, note_en
     from earning_rules order by id desc limit 1`,
  );
  if (!row) return NO_RULE;
  return {
    pointsRate: row.points_rate,
    experienceRate: row.experience_rate,
    expiry: row.points_expiry,
    months: row.points_months,
    invitation: { points: row.invitation_points, experience: row.invitation_experience },
    note: row.note ? { zh: row.note, en: row.note_en || row.note } : null,
  };
}

/** Undefined where signing in is not offered. */
export async function findSignInRule(db: Db): Promise<SignInRule | undefined> {
  const row = await one<{ make_up_days: number; enabled: boolean; days: unknown }>(
    db,
    `select r.make_up_days, r.enabled,
       (select coalesce(json_agg(json_build_object('points', d.points, 'experience', d.experience, 'makeUpCards', d.make_up_cards) order by c."order"), '[]')
        from sign_in_rules_cmps c join components_member_sign_in_days d on d.id = c.cmp_id
        where c.entity_id = r.id and c.field = 'days')::text as days
     from sign_in_rules r order by r.id desc limit 1`,
  );
  const days = row ? parseJson<DayReward[]>(row.days) : [];
  return row?.enabled && days.length > 0 ? { days, makeUpDays: row.make_up_days } : undefined;
}
