/** Tenders that members hold in their wallet: what goes back into it is there at once. */
const WALLET = ['voucher', 'points', 'card', 'stored'];

export const ofWallet = (tender: string): boolean => WALLET.includes(tender);
