import { Button, Dialog, TextInput, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import { isAbort, toProblem, type Problem } from '../../../../../admin/shared/problem';
import type { ChangePreview } from '../api/types';
import { useGridApi } from '../api/useGridApi';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { dateOf, money, useText } from '../hooks/useText';
import type { BookingDesk } from '../public/booking-desk';
import type { Target } from '../utils/illegal';
import { refOf, type Bar, type Sheet } from '../utils/sheet';
import { oneLine } from '../../../../../admin/shared/text';
import { Choices, Facts, Fault, Stack } from './parts';

const Difference = styled.p<{ $up: boolean }>`
  font-size: 2rem;
  line-height: 2.8rem;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $up }) => theme.colors[$up ? 'warning700' : 'success700']};
`;

interface ChangeDialogProps {
  sheet: Sheet;
  desk: BookingDesk;
  bar: Bar;
  target: Target;
  onClose(): void;
  onChanged(text: string): void;
}

const REASON_MIN = 2;
const REASON_MAX = 100;

/** A stay was dropped on other dates or another house: what that costs, before it is done. */
export function ChangeDialog({ sheet, desk, bar, target, onClose, onChanged }: ChangeDialogProps) {
  const { t, full, problem: say } = useText();
  const api = useGridApi();
  const { running, mayClose, problem, run } = useCommand();
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const [fault, setFault] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  const [settle, setSettle] = useState<'collect' | 'waive'>('collect');
  const [reason, setReason] = useState('');
  // What was dropped stays what it is while the grid is renewed behind the dialog.
  const [change] = useState(() => {
    const spot = { ref: refOf(target.line.row), unit: target.line.unit, from: dateOf(sheet, target.from) };
    return desk.change(bar.no!, { ...spot, to: dateOf(sheet, target.to) });
  });

  useEffect(() => {
    const controller = new AbortController();
    setFault(null);
    api.preview(change.previewPath, change.body, controller.signal).then(setPreview, (error: unknown) => {
      if (!isAbort(error)) setFault(toProblem(error));
    });
    return () => controller.abort();
  }, [api, change, asked]);

  const apply = async (): Promise<void> => {
    const body = {
      ...change.body,
      expectedDifferenceFen: preview!.differenceFen,
      settle,
      reason: oneLine(reason),
    };
    if (await run((key) => api.apply(change.applyPath, body, key))) onChanged(t('done.changed'));
  };
  const ready = preview?.possible === true && oneLine(reason).length >= REASON_MIN;
  const place = (row: number, unit: number): string => {
    const { title, units } = sheet.rows[row]!;
    return units > 1 ? `${title} ${t('line.unit', { unit })}` : title;
  };

  return (
    <Dialog.Root open onOpenChange={(open: boolean) => !open && mayClose && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{t('change.title', { guest: bar.title })}</Dialog.Header>
        <Dialog.Body>
          <Stack style={{ width: '100%', textAlign: 'left' }} data-testid="change-dialog">
            <Facts>
              <dt>{t('change.before')}</dt>
              <dd>
                {place(bar.row, bar.unit)}
                <br />
                {full(dateOf(sheet, bar.from))} – {full(dateOf(sheet, bar.stayTo))}
              </dd>
              <dt>{t('change.after')}</dt>
              <dd>
                {place(target.line.row.index, target.line.unit)}
                <br />
                {full(dateOf(sheet, target.from))} – {full(dateOf(sheet, target.to))} ·{' '}
                {t('nights', { nights: target.to - target.from })}
              </dd>
            </Facts>
            {!preview && !fault && <Typography textColor="neutral600">{t('change.asking')}</Typography>}
            {fault && (
              <Fault role="alert">
                {fault.code === 'missing' ? t('change.unavailable') : say(fault)}{' '}
                <Button variant="tertiary" size="S" onClick={() => setAsked(asked + 1)}>
                  {t('retry')}
                </Button>
              </Fault>
            )}
            {preview && !preview.possible && <Fault role="alert">{preview.reason ?? t('change.impossible')}</Fault>}
            {preview?.possible && (
              <>
                <Difference $up={preview.differenceFen > 0} data-testid="change-difference">
                  {preview.differenceFen === 0
                    ? t('change.same')
                    : t(preview.differenceFen > 0 ? 'change.more' : 'change.less', {
                        amount: money(Math.abs(preview.differenceFen)),
                      })}
                </Difference>
                <Typography textColor="neutral600">{preview.text}</Typography>
                {preview.differenceFen !== 0 && (
                  <Choices role="group" aria-label={t('change.settle')}>
                    {(['collect', 'waive'] as const).map((way) => (
                      <button key={way} type="button" aria-pressed={settle === way} onClick={() => setSettle(way)}>
                        {t(preview.differenceFen > 0 ? `change.${way}` : `change.${way}.back`)}
                      </button>
                    ))}
                  </Choices>
                )}
                <TextInput
                  aria-label={t('change.reason')}
                  placeholder={t('change.reason')}
                  value={reason}
                  maxLength={REASON_MAX}
                  data-testid="change-reason"
                  onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
                />
              </>
            )}
            {problem && <Fault role="alert">{say(problem)}</Fault>}
          </Stack>
        </Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="tertiary" onClick={onClose} disabled={!mayClose}>
            {t('cancel')}
          </Button>
          <Button fullWidth disabled={!ready} loading={running} onClick={() => void apply()} data-testid="change-apply">
            {t('change.apply')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
