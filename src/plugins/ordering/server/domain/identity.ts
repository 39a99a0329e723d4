/** Identity documents of guests: which there are, when a number can be right, and how it is shown. */
import { isLocalDate } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';

export const DOCUMENT_TYPES = ['id-card', 'passport', 'other'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';
const ID_CARD = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/;
const PASSPORT = /^[A-Z0-9]{5,17}$/;
const OTHER = /^[A-Z0-9()-]{4,30}$/;

/** As documents are compared and stored: without spaces, letters in capitals. */
export const normalNumber = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase();

/** GB 11643-1999: region, date of birth, sequence and a check digit modulo 11. */
function isIdCard(number: string): boolean {
  const birth = ID_CARD.exec(number);
  if (!birth || !isLocalDate(`${birth[1]}-${birth[2]}-${birth[3]}`)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CHECK_DIGITS[sum % 11] === number[17];
}

/** Why the number cannot be right; null when it can. @param number as {@link normalNumber} gives it */
export function numberFault(type: DocumentType, number: string): Text | null {
  if (type === 'id-card')
    return isIdCard(number) ? null : text('身份证号有误，请核对', 'This is no valid ID card number');
  const fits = (type === 'passport' ? PASSPORT : OTHER).test(number);
  return fits ? null : text('证件号有误，请核对', 'This is no valid document number');
}

/** What everybody may see: 110***********123X, E******78. At most a third of a short number. */
export function maskNumber(number: string): string {
  const [head, tail] = number.length >= 15 ? [3, 4] : number.length >= 8 ? [1, 2] : [0, 1];
  return number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(number.length - tail);
}
