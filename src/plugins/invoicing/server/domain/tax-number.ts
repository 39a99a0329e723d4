/** Numbers by which the tax office knows a company. */

/** Digits and letters without I, O, S, V and Z (GB 32100-2015); the place of a character is its value. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Registrar and kind, six digits of the region, nine characters of the organisation, the check character. */
const UNIFIED = /^[1-9A-HJ-NPQRTUWXY][1-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** Before 2015: six digits of the region and nine characters of the organisation; some had no check character. */
const OLD = /^\d{6}[0-9A-Z]{9}$/;

/**
 * The 18th character of a unified social credit code: weights are powers of 3 modulo 31, so no single wrong
 * character and no two neighbours exchanged can pass.
 * @param body the first 17 characters, all of {@link CHARACTERS}
 */
export function creditCodeCheck(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (sum % 31)) % 31]!;
}

/** As people type it: spaces and hyphens gone, letters capital. */
export const plainTaxNumber = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** @param value as {@link plainTaxNumber} leaves it */
export function isTaxNumber(value: string): boolean {
  if (UNIFIED.test(value)) return creditCodeCheck(value.slice(0, 17)) === value[17];
  return OLD.test(value);
}
