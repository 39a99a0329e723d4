const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `2026年11月21日`, `21 Nov 2026` */
export function dayText(date: string, locale: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return locale.toLowerCase().startsWith('zh') ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}
