import type { LocalDate } from '../../../../../shared/local-date';
import type { DayType } from '../../../server/domain';

/** `GET /scheduling/grid`; see server/dto/grid.ts for the order of the tuples. */
export interface GridAnswer {
  from: LocalDate;
  today: LocalDate;
  zone: string;
  days: { type: DayType; label: string | null }[];
  groups: { code: string; name: string }[];
  rows: {
    resource: string;
    title: string;
    group: string | null;
    units: number;
    listed: boolean;
    gapDays: number;
    pricesFen: number[];
    closed: number[];
    minimum: [day: number, nights: number][];
  }[];
  units: number;
  taken: number[];
  bars: [
    id: number,
    row: number,
    unit: number,
    from: number,
    to: number,
    subject: number,
    reason: string | null,
    expiresAt: number | null,
  ][];
  subjects: [no: string, title: string, state: string][];
}

/** What the desk's `change-preview` answers. */
export interface ChangePreview {
  possible: boolean;
  /** Why not, in the language of the panel. */
  reason: string | null;
  /** Positive: the guest pays more. */
  differenceFen: number;
  payFen: number;
  refundFen: number;
  text: string;
}
