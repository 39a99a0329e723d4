import { IconButton, Searchbar, SearchForm, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ArrowClockwise, ChevronLeft, ChevronRight } from '@strapi/icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { LocalDate } from '../../../../../../shared/local-date';
import type { HouseName } from '../../api/types';
import type { Place } from '../../hooks/usePlace';
import { useText } from '../../hooks/useText';
import { yearMonth } from '../../../../../../admin/shared/dates';
import { addMonths, monthStart } from '../../utils/dates';
import { Choice } from './parts';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 1rem 1.6rem;
`;

const Search = styled.div`
  flex: 1 1 14rem;
  max-width: 24rem;
`;

const Places = styled.div`
  flex: 0 1 16rem;
`;

const Months = styled.div`
  display: flex;
  align-items: center;
  gap: 0.4rem;
`;

const Month = styled.span`
  min-width: 10.4rem;
  text-align: center;
  font-size: 1.5rem;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const DEBOUNCE_MS = 300;

interface ToolbarProps {
  place: Place;
  today: LocalDate;
  lastNight: LocalDate | null;
  names: HouseName[] | null;
  loading: boolean;
  onChange(part: Partial<Place>): void;
  onRefresh(): void;
}

export function Toolbar({ place, today, lastNight, names, loading, onChange, onRefresh }: ToolbarProps) {
  const { t, locale } = useText();
  const [typed, setTyped] = useState(place.text);
  const sent = useRef(place.text);
  const places = useMemo(
    () => [...new Map((names ?? []).flatMap((house) => (house.place ? [[house.place.code, house.place.name]] : [])))],
    [names],
  );

  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange({ text: typed });
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed, onChange]);

  const next = addMonths(place.month, 1);
  return (
    <Bar>
      <Typography variant="beta" tag="h1">
        {t('rates.title')}
      </Typography>
      <Search>
        <SearchForm onSubmit={(event) => event.preventDefault()}>
          <Searchbar
            name="rates-search"
            data-testid="rates-search"
            value={typed}
            maxLength={60}
            autoComplete="off"
            placeholder={t('rates.search.placeholder')}
            clearLabel={t('rates.search.clear')}
            onChange={(event) => setTyped(event.target.value)}
            onClear={() => setTyped('')}
          >
            {t('rates.search')}
          </Searchbar>
        </SearchForm>
      </Search>
      {places.length > 1 && (
        <Places>
          <SingleSelect
            aria-label={t('rates.place')}
            value={place.place || 'all'}
            onChange={(value) => onChange({ place: value === 'all' ? '' : String(value) })}
            size="S"
          >
            <SingleSelectOption value="all">{t('rates.place.all')}</SingleSelectOption>
            {places.map(([code, name]) => (
              <SingleSelectOption key={code} value={code}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Places>
      )}
      <Months>
        <IconButton
          label={t('rates.month.previous')}
          disabled={place.month <= monthStart(today)}
          onClick={() => onChange({ month: addMonths(place.month, -1) })}
          data-testid="rates-previous"
        >
          <ChevronLeft />
        </IconButton>
        <Month aria-live="polite">{yearMonth(place.month, locale)}</Month>
        <IconButton
          label={t('rates.month.next')}
          disabled={lastNight !== null && next > lastNight}
          onClick={() => onChange({ month: next })}
          data-testid="rates-next"
        >
          <ChevronRight />
        </IconButton>
      </Months>
      <Choice
        label={t('rates.months')}
        value={String(place.months) as '1' | '2'}
        options={[
          ['1', t('rates.months.1')],
          ['2', t('rates.months.2')],
        ]}
        testId="rates-months"
        onChange={(value) => onChange({ months: value === '2' ? 2 : 1 })}
      />
      <IconButton label={t('rates.refresh')} onClick={onRefresh} disabled={loading} data-testid="rates-refresh">
        <ArrowClockwise />
      </IconButton>
    </Bar>
  );
}
