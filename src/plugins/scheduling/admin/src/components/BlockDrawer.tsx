import { Button, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { isLocalDate, type LocalDate } from '../../../../../shared/local-date';
import { useGridApi } from '../api/useGridApi';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { dateOf, useText } from '../hooks/useText';
import type { Allowed } from '../permissions';
import type { Bar, Sheet } from '../utils/sheet';
import { Buttons, DateField, Facts, Fault, Stack } from './parts';

export const Panel = styled.aside`
  position: absolute;
  inset: 0 0 0 auto;
  z-index: 10;
  width: min(40rem, 100%);
  padding: 2rem 2.4rem;
  overflow-y: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border-left: 1px solid ${({ theme }) => theme.colors.neutral150};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  outline: 0;
`;

const Top = styled.header`
  display: flex;
  align-items: center;
  justify-content: space-between;
`;

interface BlockDrawerProps {
  sheet: Sheet;
  bar: Bar;
  allowed: Allowed;
  onClose(): void;
  onChanged(text: string): void;
}

/** A block: what it is, its dates, and putting the unit back on sale. */
export function BlockDrawer({ sheet, bar, allowed, onClose, onChanged }: BlockDrawerProps) {
  const { t, full, problem: say } = useText();
  const api = useGridApi();
  const { running, problem, run } = useCommand();
  const panel = useRef<HTMLElement>(null);
  const [from, setFrom] = useState<string>(dateOf(sheet, bar.from));
  const [to, setTo] = useState<string>(dateOf(sheet, bar.to));
  const row = sheet.rows[bar.row]!;
  const ended = bar.to <= sheet.today;
  const changed = from !== dateOf(sheet, bar.from) || to !== dateOf(sheet, bar.to);
  const valid = isLocalDate(from) && isLocalDate(to) && from < to;

  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, []);

  const save = async (): Promise<void> => {
    const dates = { from: from as LocalDate, to: to as LocalDate };
    if (await run(() => api.move(bar.id, { unit: bar.unit, ...dates }))) onChanged(t('done.moved'));
  };
  const release = async (): Promise<void> => {
    if (await run(() => api.release(bar.id))) onChanged(t('done.released'));
  };

  return (
    <Panel
      ref={panel}
      tabIndex={-1}
      aria-label={t('block.label')}
      data-testid="block-drawer"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Stack $gap="2rem">
        <Top>
          <Typography variant="delta" tag="h2">
            {t('block.label')}
          </Typography>
          <IconButton variant="ghost" label={t('close')} onClick={onClose}>
            <Cross aria-hidden />
          </IconButton>
        </Top>
        <Facts>
          <dt>{t('block.reason')}</dt>
          <dd>{bar.title}</dd>
          <dt>{t('block.unit')}</dt>
          <dd>{row.units > 1 ? `${row.title} ${t('line.unit', { unit: bar.unit })}` : row.title}</dd>
          <dt>{t('block.from')}</dt>
          <dd>{full(dateOf(sheet, bar.from))}</dd>
          <dt>{t('block.to')}</dt>
          <dd>
            {full(dateOf(sheet, bar.to))} · {t('nights', { nights: bar.to - bar.from })}
          </dd>
        </Facts>
        {allowed.move && !ended && (
          <Stack>
            <Typography variant="omega" fontWeight="semiBold" tag="h3">
              {t('block.change')}
            </Typography>
            <Buttons>
              <DateField
                type="date"
                aria-label={t('block.from')}
                value={from}
                data-testid="block-from"
                onChange={({ target }) => setFrom(target.value)}
              />
              <DateField
                type="date"
                aria-label={t('block.to')}
                value={to}
                data-testid="block-to"
                onChange={({ target }) => setTo(target.value)}
              />
              <Button
                variant="secondary"
                loading={running}
                disabled={!changed || !valid}
                onClick={() => void save()}
                data-testid="block-save"
              >
                {t('block.save')}
              </Button>
            </Buttons>
            {!valid && <Fault role="alert">{t('illegal.empty')}</Fault>}
          </Stack>
        )}
        {allowed.block && !ended && (
          <Stack>
            <Typography variant="omega" textColor="neutral600">
              {t('block.release.hint')}
            </Typography>
            <div>
              <Button
                variant="danger-light"
                loading={running}
                onClick={() => void release()}
                data-testid="block-release"
              >
                {t('block.release')}
              </Button>
            </div>
          </Stack>
        )}
        {problem && <Fault role="alert">{say(problem)}</Fault>}
      </Stack>
    </Panel>
  );
}
