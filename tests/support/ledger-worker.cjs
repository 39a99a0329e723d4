// A process that does what it is told to the ledger: each message is a list of commands for one transaction. A value
// `$0.no` stands for the number that the first of them answered.
const path = require('node:path');
const { Pool } = require('pg');

process.env.TZ = 'UTC';
const dist = path.resolve(__dirname, '../../dist/src');
const wallet = require(path.join(dist, 'plugins/wallet/server/services/index.js'));
const { withTransaction } = require(path.join(dist, 'shared/database.js'));

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20, options: '-c TimeZone=UTC' });
const client = {
  acquireConnection: () => pool.connect(),
  releaseConnection: async (connection) => connection.release(),
};
const strapi = { db: { connection: { client } } };

const filled = (command, answers) =>
  Object.fromEntries(
    Object.entries(command).map(([name, value]) => {
      const [, index] = /^\$(\d+)\.no$/.exec(String(value)) ?? [];
      return [name, index === undefined ? value : answers[Number(index)].no];
    }),
  );

async function transaction(commands) {
  return withTransaction(strapi, async (trx) => {
    const answers = [];
    for (const [name, command] of commands)
      answers.push(
        name === 'lockWallets'
          ? await wallet.lockWallets(trx, command.members, command.now)
          : await wallet[name](trx, filled(command, answers)),
      );
    return answers;
  });
}

process.on('message', ({ id, commands }) => {
  transaction(commands).then(
    (answers) => process.send({ id, answers }),
    ({ code, message }) => process.send({ id, refused: code ?? 'ERROR', message }),
  );
});
process.once('disconnect', () => process.exit(0));
process.send({ ready: true });
