import { addDays, eachDay, type LocalDate } from '../../../../../shared/local-date';

export interface FlowItem {
  date: string;
  kind: string;
  in: number;
  out: number;
}

export interface FlowDay {
  date: LocalDate;
  in: number;
  out: number;
  kinds: FlowItem[];
}

/** One column a day, those without movements too; `last` is the last day. */
export function flowDays(items: readonly FlowItem[], last: LocalDate, days: number): FlowDay[] {
  const byDate = new Map<string, FlowItem[]>();
  for (const item of items) byDate.set(item.date, [...(byDate.get(item.date) ?? []), item]);
  return eachDay(addDays(last, 1 - days), addDays(last, 1)).map((date) => {
    const kinds = byDate.get(date) ?? [];
    const sum = (of: 'in' | 'out'): number => kinds.reduce((total, kind) => total + kind[of], 0);
    return { date, in: sum('in'), out: sum('out'), kinds };
  });
}

/** The height of the plot: the most that moved in or out on a day, at least 1. */
export const highest = (days: readonly FlowDay[]): number => Math.max(1, ...days.flatMap((day) => [day.in, day.out]));
