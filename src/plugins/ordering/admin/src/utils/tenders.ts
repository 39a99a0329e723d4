/** Tenders that members hold in their wallet: what goes back into it is there at once. */
const WALLET = ['voucher', 'points', 'card', 'stored'] as const;

export type WalletTender = (typeof WALLET)[number];

/** Which of them are to pay, each as far as it goes. */
export type TenderChoice = Partial<Record<WalletTender, boolean>>;

export const ofWallet = (tender: string): boolean => (WALLET as readonly string[]).includes(tender);

export const choosesAny = (chosen: TenderChoice): boolean => Object.values(chosen).some(Boolean);

/** Whether both let the same tenders pay. */
export const sameChoice = (a: TenderChoice, b: TenderChoice): boolean =>
  WALLET.every((code) => (a[code] ?? false) === (b[code] ?? false));

/** What is left of a price after the wallet, fen: nothing at all, a part, or all of it. */
export function wayOf({
  totalFen,
  payableFen,
}: {
  totalFen: number;
  payableFen: number;
}): 'wallet' | 'mixed' | 'money' {
  if (payableFen === totalFen) return 'money';
  return payableFen === 0 ? 'wallet' : 'mixed';
}
