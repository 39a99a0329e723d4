import { Button, IconButton, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { ArrowClockwise, Plus } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useText } from '../hooks/useText';
import { ARRIVALS, type Arrives } from '../utils/dates';
import { SEARCH_MAX } from '../utils/query';

const Frame = styled.div`
  container-type: inline-size;
`;

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 1.2rem 2rem;
`;

const Search = styled.div`
  flex: 1 1 20rem;
  max-width: 36rem;

  input {
    text-overflow: ellipsis;
  }
`;

const Segments = styled.div`
  display: inline-flex;
  align-items: center;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  overflow: hidden;
`;

const Segment = styled.button`
  height: 3.4rem;
  padding: 0 1.4rem;
  border: 0;
  border-left: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: none;
  color: ${({ theme }) => theme.colors.neutral700};
  font: inherit;
  font-size: 1.4rem;
  cursor: pointer;

  &:first-child {
    border-left: 0;
  }

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-pressed='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const Spinning = styled.span<{ $spin: boolean }>`
  display: inline-flex;

  @media (prefers-reduced-motion: no-preference) {
    animation: ${({ $spin }) => ($spin ? 'desk-turn 0.8s linear infinite' : 'none')};
  }

  @keyframes desk-turn {
    to {
      transform: rotate(360deg);
    }
  }
`;

const Labelled = styled.div`
  display: flex;
  align-items: center;
  gap: 0.8rem;
`;

const End = styled(Labelled)`
  margin-left: auto;

  @container (max-width: 84rem) {
    > [data-updated] {
      display: none;
    }
  }
`;

const DEBOUNCE_MS = 300;

interface ToolbarProps {
  text: string;
  arrives: Arrives;
  updatedAt: string | null;
  loading: boolean;
  onText(text: string): void;
  onArrives(arrives: Arrives): void;
  onRefresh(): void;
  /** Null for those who may not book. */
  onNew: (() => void) | null;
}

export function Toolbar({ text, arrives, updatedAt, loading, onText, onArrives, onRefresh, onNew }: ToolbarProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);

  // The address may change by itself (back button, "show all"); what is being typed must not be lost.
  useEffect(() => {
    if (text !== sent.current) setTyped(text);
    sent.current = text;
  }, [text]);

  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      onText(typed);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed, onText]);

  return (
    <Frame>
      <Row>
        <Typography variant="beta" tag="h1">
          {t('desk.title')}
        </Typography>
        <Search>
          <SearchForm onSubmit={(event) => event.preventDefault()}>
            <Searchbar
              name="desk-search"
              data-testid="desk-search"
              value={typed}
              maxLength={SEARCH_MAX}
              autoComplete="off"
              placeholder={t('desk.search.placeholder')}
              clearLabel={t('desk.search.clear')}
              onChange={(event) => setTyped(event.target.value)}
              onClear={() => setTyped('')}
            >
              {t('desk.search')}
            </Searchbar>
          </SearchForm>
        </Search>
        <Labelled>
          <Typography variant="omega" textColor="neutral600" id="desk-arrives">
            {t('arrives')}
          </Typography>
          <Segments role="group" aria-labelledby="desk-arrives">
            {ARRIVALS.map((key) => (
              <Segment
                key={key}
                type="button"
                aria-pressed={arrives === key}
                data-testid={`desk-arrives-${key}`}
                onClick={() => onArrives(key)}
              >
                {t(`arrives.${key}`)}
              </Segment>
            ))}
          </Segments>
        </Labelled>
        <End>
          {updatedAt && (
            <Typography variant="pi" textColor="neutral600" data-updated>
              {t('desk.updated', { time: updatedAt })}
            </Typography>
          )}
          <IconButton
            label={updatedAt ? t('desk.refresh.updated', { time: updatedAt }) : t('desk.refresh')}
            onClick={onRefresh}
            data-testid="desk-refresh"
          >
            <Spinning $spin={loading}>
              <ArrowClockwise aria-hidden />
            </Spinning>
          </IconButton>
          {onNew && (
            <Button size="M" startIcon={<Plus aria-hidden />} data-testid="desk-new" onClick={onNew}>
              {t('booking.title')}
            </Button>
          )}
        </End>
      </Row>
    </Frame>
  );
}
