import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';
import { findGoodCards, findMemberLineById, type GoodCard, type MemberLine } from '../../../membership/server/services';
import { assetOf, balances, type Asset, type AssetBalance } from '../../../wallet/server/services';
import { isRedeemable, REDEEMABLE, type RedeemableAsset, type Right } from '../domain/rights';
import { describeSources } from '../services/redeemables';

/** What can be handed over, of one source. */
export interface Piece {
  asset: RedeemableAsset;
  assetName: Text;
  source: string;
  title: Text;
  note: Text | null;
  available: number;
  /** Of what ends next; ISO instant. */
  expiresAt: string | null;
  right: Right;
  redeemable: boolean;
}

export interface MemberAtTill {
  member: MemberLine;
  cards: GoodCard[];
  /** What may pay, in money or points. */
  pays: { asset: Asset; name: Text; unit: 'fen' | 'count'; available: number }[];
  pieces: Piece[];
}

const PAYS: readonly Asset[] = ['voucher', 'points', 'card', 'gift', 'principal'];

/** Undefined when there is no such member. */
export async function readMemberAtTill(db: Db, memberId: number, now: string): Promise<MemberAtTill | undefined> {
  const member = await findMemberLineById(db, memberId);
  if (!member) return undefined;
  const found = await balances(db, memberId, now);
  const pays = PAYS.flatMap((asset) => {
    const balance = found.find((one) => one.asset === asset);
    return balance && balance.available > 0
      ? [{ asset, name: assetOf(asset).name, unit: assetOf(asset).unit, available: balance.available }]
      : [];
  });
  return { member, cards: await findGoodCards(db, memberId, Date.parse(now)), pays, pieces: await piecesOf(db, found) };
}

/** One line a source: several pockets of one source are one thing to whoever hands it over. */
export async function piecesOf(db: Db, found: readonly AssetBalance[]): Promise<Piece[]> {
  const own = found.filter(({ asset }) => isRedeemable(asset));
  const sources = [...new Set(own.flatMap(({ pockets }) => pockets.map(({ source }) => source)))];
  const described = await describeSources(db, sources);
  return own.flatMap(({ asset: code, pockets }) => {
    const asset = code as RedeemableAsset;
    const { name } = assetOf(code);
    const live = pockets.filter(({ available }) => available > 0);
    return [...new Set(live.map(({ source }) => source))].map((source) => {
      const same = live.filter((pocket) => pocket.source === source);
      const said = described.get(source) ?? { title: name, note: null, redeemable: true };
      const ends = same.flatMap(({ expiresAt }) => (expiresAt ? [expiresAt] : [])).sort();
      return {
        ...{ asset, assetName: name, source, title: said.title, note: said.note, redeemable: said.redeemable },
        available: same.reduce((sum, { available }) => sum + available, 0),
        expiresAt: ends[0] ?? null,
        right: REDEEMABLE[asset],
      };
    });
  });
}
