// npm run bench: what the application can take, each figure beside its own yardstick in the same run.
// --only NAME (again for more) runs a part, --json prints one JSON object a figure, --profile FOLDER writes a
// CPU profile of the application there. Ends with 1 when a target is missed.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect, fillDatabase } from '../tests/load/content.mjs';
import { calendar, calendarMillion } from '../tests/load/figures/calendar.mjs';
import { codeVerify } from '../tests/load/figures/code-verify.mjs';
import { firstPaint } from '../tests/load/figures/first-paint.mjs';
import { placeOrder } from '../tests/load/figures/place-order.mjs';
import { gridFrames } from '../tests/load/figures/grid-frames.mjs';
import { roomGrid } from '../tests/load/figures/room-grid.mjs';
import { search } from '../tests/load/figures/search.mjs';
import { ledgerVerify, walletStatement } from '../tests/load/figures/ledger.mjs';
import { walletSpend } from '../tests/load/figures/wallet-spend.mjs';
import { users } from '../tests/load/figures/users.mjs';
import { setStage } from '../tests/load/stage.mjs';

/**
 * Reading comes before writing, and so is measured over what was written here. The users come last but for the table
 * that the others should not share a cache with: memory is theirs. The room grid puts its own houses in the place of
 * all others.
 */
const FIGURES = [
  calendar,
  search,
  placeOrder,
  walletSpend,
  codeVerify,
  users,
  calendarMillion,
  walletStatement,
  ledgerVerify,
  roomGrid,
  gridFrames,
  firstPaint,
];

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    profile: { type: 'string' },
  },
});
const names = FIGURES.map(({ name }) => name);
const unknown = options.only?.find((name) => !names.includes(name));
if (unknown) {
  console.error(`There is no figure "${unknown}"; there are ${names.join(', ')}`);
  process.exit(2);
}

const say = (line) => console.error(line);
const round = (number) => Number(number.toPrecision(number >= 1_000 ? 4 : 3));

function judged({ name, value, unit, yardstick = null, atLeast, atMost, note }) {
  const ratio = yardstick === null ? null : value / yardstick;
  const measure = ratio ?? value;
  const holds = atLeast === undefined ? measure <= atMost : measure >= atLeast;
  const target = `${atLeast === undefined ? '≤' : '≥'} ${atLeast ?? atMost}${ratio === null ? ` ${unit}` : '×'}`;
  return {
    name,
    value: round(value),
    unit,
    yardstick: yardstick === null ? null : round(yardstick),
    ratio: ratio === null ? null : round(ratio),
    target,
    holds,
    ...(note ? { note } : {}),
  };
}

function print(figure) {
  if (options.json) return console.log(JSON.stringify(figure));
  const { name, value, unit, yardstick, ratio, target, holds, note } = figure;
  const beside = yardstick === null ? '' : `, yardstick ${yardstick}: ${ratio}×`;
  console.log(
    `${holds ? 'holds ' : 'MISSED'} ${name}: ${value} ${unit}${beside} (target ${target})${note ? ` [${note}]` : ''}`,
  );
}

const profile = options.profile && path.resolve(options.profile);
const stage = await setStage({ profile, say });
let missed = 0;
try {
  stage.db = await connect(stage.databaseUrl);
  say('Writing 2,000 houses and 20,000 stays');
  await fillDatabase(stage.db);
  for (const figure of FIGURES) {
    if (options.only && !options.only.includes(figure.name)) continue;
    say(`Measuring ${figure.name}`);
    for (const line of (await figure.run(stage)).map(judged)) {
      if (!line.holds) missed += 1;
      print(line);
    }
  }
} catch (error) {
  say(stage.complaints());
  throw error;
} finally {
  await stage.db?.end().catch(() => undefined);
  await stage.strike();
}
process.exit(missed === 0 ? 0 : 1);
