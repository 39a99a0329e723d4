import { styled } from 'styled-components';
import type { TimelineEvent } from '../../api/types';
import { useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { moment } from '../../utils/dates';
import { Faint, Section } from './parts';

const Events = styled.ol`
  list-style: none;
`;

const Event = styled.li`
  position: relative;
  padding: 0 0 1.6rem 2rem;
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  &::before {
    content: '';
    position: absolute;
    left: 0;
    top: 0.7rem;
    width: 0.8rem;
    height: 0.8rem;
    border-radius: 50%;
    background: ${({ theme }) => theme.colors.neutral300};
  }

  &:first-child::before {
    background: ${({ theme }) => theme.colors.primary600};
  }

  &:not(:last-child)::after {
    content: '';
    position: absolute;
    left: 0.35rem;
    top: 1.9rem;
    bottom: -0.3rem;
    width: 1px;
    background: ${({ theme }) => theme.colors.neutral200};
  }

  &:last-child {
    padding-bottom: 0;
  }

  p {
    overflow-wrap: anywhere;
  }
`;

/** What happened, the latest first. */
export function TimelineSection({ events }: { events: readonly TimelineEvent[] }) {
  const { t, name, locale } = useText();
  const { today, zone } = useVenue();
  return (
    <Section title={t('drawer.timeline')}>
      <Events>
        {[...events].reverse().map((event, index) => (
          <Event key={`${event.at}-${event.type}-${index}`}>
            {event.text === event.type ? name('event', event.type) : event.text}
            <p>
              <Faint>
                {moment(event.at, zone, locale, today)} · {name('actor', event.actor)}
                {event.actorName && ` ${event.actorName}`}
              </Faint>
            </p>
            {event.reason && (
              <p>
                <Faint>{t('drawer.reason', { reason: event.reason })}</Faint>
              </p>
            )}
          </Event>
        ))}
      </Events>
    </Section>
  );
}
