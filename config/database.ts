/**
 * One engine everywhere: PostgreSQL. Without DATABASE_URL the launchers in tools/ start an embedded one
 * and set it. The session time zone is pinned, because Strapi's own columns carry no zone.
 */
export default ({ env }: { env: StrapiEnv }) => ({
  connection: {
    client: 'postgres',
    connection: {
      connectionString: env('DATABASE_URL'),
      options: '-c TimeZone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000',
      application_name: 'yizhan',
      ssl: env.bool('DATABASE_SSL', false) ? { rejectUnauthorized: true } : false,
    },
    pool: { min: 2, max: env.int('DATABASE_POOL_MAX', 16) },
    acquireConnectionTimeout: 10000,
  },
});
