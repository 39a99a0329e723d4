import { performance } from 'node:perf_hooks';
import type { Core } from '@strapi/strapi';
import { isUnchanged, takeMark, type Mark } from '../../../../shared/changes';
import { pool } from '../../../../shared/database';
import { Written } from '../../../../shared/define-route';
import { venueNow } from '../../../../shared/venue';
import { gridDto } from '../dto/grid';
import { readGrid, type GridQuery } from './read-grid';

/** What is announced when the grid would look different: its claims and who booked them, its rows and prices. */
export const GRID_TOPICS = ['claims', 'sheets'];

/** Everybody who may read the grid reads the same; a few windows look at the same days all day. */
const KEPT_ANSWERS = 12;

interface Kept {
  /** Process time, in milliseconds. */
  begunAt: number;
  mark: Mark;
  /** The first hold runs out (epoch ms), which nobody announces. */
  endsMs: number;
  answer: Written<typeof gridDto>;
}

const kept = new Map<string, Kept>();
const running = new Map<string, Promise<Kept>>();

/**
 * The grid as of this moment. It is worked out anew only after something of it was announced as changed; one
 * statement asks for that, and windows that heard of the same change share one answer.
 */
export async function answerGrid(strapi: Core.Strapi, query: GridQuery): Promise<Kept['answer']> {
  const { from, days, kind, language, nowMs } = query;
  const key = JSON.stringify([from, days, kind, language, venueNow(nowMs).today]);
  const arrivedAt = performance.now();
  for (;;) {
    const found = (await running.get(key)) ?? kept.get(key);
    if (found && (found.begunAt >= arrivedAt || (await isCurrent(strapi, found)))) return found.answer;
    if (!running.has(key)) return (await keepNew(strapi, key, query)).answer;
  }
}

const isCurrent = async (strapi: Core.Strapi, { mark, endsMs }: Kept): Promise<boolean> =>
  Date.now() < endsMs && (await isUnchanged(pool(strapi), mark, GRID_TOPICS));

async function keepNew(strapi: Core.Strapi, key: string, query: GridQuery): Promise<Kept> {
  const working = workOut(strapi, query);
  running.set(key, working);
  try {
    const made = await working;
    // The latest is the last to go.
    kept.delete(key);
    kept.set(key, made);
    if (kept.size > KEPT_ANSWERS) kept.delete(kept.keys().next().value!);
    return made;
  } finally {
    running.delete(key);
  }
}

async function workOut(strapi: Core.Strapi, query: GridQuery): Promise<Kept> {
  const begunAt = performance.now();
  // Before anything is read: what changes meanwhile counts as changed afterwards.
  const mark = await takeMark(pool(strapi));
  const grid = await readGrid(strapi, query);
  const ends = grid.bars.flatMap(([, , , , , , , expiresAt]) => expiresAt ?? []);
  // Rounded to a second as they are, some end up to half a second before.
  return { begunAt, mark, endsMs: Math.min(...ends) * 1_000 - 500, answer: new Written(gridDto, grid) };
}
