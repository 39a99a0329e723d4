import { IconButton } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import { addDays, eachDay, weekday, type LocalDate } from '../../../../../../shared/local-date';
import { formatFen } from '../../../../../../shared/money';
import { useBookingApi } from '../../api/useBookingApi';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { useText, type TextKey } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { withPicked, type Wish } from '../../utils/booking';
import { tint } from '../../../../../../admin/shared/look';

const DAYS = 35;

const Frame = styled.div`
  margin-top: 2rem;
`;

const Head = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  margin-bottom: 0.8rem;
  font-size: 1.4rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(7, 1fr);
  gap: 0.3rem;
  font-variant-numeric: tabular-nums;
`;

const Weekday = styled.div`
  padding: 0.2rem 0;
  text-align: center;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

const Day = styled.button<{ $inside: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  min-height: 4.8rem;
  padding: 0.2rem;
  border: 0;
  border-radius: 0.6rem;
  background: ${({ theme, $inside }) => ($inside ? tint(theme, 'primary500', 26) : tint(theme, 'neutral500', 7))};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.4rem;
  line-height: 1.8rem;
  cursor: pointer;

  small {
    font-size: 1.1rem;
    line-height: 1.5rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  &[data-edge='true'] {
    background: ${({ theme }) => theme.colors.primary600};

    &,
    small {
      color: ${({ theme }) => theme.colors.neutral0};
    }
  }

  &:disabled {
    cursor: default;
  }

  &[data-taken='true'] {
    text-decoration: line-through;
    color: ${({ theme }) => theme.colors.neutral500};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

interface MiniCalendarProps {
  wish: Wish;
  disabled: boolean;
  onChange(wish: Wish): void;
}

/** Five weeks of the chosen house; the first click is the arrival, the second the departure. */
export function MiniCalendar({ wish, disabled, onChange }: MiniCalendarProps) {
  const { t, short } = useText();
  const { today } = useVenue();
  const api = useBookingApi();
  const monday = (date: LocalDate): LocalDate => addDays(date, 1 - weekday(date));
  const [first, setFirst] = useState(() => monday(wish.checkIn));
  const [picking, setPicking] = useState<'in' | 'out'>('in');
  const shown = useRequest(`${wish.ref}/calendar?from=${first}&days=${DAYS}`, api.calendar);
  const days = new Map(shown.data?.days.map((day) => [day.date, day]));

  const pick = (date: LocalDate): void => {
    const next = withPicked(wish, date, picking);
    setPicking(next.checkIn === date ? 'out' : 'in');
    onChange(next);
  };

  return (
    <Frame aria-busy={shown.loading}>
      <Head>
        <IconButton
          variant="ghost"
          label={t('booking.calendar.earlier')}
          disabled={first <= today}
          onClick={() => setFirst(addDays(first, -DAYS))}
        >
          <ChevronLeft aria-hidden />
        </IconButton>
        <span aria-live="polite">
          {short(first)} – {short(addDays(first, DAYS - 1))}
        </span>
        <IconButton variant="ghost" label={t('booking.calendar.later')} onClick={() => setFirst(addDays(first, DAYS))}>
          <ChevronRight aria-hidden />
        </IconButton>
      </Head>
      <Grid role="group" aria-label={t('booking.calendar')}>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <Weekday key={day}>{t(`booking.weekday.${day}` as TextKey)}</Weekday>
        ))}
        {eachDay(first, addDays(first, DAYS)).map((date) => {
          const day = days.get(date);
          const taken = day?.soldOut ?? false;
          const inside = date >= wish.checkIn && date < wish.checkOut;
          return (
            <Day
              key={date}
              type="button"
              $inside={inside}
              data-edge={date === wish.checkIn || date === wish.checkOut}
              data-taken={taken}
              data-testid={`booking-day-${date}`}
              aria-label={`${short(date)} ${taken ? t('booking.house.full') : day ? formatFen(day.priceFen, { trimZero: true }) : ''}`}
              disabled={disabled || date < today || !day || (taken && picking === 'in')}
              onClick={() => pick(date)}
            >
              {Number(date.slice(8))}
              <small>
                {!day || date < today ? '' : taken ? t('booking.full') : formatFen(day.priceFen, { trimZero: true })}
              </small>
            </Day>
          );
        })}
      </Grid>
    </Frame>
  );
}
