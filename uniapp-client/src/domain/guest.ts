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
