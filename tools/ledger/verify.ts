/**
 * npm run ledger:verify: recomputes every balance of the ledger from its postings and says where the books first
 * disagree. With DATABASE_URL on that PostgreSQL, without it on the embedded one, started for it when nobody has.
 * Ends with 0 when the books agree, 1 when they do not.
 */
import path from 'node:path';
import { Client } from 'pg';
import type { Trx } from '../../src/shared/database';
import { insertVerification, verifyLedger, type Verification } from '../../src/plugins/wallet/server/services';
import { runningEmbeddedDatabase, startEmbeddedDatabase } from '../database/embedded';

const ROOT = path.resolve(__dirname, '../../..');

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL;
  if (url) return work(url);
  const dataDir = path.join(ROOT, '.yizhan/postgres');
  const running = await runningEmbeddedDatabase(dataDir);
  if (running) return work(running('yizhan'));
  const database = await startEmbeddedDatabase({ dataDir });
  try {
    return await work(database.urlOf('yizhan'));
  } finally {
    await database.stop();
  }
}

async function verify(connectionString: string): Promise<Verification> {
  const client = new Client({ connectionString, options: '-c TimeZone=UTC', application_name: 'yizhan-ledger-verify' });
  await client.connect();
  try {
    const trx: Trx = { isTransaction: true, run: (statement) => client.query(statement) };
    await client.query('begin');
    const verification = await verifyLedger(trx, 'command');
    await client.query('rollback');
    await insertVerification(trx, verification);
    return verification;
  } finally {
    await client.end();
  }
}

withDatabase(verify)
  .then(({ postings, accounts, startedAt, finishedAt, difference }) => {
    const seconds = ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000).toFixed(1);
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024);
    console.log(`${postings} postings, ${accounts} accounts in ${seconds} s, at most ${peakMb} MB`);
    if (difference) console.error(`The books disagree: ${JSON.stringify(difference)}`);
    else console.log('The books agree.');
    process.exit(difference ? 1 : 0);
  })
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  });
