/** Levels are a function of experience: the highest one that it reaches. Nothing else lifts or lowers a member. */
import type { Text } from '../../../../shared/text';
import { text } from '../../../../shared/text';
import { addDays, type LocalDate } from '../../../../shared/local-date';

export interface Level {
  /** documentId of the content. */
  id: string;
  name: Text;
  /** From 1, rising. */
  level: number;
  /** Needed for it, ≥ 0, rising strictly with the level. */
  experience: number;
  /** 0–90; 5 is what shops call 9.5 折. */
  percentOff: number;
  /** Days until the level is looked at again, and what that costs; null for good. */
  validity: Validity | null;
}

export interface Validity {
  days: number;
  /** Experience that is taken at the end of the validity. */
  renewalExperience: number;
}

/** The level that this much experience reaches; null below the lowest one. */
export function levelFor<L extends Level>(levels: readonly L[], experience: number): L | null {
  return levels.reduce<L | null>(
    (best, next) => (next.experience <= experience && (!best || next.level > best.level) ? next : best),
    null,
  );
}

/** The level above `current`; null at the top. */
export function levelAbove<L extends Level>(levels: readonly L[], current: Level | null): L | null {
  return levels.reduce<L | null>(
    (nearest, next) =>
      next.level > (current?.level ?? 0) && (!nearest || next.level < nearest.level) ? next : nearest,
    null,
  );
}

/** How far from the level one has to the next, 0–100; 100 at the top. */
export function progressPercent(current: Level | null, next: Level | null, experience: number): number {
  if (!next) return 100;
  const from = current?.experience ?? 0;
  const span = next.experience - from;
  if (span <= 0) return 100;
  return Math.max(0, Math.min(99, Math.floor(((experience - from) * 100) / span)));
}

/** First day on which a level that is reached (or kept) today is no longer valid; null for good. */
export const validUntil = (level: Level | null, today: LocalDate): LocalDate | null =>
  level?.validity ? addDays(today, level.validity.days) : null;

/** What is wrong with a level among the others, in words for the operator; undefined when it fits. */
export function levelFault(
  edited: Pick<Level, 'level' | 'experience'>,
  others: readonly Pick<Level, 'name' | 'level' | 'experience'>[],
): { field: 'level' | 'experience'; reason: Text } | undefined {
  const same = others.find(({ level }) => level === edited.level);
  if (same) {
    return {
      field: 'level',
      reason: text(
        `第 ${edited.level} 级已经是「${same.name.zh}」，请换一个级别`,
        `Level ${edited.level} is ${same.name.en} already`,
      ),
    };
  }
  const higher = others.find(({ level, experience }) => level > edited.level && experience <= edited.experience);
  if (higher) {
    return {
      field: 'experience',
      reason: text(
        `所需成长值要少于更高的「${higher.name.zh}」（${higher.experience}）`,
        `It must need less experience than the higher level ${higher.name.en} (${higher.experience})`,
      ),
    };
  }
  const lower = others.find(({ level, experience }) => level < edited.level && experience >= edited.experience);
  return (
    lower && {
      field: 'experience',
      reason: text(
        `所需成长值要多于更低的「${lower.name.zh}」（${lower.experience}）`,
        `It must need more experience than the lower level ${lower.name.en} (${lower.experience})`,
      ),
    }
  );
}

/** `9.5 折`, `8.8 折`. */
export const discountText = (percentOff: number): Text =>
  percentOff === 0 ? text('无折扣', 'No discount') : text(`${(100 - percentOff) / 10} 折`, `${percentOff}% off`);
