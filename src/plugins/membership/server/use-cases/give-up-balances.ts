/** Money in the wallet of whoever closes the account: paid out before, or given up expressly. */
import type { Trx } from '../../../../shared/database';
import { formatFen } from '../../../../shared/money';
import { text } from '../../../../shared/text';
import { adjust, assetOf, balances, lockWallets, type AssetBalance } from '../../../wallet/server/services';
import type { Obstacle } from '../services/deletion-guards';

const isMoney = ({ asset, available, held }: AssetBalance): boolean =>
  assetOf(asset).unit === 'fen' && available + held > 0;

/** Points and the like go with the account; money does not, unless its owner says so. */
export async function balanceObstacle(trx: Trx, memberId: number): Promise<Obstacle | undefined> {
  const left = (await balances(trx, memberId, new Date().toISOString())).filter(isMoney);
  if (left.length === 0) return undefined;
  const named = (language: 'zh' | 'en', between: string): string =>
    left
      .map(({ asset, available, held }) => `${assetOf(asset).name[language]} ${formatFen(available + held)}`)
      .join(between);
  return {
    text: text(
      `账户里还有${named('zh', '、')}，请先用完或申请退款，或明确放弃后再注销`,
      `There is still ${named('en', ', ')} in your wallet; please spend it, have it refunded, or give it up expressly`,
    ),
    waivable: true,
  };
}

/** In the transaction that closes the account. */
export async function giveUpBalances(trx: Trx, memberId: number, nowMs: number): Promise<void> {
  const now = new Date(nowMs).toISOString();
  await lockWallets(trx, [memberId], now);
  for (const { asset, available } of (await balances(trx, memberId, now)).filter(isMoney)) {
    if (available === 0) continue;
    await adjust(trx, {
      key: `account-closed:${memberId}:${asset}`,
      member: memberId,
      asset,
      amount: -available,
      expiresAt: null,
      note: '注销账号时放弃',
      actor: { kind: 'member', id: memberId },
      now,
    });
  }
}
