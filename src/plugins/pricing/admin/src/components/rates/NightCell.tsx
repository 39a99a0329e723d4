import { memo } from 'react';
import { css, styled } from 'styled-components';
import type { RateHouse, RateNight } from '../../api/types';
import { money, useText, type Texts } from '../../hooks/useText';
import { fullDate } from '../../../../../../admin/shared/dates';
import { tint } from '../../../../../../admin/shared/look';
import { Corner, hatch, nightColour, type NightKind } from './marks';

export const CELL = '5.2rem';

const Box = styled.div<{ $kind: NightKind; $closed: boolean; $selected: boolean }>`
  position: relative;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 0.1rem;
  height: 5.6rem;
  border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  background-color: ${({ theme, $kind }) => nightColour(theme, $kind)};
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: cell;

  ${({ $closed }) => $closed && hatch}
  ${({ $selected }) =>
    $selected &&
    css`
      background-color: ${({ theme }) => tint(theme, 'primary500', 26)};
      box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.primary600};
    `}

  &:focus-visible, &:focus {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
    z-index: 1;
  }
`;

const Price = styled.span<{ $faint: boolean }>`
  font-size: 1.3rem;
  font-weight: 600;
  line-height: 1.8rem;
  font-variant-numeric: tabular-nums;
  opacity: ${({ $faint }) => ($faint ? 0.55 : 1)};
`;

const Note = styled.span`
  max-width: 5rem;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  font-size: 1.1rem;
  line-height: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral700};
`;

/** How much of the house is taken, as a bar along the bottom. */
const Taken = styled.span<{ $share: number }>`
  position: absolute;
  left: 0;
  bottom: 0;
  height: 0.4rem;
  width: ${({ $share }) => $share * 100}%;
  background: ${({ theme }) => theme.colors.secondary500};
`;

const KINDS: Record<RateNight['dayType'], NightKind> = { weekday: 'plain', weekend: 'weekend', holiday: 'holiday' };

/** What the second line has room for: the most important thing first. */
function notesOf(night: RateNight, house: RateHouse, t: Texts['t']): string[] {
  return [
    night.closed && t('cell.closed'),
    night.taken >= house.units && t('cell.soldOut'),
    night.closedToArrival && t('cell.noArrival'),
    night.closedToDeparture && t('cell.noDeparture'),
    night.minNights > 1 && t('cell.minNights', { nights: night.minNights }),
    night.label,
  ].filter((note): note is string => typeof note === 'string');
}

interface NightCellProps {
  house: RateHouse;
  night: RateNight;
  row: number;
  selected: boolean;
  focused: boolean;
}

export const NightCell = memo(function NightCell({ house, night, row, selected, focused }: NightCellProps) {
  const { t, locale } = useText();
  const notes = notesOf(night, house, t);
  const price = money(night.priceFen);
  const taken = night.taken > 0 ? t('cell.taken', { taken: night.taken, units: house.units }) : null;
  const all = [...notes, taken, night.own.length > 0 ? t('cell.own') : null].filter(Boolean);
  const label = t('cell.label', {
    title: house.title,
    date: fullDate(night.date, locale),
    price,
    note: all.map((note) => `，${note}`).join(''),
  });
  const restricted = night.closedToArrival || night.closedToDeparture;
  return (
    <Box
      role="gridcell"
      tabIndex={focused ? 0 : -1}
      aria-label={label}
      aria-selected={selected}
      title={[fullDate(night.date, locale), price, ...all].join(' · ')}
      data-row={row}
      data-date={night.date}
      data-testid={`rate-${house.id}-${night.date}`}
      $kind={KINDS[night.dayType]}
      $closed={night.closed}
      $selected={selected}
    >
      <Price $faint={night.closed}>{price.replace('¥', '')}</Price>
      <Note>{`${restricted && !night.closed ? '⊘ ' : ''}${notes[0] ?? '\u00a0'}`}</Note>
      {night.own.length > 0 && <Corner aria-hidden />}
      {night.taken > 0 && <Taken aria-hidden $share={Math.min(1, night.taken / house.units)} />}
    </Box>
  );
});
