import { z } from 'zod';
import { dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import { validation } from '../../../../shared/problem';
import type { Language } from '../../../../shared/request-context';
import { instantSchema, localDateSchema, queryInt } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import type { AssetBalance } from '../domain/balances';
import { ASSET_CODES, assetOf, type Asset } from '../domain/assets';
import { reasonName } from '../domain/reasons';
import type { Page, StatementLine } from '../repositories/statements';

export const assetSchema = z.enum(ASSET_CODES);
export const rowId = z.string().regex(/^[1-9]\d{0,14}$/, { error: '编号无效' });
export const unitSchema = z.enum(['fen', 'count']).meta({ description: 'Amounts are integer fen, or counted' });
const amount = z.number().int();

export const assetBalanceDto = z
  .object({
    asset: assetSchema,
    name: z.string(),
    unit: unitSchema,
    available: amount,
    held: amount,
    owed: amount,
    refundable: amount,
    nextExpiry: z.object({ at: instantSchema, amount }).nullable(),
    pockets: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        available: amount,
        held: amount,
        refundable: z.boolean(),
        priority: z.number().int(),
        expiresAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'WalletBalance' });

export const toBalanceDto = (balance: AssetBalance, language: Language): z.input<typeof assetBalanceDto> => {
  const { name, unit } = assetOf(balance.asset);
  return { ...balance, name: pick(name, language), unit };
};

const lineShape = {
  id: z.string(),
  at: instantSchema,
  asset: assetSchema,
  assetName: z.string(),
  unit: unitSchema,
  amount,
  after: amount.nullable(),
  reason: z.string(),
  title: z.string(),
  reference: z.string().nullable(),
  transferNo: z.string(),
};

/** What a member sees of it. */
export const statementDto = z
  .object({ items: z.array(z.object(lineShape)), nextCursor: z.string().nullable() })
  .meta({ id: 'WalletStatement' });

/** What staff see of it. */
export const ledgerStatementDto = z
  .object({
    items: z.array(
      z.object({
        ...lineShape,
        account: z.string(),
        accountAfter: amount.nullable(),
        kind: z.string(),
        note: z.string().nullable(),
        actor: z.string(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'LedgerStatement' });

export function toLineDto(
  { actor, actorName, ...line }: StatementLine,
  language: Language,
): z.input<typeof ledgerStatementDto>['items'][number] {
  const { name, unit } = assetOf(line.asset);
  return {
    ...line,
    unit,
    assetName: pick(name, language),
    title: pick(reasonName(line.reason), language),
    actor: actorName ?? actor,
  };
}

/** A page that is full has another behind it, perhaps an empty one. */
export const nextCursor = (lines: readonly { id: string }[], limit: number): string | null =>
  lines.length < limit ? null : lines.at(-1)!.id;

export const statementQuery = {
  asset: assetSchema.optional(),
  from: localDateSchema.optional(),
  to: localDateSchema.optional(),
};
export const pageQuery = { cursor: rowId.optional(), limit: queryInt(1, 100).optional() };

export interface StatementQuery {
  asset?: Asset | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}

/** Days of the venue, half-open, as instants. */
export function rangeOf({ from, to }: StatementQuery): Pick<Page, 'from' | 'to'> {
  if (from && to && from >= to)
    throw validation('to', { zh: '结束日期要晚于开始日期', en: 'The end must be after the start' });
  const start = (date: LocalDate | undefined): string | null => (date ? dayStartInZone(date, venue().zone) : null);
  return { from: start(from), to: start(to) };
}

export const assetsOf = ({ asset }: StatementQuery): readonly Asset[] => (asset ? [asset] : ASSET_CODES);
