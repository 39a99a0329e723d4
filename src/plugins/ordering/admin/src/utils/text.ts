/** `138 0000 1234`; other numbers stay as they are. */
export const phone = (value: string): string => value.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');

export const REASON_MIN = 2;
