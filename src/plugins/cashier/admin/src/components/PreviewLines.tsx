import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { formatFen } from '../../../../../shared/money';
import type { ChargePreview, ChargeWish } from '../api/types';
import { useText } from '../hooks/useText';
import { Line, Strong } from './parts';

const RESTS = ['cash', 'pos', 'transfer'] as const;
export type Rest = (typeof RESTS)[number];

interface PreviewLinesProps {
  wish: ChargeWish;
  preview: ChargePreview;
  rest: Rest;
  /** Nobody knows yet whether it was charged: nothing may change. */
  locked: boolean;
  onRest(rest: Rest): void;
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
        <Field.Root name="rest">
          <Field.Label>{t('charge.restBy')}</Field.Label>
          <SingleSelect value={rest} disabled={locked} onChange={(value: string | number) => onRest(value as Rest)}>
            {RESTS.map((by) => (
              <SingleSelectOption key={by} value={by}>
                {t(`tender.${by}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
    </div>
  );
}
