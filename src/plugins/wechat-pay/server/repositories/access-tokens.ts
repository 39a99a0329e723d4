import type { Core } from '@strapi/strapi';
import { one, pool, rows, withTransaction } from '../../../../shared/database';
import type { StoredToken, TokenStore } from '../gateway';

/** The access token in PostgreSQL: whoever renews it holds an advisory lock, the others wait and read. */
export function databaseTokenStore(strapi: Core.Strapi, appId: string): TokenStore {
  const find = `select token, expires_at from wechat_access_tokens where app_id = :appId`;
  const toToken = (row: { token: string; expires_at: Date } | undefined): StoredToken | null =>
    row ? { token: row.token, expiresAt: row.expires_at.toISOString() } : null;
  return {
    read: async () => toToken(await one(pool(strapi), find, { appId })),
    withRefreshLock: (renew) =>
      withTransaction(strapi, async (trx) => {
        await rows(trx, `select pg_advisory_xact_lock(hashtextextended('wechat-token:' || :appId, 2))`, { appId });
        const next = await renew(toToken(await one(trx, find, { appId })));
        await rows(
          trx,
          `insert into wechat_access_tokens (app_id, token, expires_at) values (:appId, :token, :expiresAt)
           on conflict (app_id) do update set token = excluded.token, expires_at = excluded.expires_at`,
          { appId, ...next },
        );
        return next;
      }),
  };
}
