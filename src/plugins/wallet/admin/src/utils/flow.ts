import { addDays, eachDay, type LocalDate } from '../../../../../shared/local-date';

export interface FlowItem {
  date: string;
  in: number;
  out: number;
}

export interface FlowDay {
  date: LocalDate;
  in: number;
  out: number;
}

/** One column a day, those without movements too; `last` is the last day. */
export function flowDays(items: readonly FlowItem[], last: LocalDate, days: number): FlowDay[] {
  const byDate = new Map(items.map((item) => [item.date, item]));
  return eachDay(addDays(last, 1 - days), addDays(last, 1)).map((date) => {
    const { in: came = 0, out = 0 } = byDate.get(date) ?? {};
    return { date, in: came, out };
  });
}

/** The height of the plot: the most that moved in or out on a day, at least 1. */
export const highest = (days: readonly FlowDay[]): number => Math.max(1, ...days.flatMap((day) => [day.in, day.out]));
