import type { ReactNode } from 'react';
import { FenCell } from './components/FenCell';

/** The parts of the content manager's hook argument used here. */
interface ListHeader {
  name: string;
  attribute?: { customField?: string };
  cellFormatter?: (row: Record<string, unknown>) => ReactNode;
}

interface ListColumns {
  displayedHeaders: ListHeader[];
  layout: unknown;
}

const isFen = ({ attribute, cellFormatter }: ListHeader): boolean =>
  attribute?.customField === 'plugin::pricing.fen' && cellFormatter === undefined;

/** Lists would show fen, a hundred times too much to a reader who thinks in yuan. */
export const withYuanCells = ({ displayedHeaders, layout }: ListColumns): ListColumns => ({
  displayedHeaders: displayedHeaders.map((header) =>
    isFen(header) ? { ...header, cellFormatter: (row) => <FenCell value={row[header.name]} /> } : header,
  ),
  layout,
});
