/** What a guest types on the confirm page. */

export type GuestProblem = 'name' | 'phone';

/** A mainland mobile number, or an international one with its plus sign. */
export function isPhone(text: string): boolean {
  const compact = text.replace(/[\s-]/g, '');
  return /^1[3-9]\d{9}$/.test(compact) || /^\+\d{7,15}$/.test(compact);
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
