/** The way into the ledger: locks, transfers with their postings, and what a key has moved before. */
import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { Pocket } from '../domain/allocation';
import { ASSET_CODES, HOUSE_ROLES, type Asset } from '../domain/assets';
import type { Entry } from '../domain/entries';

export type TransferKind = 'grant' | 'spend' | 'capture' | 'reverse' | 'expire' | 'adjust' | 'settle';

export interface NewTransfer {
  no: string;
  key: string;
  bodyHash: string;
  kind: TransferKind;
  member: number;
  reason: string;
  reference: string | null;
  note: string | null;
  actor: string;
  actorName: string | null;
  /** The hold that is captured, and how much of it. */
  captures?: { hold: string; amount: number };
  /** Id of the transfer that is taken back. */
  reverses?: string;
}

/** What a transfer did to one account of the member. */
export interface Part {
  account: string;
  asset: Asset;
  /** Fen or pieces; negative when it left the account. */
  amount: number;
  /** In the account, afterwards; below zero is owed. */
  after: number;
}

export interface Movement {
  /** Public number of the transfer. */
  no: string;
  parts: Part[];
}

/** Opens the accounts of the house that are missing; run at every start. */
export async function openHouseAccounts(db: Db): Promise<void> {
  await rows(
    db,
    `insert into wallet_accounts (kind, role, asset)
     select 'house', role, asset from unnest(:roles::text[]) role, unnest(:assets::text[]) asset
     on conflict (role, asset) where kind = 'house' do nothing`,
    { roles: [...HOUSE_ROLES], assets: [...ASSET_CODES] },
  );
}

/**
 * Commands on the wallets of several members lock them all first, in the order of their numbers; a command on one
 * locks it by itself.
 */
export async function lockWallets(trx: Trx, members: readonly number[], now: string): Promise<void> {
  for (const member of [...new Set(members)].sort((a, b) => a - b))
    await rows(trx, `select wallet_lock(:member::int, :now::timestamptz)`, { member, now });
}

interface AccountRow {
  id: string;
  kind: 'pocket' | 'owed';
  asset: Asset;
  source: string | null;
  priority: number;
  refundable: boolean;
  expires_at: Date | null;
  balance: string;
  held: string;
}

export interface OpenAccounts {
  pockets: Pocket[];
  /** By asset, > 0. */
  owed: Map<Asset, number>;
}

/** Locks the wallet, then reads what is in it; holds that have run out are free. */
export async function takeOpenAccounts(
  trx: Trx,
  wallet: { member: number; assets: readonly Asset[]; now: string },
): Promise<OpenAccounts> {
  const found = await rows<AccountRow>(
    trx,
    `select id, kind, asset, source, priority, refundable, expires_at, balance, held
     from wallet_open_accounts(:member::int, :assets::text[], :now::timestamptz)`,
    { ...wallet, assets: [...wallet.assets] },
  );
  return {
    pockets: found.filter(({ kind }) => kind === 'pocket').map(toPocket),
    owed: new Map(found.filter(({ kind }) => kind === 'owed').map(({ asset, balance }) => [asset, -Number(balance)])),
  };
}

export const toPocket = (row: Omit<AccountRow, 'kind'>): Pocket => ({
  id: String(row.id),
  asset: row.asset,
  source: row.source ?? '',
  priority: row.priority,
  refundable: row.refundable,
  expiresAt: toInstant(row.expires_at),
  balance: Number(row.balance),
  held: Number(row.held),
});

/** @returns undefined, and nothing is written, when the key has moved something before */
export async function insertTransfer(
  trx: Trx,
  transfer: NewTransfer,
  entries: readonly Entry[],
): Promise<Movement | undefined> {
  const { captures, reverses, ...rest } = transfer;
  const written = await one<{ parts: PartRow[] | string | null }>(
    trx,
    `with posted as materialized (select wallet_post(
       :no, :key, :bodyHash, :kind, :member::int, :reason, :reference, :note, :actor, :actorName,
       :hold::bigint, :captured::bigint, :reverses::bigint, :entries::jsonb) as id)
     select wallet_parts(id) as parts from posted where id is not null`,
    {
      ...rest,
      hold: captures?.hold ?? null,
      captured: captures?.amount ?? null,
      reverses: reverses ?? null,
      entries: JSON.stringify(entries),
    },
  );
  return written && { no: transfer.no, parts: toParts(written.parts) };
}

interface PartRow {
  account: number;
  asset: Asset;
  amount: number;
  after: number;
}

const toParts = (parts: PartRow[] | string | null): Part[] => {
  const list = (typeof parts === 'string' ? (JSON.parse(parts) as PartRow[]) : parts) ?? [];
  return list.map(({ account, ...part }) => ({ account: String(account), ...part }));
};

/** What the key has moved, and the hash of what it was asked for. */
export async function findByKey(db: Db, key: string): Promise<{ movement: Movement; bodyHash: string } | undefined> {
  const row = await one<{ no: string; body_hash: string; parts: PartRow[] | string | null }>(
    db,
    `select no, body_hash, wallet_parts(id) as parts from wallet_transfers where key = :key`,
    { key },
  );
  return row && { bodyHash: row.body_hash, movement: { no: row.no, parts: toParts(row.parts) } };
}
