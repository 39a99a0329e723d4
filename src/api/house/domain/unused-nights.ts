import { dayNumber, fromDayNumber, type LocalDate } from '../../../shared/local-date';
import { text, type Text } from '../../../shared/text';
import type { House } from './house';

const night = (day: number): { zh: string; en: string } => {
  const date = fromDayNumber(day);
  return text(`${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`, date);
};

/**
 * The nights that become free when the guests leave today: from the end of the cleaning after today to the end
 * of the cleaning that was planned. Null when they leave as planned.
 * @param from of the result: the first night that was paid for and not slept
 */
export function unusedNights(
  house: Pick<House, 'title' | 'cleaningGapNights'>,
  stay: { checkIn: LocalDate; checkOut: LocalDate },
  today: number,
): { freed: Text[]; from: LocalDate } | null {
  const left = Math.max(today, dayNumber(stay.checkIn));
  const planned = dayNumber(stay.checkOut);
  if (left >= planned) return null;
  const [first, last] = [left + house.cleaningGapNights, planned + house.cleaningGapNights - 1];
  const nights = last - first + 1;
  const span = (language: 'zh' | 'en', to: string): string =>
    first === last ? night(first)[language] : `${night(first)[language]}${to}${night(last)[language]}`;
  return {
    freed: [
      text(
        `${house.title.zh} ${span('zh', '至')}，共 ${nights} 晚`,
        `${house.title.en ?? house.title.zh} ${span('en', ' to ')}, ${nights} night${nights > 1 ? 's' : ''}`,
      ),
    ],
    from: fromDayNumber(left),
  };
}
