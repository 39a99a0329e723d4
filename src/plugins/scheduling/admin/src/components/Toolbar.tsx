import { IconButton, SingleSelect, SingleSelectOption, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { ArrowLeft, ArrowRight } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import { addDays, isLocalDate, type LocalDate } from '../../../../../shared/local-date';
import { startFrom, type Place } from '../hooks/usePlace';
import { useText } from '../hooks/useText';
import { ZOOMS } from '../utils/geometry';
import { colourScheme, tint } from '../../../../../admin/shared/look';

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.8rem 1.6rem;

  h1 {
    margin-right: 0.4rem;
  }
`;

const Group = styled.div`
  display: flex;
  align-items: center;
  gap: 0.6rem;
`;

const Segments = styled.div`
  display: inline-flex;
  height: 3.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  overflow: hidden;
`;

const Segment = styled.button`
  padding: 0 1.2rem;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.neutral700};
  font: inherit;
  font-size: 1.4rem;
  cursor: pointer;

  & + & {
    border-left: 1px solid ${({ theme }) => theme.colors.neutral200};
  }

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-pressed='true'] {
    background: ${({ theme }) => tint(theme, 'primary600', 14)};
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const DateInput = styled.input`
  height: 3.4rem;
  padding: 0 1rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  color-scheme: ${({ theme }) => colourScheme(theme)};
  font: inherit;
  font-size: 1.4rem;
`;

const Narrow = styled.div`
  width: 16rem;

  > * {
    width: 100%;
  }
`;

const Search = styled.div`
  flex: 1 1 12rem;
  max-width: 26rem;
`;

interface ToolbarProps {
  place: Place;
  today: LocalDate;
  groups: readonly { code: string; name: string }[];
  onChange(part: Partial<Place>): void;
}

const DEBOUNCE_MS = 200;
const EVERYWHERE = '*';

export function Toolbar({ place, today, groups, onChange }: ToolbarProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(place.text);
  useEffect(() => {
    if (typed === place.text) return undefined;
    const timer = setTimeout(() => onChange({ text: typed }), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed, place.text, onChange]);
  const stride = place.zoom === 90 ? 30 : 7;
  const go = (days: number): void => onChange({ from: addDays(place.from, days) });

  return (
    <Row>
      <Typography variant="beta" tag="h1">
        {t('grid.title')}
      </Typography>
      <Group>
        <IconButton label={t('go.back', { days: stride })} onClick={() => go(-stride)} data-testid="grid-back">
          <ArrowLeft aria-hidden />
        </IconButton>
        <Segments>
          <Segment type="button" onClick={() => onChange({ from: startFrom(today) })} data-testid="grid-today">
            {t('go.today')}
          </Segment>
        </Segments>
        <IconButton label={t('go.on', { days: stride })} onClick={() => go(stride)} data-testid="grid-on">
          <ArrowRight aria-hidden />
        </IconButton>
        <DateInput
          type="date"
          aria-label={t('go.date')}
          value={place.from}
          onChange={({ target }) => isLocalDate(target.value) && onChange({ from: target.value })}
          data-testid="grid-date"
        />
      </Group>
      <Segments role="group" aria-label={t('zoom')}>
        {ZOOMS.map((zoom) => (
          <Segment
            key={zoom}
            type="button"
            aria-pressed={place.zoom === zoom}
            onClick={() => onChange({ zoom })}
            data-testid={`grid-zoom-${zoom}`}
          >
            {t('zoom.days', { days: zoom })}
          </Segment>
        ))}
      </Segments>
      {groups.length > 1 && (
        <Narrow>
          <SingleSelect
            aria-label={t('group')}
            size="S"
            value={place.group ?? EVERYWHERE}
            onChange={(code) => onChange({ group: code === EVERYWHERE ? null : String(code) })}
          >
            <SingleSelectOption value={EVERYWHERE}>{t('group.all')}</SingleSelectOption>
            {groups.map(({ code, name }) => (
              <SingleSelectOption key={code} value={code}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Narrow>
      )}
      <Search>
        <SearchForm onSubmit={(event) => event.preventDefault()}>
          <Searchbar
            name="grid-search"
            data-testid="grid-search"
            size="S"
            value={typed}
            maxLength={60}
            autoComplete="off"
            placeholder={t('search.placeholder')}
            clearLabel={t('search.clear')}
            onChange={(event) => setTyped(event.target.value)}
            onClear={() => setTyped('')}
          >
            {t('search')}
          </Searchbar>
        </SearchForm>
      </Search>
    </Row>
  );
}
