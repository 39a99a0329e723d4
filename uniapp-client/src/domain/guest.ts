/** What a guest types on the confirm page. */

export type GuestProblem = 'name' | 'phone';

/** A number as the server takes it: without spaces, dashes and the country code of the mainland. */
export function compactPhone(text: string): string {
  return text.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '');
}

/** A mainland mobile number, which is what the server can send messages to. */
export function isPhone(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(compactPhone(text));
}

/** Problems of the form in the order of its fields. */
export function guestProblems(guest: { name: string; phone: string }): GuestProblem[] {
  const problems: GuestProblem[] = [];
  const length = guest.name.trim().length;
  if (length < 1 || length > 40) problems.push('name');
  if (!isPhone(guest.phone)) problems.push('phone');
  return problems;
}

/** '13812345678' → '138 1234 5678'; other numbers unchanged. */
export function displayPhone(phone: string): string {
  return /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone;
}

export interface KnownGuest {
  name: string;
  phone: string;
}

/** Times at which guests arrive, from check-in on: two-hour slots until 22:00, then "later". */
export function arrivalSlots(checkInTime: string): { from: string; to: string | null }[] {
  const slots: { from: string; to: string | null }[] = [];
  const last = 22;
  const first = Number(checkInTime.slice(0, 2));
  for (let hour = first; hour < last; hour += 2) {
    const end = Math.min(hour + 2, last);
    slots.push({ from: hour === first ? checkInTime : `${pad(hour)}:00`, to: `${pad(end)}:00` });
  }
  return [...slots, { from: `${last}:00`, to: null }];
}

const pad = (n: number): string => String(n).padStart(2, '0');
