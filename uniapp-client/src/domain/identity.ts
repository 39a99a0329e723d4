/** Identity documents of the people who stay, checked before the server checks them again. */

export const DOCUMENT_TYPES = ['id-card', 'passport', 'other'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** As documents are compared: without spaces, letters in capitals. */
export const normalNumber = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase();

/** GB 11643-1999: seventeen digits and a check digit modulo 11. */
function isIdCard(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CHECK_DIGITS[sum % 11] === number[17];
}

/** False when a typed number cannot be right. */
export function isDocumentNumber(type: DocumentType, typed: string): boolean {
  const number = normalNumber(typed);
  if (type === 'id-card') return isIdCard(number);
  return (type === 'passport' ? /^[A-Z0-9]{5,17}$/ : /^[A-Z0-9()-]{4,30}$/).test(number);
}
