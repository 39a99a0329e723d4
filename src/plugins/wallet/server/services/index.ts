/**
 * What other plugins may do with the ledger. Every command takes the caller's transaction, so that paying, placing
 * and granting are one; lock an order before its wallet, and several wallets with `lockWallets`.
 */
export * from '../domain';
export type { Actor, Command } from '../use-cases/commands';
export type { AssetBalance, PocketBalance } from '../domain/balances';
export type { Hold } from '../repositories/holds';
export { lockWallets, type Movement, type Part } from '../repositories/ledger';
export { findSources, type SourceStanding } from '../repositories/sources';
export { grant, type Grant } from '../use-cases/grant';
export { spend, type Spend } from '../use-cases/spend';
export { capture, hold, voidHold, type Capture, type HoldCommand } from '../use-cases/hold';
export { reverse, REOPEN_DAYS, type Reverse } from '../use-cases/reverse';
export { adjust, type Adjust } from '../use-cases/adjust';
export { expireWallet } from '../use-cases/expire';
export { registerMemberDirectory, type KnownMember, type MemberDirectory } from './directory';
export { registerWorth, type Worth } from './worth';
export { balances } from '../use-cases/balances';
export { verifyLedger } from '../use-cases/verify-ledger';
export { insertVerification, type Verification } from '../repositories/verification';
