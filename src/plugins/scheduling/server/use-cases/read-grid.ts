import type { Core } from '@strapi/strapi';
import { pool, type Db } from '../../../../shared/database';
import { addDays, dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { pick } from '../../../../shared/text';
import { venue, venueNow } from '../../../../shared/venue';
import { takenPerDay } from '../domain/occupancy';
import type { Sheet } from '../domain/resource';
import type { BarTuple, GridAnswer, SubjectTuple } from '../dto/grid';
import { findBars, type StoredBar } from '../repositories/bars';
import { describeReferences } from '../services/describers';
import { readSheets } from '../services/resources';

export interface GridQuery {
  from: LocalDate;
  days: number;
  /** One kind of resource; all of them when undefined. */
  kind?: string | undefined;
  nowMs: number;
  language: Language;
}

/** Everything that the grid draws: one statement for the claims, and what rows and bookings say of themselves. */
export async function readGrid(strapi: Core.Strapi, query: GridQuery): Promise<GridAnswer> {
  const db = pool(strapi);
  const sheets = await readSheets(db, { from: query.from, count: query.days, nowMs: query.nowMs }, query.kind);
  const rows = sheets.flatMap(({ kind, sheet }) => toRows(kind, sheet, query.language));
  const index = new Map(rows.map(({ resource }, i) => [resource, i]));
  const stored = (await readBars(db, query, sheets)).filter(
    ([, resource, unit]) => index.has(resource) && unit <= rows[index.get(resource)!]!.units,
  );
  const { subjects, subjectOf } = await describe(db, stored);
  const bars = stored.map(([id, resource, unit, from, to, block, reference, reason, expiresAt]): BarTuple =>
    block
      ? [id, index.get(resource)!, unit, from, to, -1, reason, expiresAt]
      : [id, index.get(resource)!, unit, from, to, subjectOf(reference), reason, expiresAt],
  );
  return {
    from: query.from,
    today: venueNow(query.nowMs).today,
    zone: venue().zone,
    days: toDays(sheets[0]?.sheet, query),
    groups: groupsOf(sheets, query.language),
    rows,
    units: rows.reduce((sum, { units }) => sum + units, 0),
    taken: takenPerDay(
      query.days,
      stored.map(([, , , from, to]) => ({ from, to })),
    ),
    bars,
    subjects,
  };
}

type Sheets = { kind: string; sheet: Sheet }[];

async function readBars(db: Db, query: GridQuery, sheets: Sheets): Promise<StoredBar[]> {
  const { zone } = venue();
  const range = {
    from: query.from,
    fromAt: dayStartInZone(query.from, zone),
    toAt: dayStartInZone(addDays(query.from, query.days), zone),
    zone,
    now: new Date(query.nowMs).toISOString(),
  };
  const found = await Promise.all(sheets.map(({ kind }) => findBars(db, { kind, ...range })));
  return found.flat();
}

const toRows = (kind: string, sheet: Sheet, language: Language): GridAnswer['rows'] =>
  sheet.rows.map(({ ref, title, group, ...row }) => ({
    ...row,
    resource: `${kind}:${ref}`,
    title: pick(title, language),
    group: group?.code ?? null,
  }));

const toDays = (sheet: Sheet | undefined, { days, language }: GridQuery): GridAnswer['days'] =>
  sheet
    ? sheet.days.map(({ type, label }) => ({ type, label: label && pick(label, language) }))
    : Array.from({ length: days }, () => ({ type: 'weekday' as const, label: null }));

function groupsOf(sheets: Sheets, language: Language): GridAnswer['groups'] {
  const groups = new Map<string, string>();
  for (const { sheet } of sheets)
    for (const { group } of sheet.rows) if (group) groups.set(group.code, pick(group.name, language));
  return [...groups].map(([code, name]) => ({ code, name }));
}

/** Several claims may belong to one subject, which then is sent once. */
async function describe(
  db: Db,
  bars: readonly StoredBar[],
): Promise<{ subjects: SubjectTuple[]; subjectOf(reference: string | null): number }> {
  const references = [...new Set(bars.flatMap(([, , , , , , reference]) => reference ?? []))];
  const described = await describeReferences(db, references);
  const subjects: SubjectTuple[] = [];
  const byNo = new Map<string, number>();
  const subjectOf = (reference: string | null): number => {
    const known = described.get(reference ?? '');
    // Nobody answers for it any more, and yet it takes the unit: it is shown by its reference.
    const { no, title, state } = known ?? { no: reference ?? '', title: '', state: 'unknown' };
    const position = byNo.get(no) ?? subjects.push([no, title, state]) - 1;
    byNo.set(no, position);
    return position;
  };
  return { subjects, subjectOf };
}
