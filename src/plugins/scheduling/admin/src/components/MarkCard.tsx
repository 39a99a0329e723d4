import { Button, TextInput, Typography } from '@strapi/design-system';
import { Lock, Plus } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { styled } from 'styled-components';
import { useGridApi } from '../api/useGridApi';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { dateOf, money, useText } from '../hooks/useText';
import type { Allowed } from '../permissions';
import { bookingDesk } from '../public/booking-desk';
import type { Target } from '../utils/illegal';
import { NOTE_MAX, reasonKey, REASONS, reasonText, type Reason } from '../utils/reasons';
import { refOf, type Sheet } from '../utils/sheet';
import { Buttons, Choices, Fault, Stack } from './parts';

const WIDTH = 340;
const HEIGHT = 330;

const Card = styled.div`
  position: fixed;
  z-index: 400;
  width: ${WIDTH}px;
  padding: 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: 8px;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;

interface MarkCardProps {
  sheet: Sheet;
  target: Target;
  at: { x: number; y: number };
  allowed: Allowed;
  onClose(): void;
  onBlocked(): void;
  onBook(path: string): void;
}

/** What to do with the free cells that somebody marked. */
export function MarkCard({ sheet, target, at, allowed, onClose, onBlocked, onBook }: MarkCardProps) {
  const { t, short, problem: say } = useText();
  const api = useGridApi();
  const { running, problem, run } = useCommand();
  const card = useRef<HTMLDivElement>(null);
  const [reason, setReason] = useState<Reason>('own');
  const [note, setNote] = useState('');
  const { line, from, to } = target;
  const [checkIn, checkOut] = [dateOf(sheet, from), dateOf(sheet, to)];
  const prices = line.row.pricesFen.slice(from, to);
  const closed = Array.from({ length: to - from }, (_, i) => from + i).some((day) => line.row.closedOn.has(day));
  const desk = bookingDesk();

  useEffect(() => {
    card.current?.querySelector<HTMLElement>('button, input')?.focus({ preventScroll: true });
    const onPress = (event: PointerEvent): void => {
      if (!card.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, [onClose]);

  const block = async (): Promise<void> => {
    const body = {
      resource: line.row.resource,
      unit: line.unit,
      from: checkIn,
      to: checkOut,
      reason: reasonText(t(reasonKey(reason)), note),
    };
    if (await run((key) => api.block(body, key))) onBlocked();
  };

  return createPortal(
    <Card
      ref={card}
      role="dialog"
      aria-label={t('mark.label')}
      data-testid="mark-card"
      style={{
        left: Math.max(8, Math.min(at.x + 12, window.innerWidth - WIDTH - 12)),
        top: Math.max(8, Math.min(at.y + 12, window.innerHeight - HEIGHT - 12)),
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Stack>
        <div>
          <Typography variant="delta" tag="h2">
            {line.alone ? line.row.title : `${line.row.title} ${t('line.unit', { unit: line.unit })}`}
          </Typography>
          <Typography variant="omega" textColor="neutral600" tag="p">
            {short(checkIn)} – {short(checkOut)} · {t('nights', { nights: to - from })}
            {prices.every((price) => price >= 0) && ` · ${money(prices.reduce((sum, price) => sum + price, 0))}`}
          </Typography>
        </div>
        {desk && (
          <Button
            fullWidth
            startIcon={<Plus />}
            disabled={closed || !line.row.listed}
            data-testid="mark-book"
            onClick={() => onBook(desk.newPath({ ref: refOf(line.row), unit: line.unit, from: checkIn, to: checkOut }))}
          >
            {t('mark.book')}
          </Button>
        )}
        {allowed.block && (
          <>
            <Choices role="group" aria-label={t('reason')}>
              {REASONS.map((own) => (
                <button
                  key={own}
                  type="button"
                  aria-pressed={reason === own}
                  data-testid={`reason-${own}`}
                  onClick={() => setReason(own)}
                >
                  {t(reasonKey(own))}
                </button>
              ))}
            </Choices>
            <TextInput
              aria-label={t('reason.note')}
              placeholder={t('reason.note')}
              value={note}
              maxLength={NOTE_MAX}
              data-testid="reason-note"
              onChange={(event: { target: { value: string } }) => setNote(event.target.value)}
            />
            <Buttons>
              <Button
                variant="secondary"
                startIcon={<Lock />}
                loading={running}
                data-testid="mark-block"
                onClick={() => void block()}
              >
                {t('mark.block')}
              </Button>
              <Button variant="tertiary" onClick={onClose}>
                {t('cancel')}
              </Button>
            </Buttons>
          </>
        )}
        {problem && <Fault role="alert">{say(problem)}</Fault>}
      </Stack>
    </Card>,
    document.body,
  );
}
