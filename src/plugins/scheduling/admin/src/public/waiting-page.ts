/** Where waiting notes are, for links from elsewhere in the panel. */
import type { LocalDate } from '../../../../../shared/local-date';

export const WAITING_PAGE = 'plugins/waiting';

/** Those who can be called now. */
export const FREE_NOTES_PATH = `/${WAITING_PAGE}?group=free`;

/** A new note with what is known of the wish already filled in. */
export const newNotePath = (wish: {
  ref: string | null;
  from: LocalDate;
  to: LocalDate;
  adults: number;
  children: number;
}): string => {
  const { ref, adults, children, ...days } = wish;
  const known = { ...days, adults: String(adults), children: String(children), ...(ref ? { ref } : {}) };
  return `/${WAITING_PAGE}?${new URLSearchParams({ new: '1', ...known }).toString()}`;
};
