/** Numbers of companies, checked while they are typed; the server checks again (GB 32100-2015). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const UNIFIED = /^[1-9A-HJ-NPQRTUWXY][1-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const OLD = /^\d{6}[0-9A-Z]{9}$/;

export const plainTaxNumber = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** @param value as {@link plainTaxNumber} leaves it */
export function isTaxNumber(value: string): boolean {
  if (!UNIFIED.test(value)) return OLD.test(value);
  let weight = 1;
  let sum = 0;
  for (const character of value.slice(0, 17)) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (sum % 31)) % 31] === value[17];
}
