import { styled } from 'styled-components';
import type { LocalDate } from '../../../../../../shared/local-date';
import type { DeskLine } from '../../api/types';
import { useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { stayOf, wallClock } from '../../utils/dates';
import { tint } from '../../../../../../admin/shared/look';

const Card = styled.div`
  display: flex;
  gap: 1.6rem;
  padding: 2rem 2.4rem;
`;

const Cover = styled.img`
  width: 8.8rem;
  height: 8.8rem;
  flex: none;
  object-fit: cover;
  border-radius: 1.2rem;
  background: ${({ theme }) => tint(theme, 'neutral500', 18)};
`;

const Title = styled.p`
  font-size: 1.8rem;
  line-height: 2.4rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Dates = styled.div`
  display: grid;
  grid-template-columns: 1fr auto 1fr;
  gap: 1.2rem;
  align-items: center;
  padding: 1.4rem 2.4rem;
  background: ${({ theme }) => tint(theme, 'primary500', 9)};
  color: ${({ theme }) => theme.colors.neutral800};
  font-variant-numeric: tabular-nums;
`;

const Day = styled.div<{ $end?: boolean }>`
  text-align: ${({ $end }) => ($end ? 'right' : 'left')};
  font-size: 1.5rem;
  line-height: 2.2rem;
  font-weight: 600;

  small {
    display: block;
    font-size: 1.2rem;
    line-height: 1.8rem;
    font-weight: 400;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

const Nights = styled.div`
  padding: 0.2rem 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 1.2rem;
  font-size: 1.3rem;
  line-height: 1.8rem;
`;

const Facts = styled.p`
  margin-top: 0.6rem;
  font-size: 1.4rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

function Edge({ label, date, time, end }: { label: string; date: LocalDate; time: string | null; end?: boolean }) {
  const { full } = useText();
  return (
    <Day $end={end}>
      <small>{label}</small>
      {full(date)}
      {time && <small>{time}</small>}
    </Day>
  );
}

/** What was bought and when it is. */
export function StayCard({ order }: { order: DeskLine }) {
  const { t } = useText();
  const { zone } = useVenue();
  const stay = stayOf(order.details);
  const starts = order.startsAt ? wallClock(order.startsAt, zone) : null;
  const ends = order.endsAt ? wallClock(order.endsAt, zone) : null;
  const facts = [
    order.unitLabel,
    order.quantity > 1 && !order.unitLabel ? t('row.quantity', { quantity: order.quantity }) : null,
    stay?.adults ? t('row.people', { adults: stay.adults, children: stay.children ?? 0 }) : null,
  ].filter(Boolean);

  return (
    <>
      <Card>
        {order.coverUrl && <Cover src={order.coverUrl} alt="" />}
        <div>
          <Title>{order.title}</Title>
          {facts.length > 0 && <Facts>{facts.join(' · ')}</Facts>}
        </div>
      </Card>
      {(stay || starts) && (
        <Dates>
          <Edge
            label={t(stay ? 'drawer.arrive' : 'drawer.starts')}
            date={stay?.checkIn ?? starts!.date}
            time={starts && t('drawer.from', { time: starts.time })}
          />
          {stay ? <Nights>{t('row.nights', { nights: stay.nights })}</Nights> : <span />}
          {(stay || ends) && (
            <Edge
              end
              label={t(stay ? 'drawer.leave' : 'drawer.ends')}
              date={stay?.checkOut ?? ends!.date}
              time={ends && t('drawer.before', { time: ends.time })}
            />
          )}
        </Dates>
      )}
    </>
  );
}
