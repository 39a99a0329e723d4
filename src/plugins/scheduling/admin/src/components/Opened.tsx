import { Suspense } from 'react';
import { useText } from '../hooks/useText';
import type { Allowed } from '../permissions';
import { bookingDesk } from '../public/booking-desk';
import type { Target } from '../utils/illegal';
import type { Bar, Sheet } from '../utils/sheet';
import { BlockDrawer } from './BlockDrawer';
import { ChangeDialog } from './ChangeDialog';
import { MarkCard } from './MarkCard';

/** What is open beside or above the grid; one thing at a time. */
export type Open =
  | { kind: 'mark'; target: Target; at: { x: number; y: number } }
  | { kind: 'block'; bar: Bar }
  | { kind: 'booking'; no: string }
  /** `sheet` is the one on which it was dropped. */
  | { kind: 'change'; bar: Bar; target: Target; sheet: Sheet };

interface OpenedProps {
  open: Open;
  sheet: Sheet;
  allowed: Allowed;
  onClose(): void;
  onDone(text: string): void;
  onBook(path: string): void;
  onChanged(): void;
}

export function Opened({ open, sheet, allowed, onClose, onDone, onBook, onChanged }: OpenedProps) {
  const { t } = useText();
  const desk = bookingDesk();
  if (open.kind === 'mark')
    return (
      <MarkCard
        sheet={sheet}
        target={open.target}
        at={open.at}
        allowed={allowed}
        onClose={onClose}
        onBlocked={() => onDone(t('done.blocked'))}
        onBook={onBook}
      />
    );
  if (open.kind === 'block')
    return (
      <BlockDrawer
        key={open.bar.id}
        sheet={sheet}
        bar={open.bar}
        allowed={allowed}
        onClose={onClose}
        onChanged={onDone}
      />
    );
  if (!desk) return null;
  if (open.kind === 'booking')
    return (
      <Suspense fallback={null}>
        <desk.Drawer key={open.no} no={open.no} onClose={onClose} onChanged={onChanged} />
      </Suspense>
    );
  return (
    <ChangeDialog
      sheet={open.sheet}
      desk={desk}
      bar={open.bar}
      target={open.target}
      onClose={onClose}
      onChanged={onDone}
    />
  );
}
