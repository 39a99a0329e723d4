/** Two things measured in turns, A B A B A B, so that whatever else the machine does falls on both. */
import { createRequire } from 'node:module';

const autocannon = createRequire(import.meta.url)('autocannon');

export const CONNECTIONS = 32;
const ROUNDS = 3;
const WARM_UP_SECONDS = 2;
const ROUND_SECONDS = 4;

/**
 * One way to ask: `next` gives the request to send, each time a new one.
 * @typedef {{next: () => {method?: string, path: string, headers?: Record<string, string>, body?: unknown}}} Load
 */

/**
 * Answers a second, while `connections` clients each ask again as soon as they are answered.
 * @param {string} url
 * @param {Load} load
 */
async function rate(url, load, { connections = CONNECTIONS, seconds = ROUND_SECONDS } = {}) {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 20,
    requests: [{ setupRequest: (request) => ({ ...request, ...prepared(load.next()) }) }],
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || result['2xx'] === 0)
    throw new Error(`${failed} of ${result.requests.total} requests failed: ${JSON.stringify(result.statusCodeStats)}`);
  return result['2xx'] / result.duration;
}

function prepared({ method = 'GET', path, headers = {}, body }) {
  if (body === undefined) return { method, path, headers };
  return { method, path, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/**
 * Medians of the loads' rates over interleaved rounds.
 * @param {string} url
 * @param {{load: Load, before?: () => Promise<void>}[]} turns `before` prepares a turn, outside the measurement
 * @returns {Promise<number[]>} answers a second, in the order of `turns`
 */
export async function compare(url, turns, options) {
  const rates = turns.map(() => []);
  for (const { load, before } of turns) {
    await before?.();
    await rate(url, load, { ...options, seconds: WARM_UP_SECONDS });
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [i, { load, before }] of turns.entries()) {
      await before?.();
      rates[i].push(await rate(url, load, options));
    }
  return rates.map(median);
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The value below which `share` of the values lie. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
