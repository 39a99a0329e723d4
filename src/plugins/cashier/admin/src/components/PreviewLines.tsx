import { formatFen } from '../../../../../shared/money';
import type { ChargePreview, ChargeWish, TakenBy } from '../api/types';
import { useText } from '../hooks/useText';
import { Line, Strong } from './parts';
import { TakenByField } from './TakenByField';

interface PreviewLinesProps {
  wish: ChargeWish;
  preview: ChargePreview;
  rest: TakenBy;
  /** Nobody knows yet whether it was charged: nothing may change. */
  locked: boolean;
  onRest(rest: TakenBy): void;
}

/** What the wallet pays, what is left, and how that is paid. */
export function PreviewLines({ wish, preview, rest, locked, onRest }: PreviewLinesProps) {
  const { t } = useText();
  return (
    <div>
      <Line style={{ borderTop: 0 }}>
        <span>{wish.title}</span>
        <Strong>{formatFen(wish.amountFen)}</Strong>
      </Line>
      {preview.tenders.map(({ code, label, amountFen, unusableBecause }) => (
        <Line key={code}>
          <span>
            {label} {unusableBecause}
          </span>
          <Strong>{amountFen ? formatFen(amountFen) : '–'}</Strong>
        </Line>
      ))}
      <Line>
        <span>{t('charge.rest')}</span>
        <Strong>{formatFen(preview.payableFen)}</Strong>
      </Line>
      {preview.payableFen > 0 && (
        <TakenByField label={t('charge.restBy')} value={rest} locked={locked} onValue={onRest} />
      )}
    </div>
  );
}
