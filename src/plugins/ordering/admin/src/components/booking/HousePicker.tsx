import { Button, TextButton } from '@strapi/design-system';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { HouseCard } from '../../api/useBookingApi';
import { useBookingApi } from '../../api/useBookingApi';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { money, useText } from '../../hooks/useText';
import type { Wish } from '../../utils/booking';
import { radioAt } from '../../utils/radio';
import { tint } from '../../../../../../admin/shared/look';
import { Bone } from '../Bone';
import { Faint } from '../drawer/parts';
import { newNotePath } from '../../../../../scheduling/admin/src/public/waiting-page';
import { Card, Heading, Hint } from './layout';
import { MiniCalendar } from './MiniCalendar';

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr));
  gap: 1.2rem;
`;

const House = styled.button`
  display: flex;
  flex-direction: column;
  padding: 0;
  border: 2px solid transparent;
  border-radius: 1.2rem;
  overflow: hidden;
  background: ${({ theme }) => tint(theme, 'neutral500', 8)};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  text-align: left;
  cursor: pointer;

  &[aria-checked='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &[data-full='true'] img {
    opacity: 0.4;
    filter: grayscale(1);
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  > div {
    padding: 1rem 1.2rem 1.2rem;
    font-size: 1.4rem;
    line-height: 2rem;
  }

  strong {
    font-variant-numeric: tabular-nums;
  }
`;

const Picture = styled.div`
  aspect-ratio: 16 / 9;
  padding: 0 !important;
  background: ${({ theme }) => tint(theme, 'neutral500', 18)};

  img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
`;

const Title = styled.span`
  display: block;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

const Full = styled.span`
  color: ${({ theme }) => theme.colors.danger700};
  font-size: 1.3rem;
`;

interface HousePickerProps {
  wish: Wish;
  disabled: boolean;
  onChange(wish: Wish): void;
}

const searchOf = ({ checkIn, checkOut, adults, children }: Wish): string =>
  new URLSearchParams({
    checkIn,
    checkOut,
    adults: String(adults),
    children: String(children),
    pageSize: '50',
  }).toString();

/** What only guests may not book (too late today, too long) is offered all the same: the quote has the last word. */
const isFull = ({ stay }: HouseCard): boolean => stay !== null && stay.unitsLeft === 0;

function HouseTile({
  house,
  chosen,
  tabbable,
  disabled,
  onChoose,
}: {
  house: HouseCard;
  chosen: boolean;
  tabbable: boolean;
  disabled: boolean;
  onChoose(): void;
}) {
  const { t } = useText();
  const full = isFull(house);
  return (
    <House
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={tabbable ? 0 : -1}
      data-full={full}
      data-testid={`booking-house-${house.id}`}
      disabled={disabled}
      onClick={onChoose}
    >
      <Picture>{house.coverUrl && <img src={house.coverUrl} alt="" loading="lazy" />}</Picture>
      <div>
        <Title title={house.title}>{house.title}</Title>
        <Faint>{t('booking.house.facts', { guests: house.maxGuests, bedrooms: house.bedrooms })}</Faint>
        <br />
        {full ? (
          <Full>{t('booking.house.full')}</Full>
        ) : (
          <>
            <strong>{money(house.stay?.totalFen ?? house.fromFen)}</strong>{' '}
            {house.stay && <Faint>{t('booking.house.left', { units: house.stay.unitsLeft })}</Faint>}
            {house.stay?.reason && (
              <>
                <br />
                <Faint>{t('booking.house.guests', { reason: house.stay.reason })}</Faint>
              </>
            )}
          </>
        )}
      </div>
    </House>
  );
}

/** Which house, each with its price for these dates, and the chosen one's calendar. */
export function HousePicker({ wish, disabled, onChange }: HousePickerProps) {
  const { t, problem: say } = useText();
  const api = useBookingApi();
  const found = useRequest(searchOf(wish), api.houses);
  const houses = found.data?.items ?? [];
  const allFull = houses.length > 0 && houses.every(isFull);
  const at = Math.max(
    0,
    houses.findIndex(({ id }) => id === wish.ref),
  );
  const choose = (house: HouseCard): void =>
    onChange({ ...wish, ref: house.id, unit: house.id === wish.ref ? wish.unit : null });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = radioAt(event.key, at, houses.length);
    if (next === null || disabled) return;
    event.preventDefault();
    choose(houses[next]!);
    (event.currentTarget.children[next] as HTMLElement).focus();
  };
  return (
    <Card aria-label={t('booking.where')} aria-busy={found.loading}>
      <Heading>{t('booking.where')}</Heading>
      {!found.data && found.problem && (
        <Hint role="alert">
          {say(found.problem)} <TextButton onClick={found.refresh}>{t('desk.retry')}</TextButton>
        </Hint>
      )}
      {!found.data && !found.problem && (
        <Grid aria-busy>
          {[1, 2, 3].map((key) => (
            <Bone key={key} $width="100%" $height="17rem" />
          ))}
        </Grid>
      )}
      {found.data && houses.length === 0 && <Hint>{t('booking.house.none')}</Hint>}
      {allFull && <Hint role="status">{t('booking.house.allFull')}</Hint>}
      {(allFull || houses.some((house) => house.id === wish.ref && isFull(house))) && (
        <Hint>
          <Link to={newNotePath({ ...wish, from: wish.checkIn, to: wish.checkOut })} data-testid="booking-wait">
            {t('booking.house.wait')}
          </Link>
        </Hint>
      )}
      <Grid role="radiogroup" aria-label={t('booking.where')} onKeyDown={onKeyDown}>
        {houses.map((house, index) => (
          <HouseTile
            key={house.id}
            house={house}
            chosen={house.id === wish.ref}
            tabbable={index === at}
            disabled={disabled}
            onChoose={() => choose(house)}
          />
        ))}
      </Grid>
      {wish.unit !== null && (
        <Button size="S" variant="tertiary" onClick={() => onChange({ ...wish, unit: null })} disabled={disabled}>
          {t('booking.unit.any')}
        </Button>
      )}
      {wish.ref && <MiniCalendar key={wish.ref} wish={wish} disabled={disabled} onChange={onChange} />}
    </Card>
  );
}
