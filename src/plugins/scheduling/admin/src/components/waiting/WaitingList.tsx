import { Button, IconButton, Typography } from '@strapi/design-system';
import { ArrowClockwise, ChevronLeft, ChevronRight, Plus } from '@strapi/icons';
import { Page, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import { dateInZone } from '../../../../../../shared/local-date';
import { tint } from '../../../../../../admin/shared/look';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { DEFAULT_ZONE } from '../../../../../../admin/shared/venue';
import { useWaitingApi, type Note } from '../../api/useWaitingApi';
import { useText } from '../../hooks/useText';
import { useWaitingPlace } from '../../hooks/useWaitingPlace';
import { KEEP_WAITING } from '../../permissions';
import { bookingDesk } from '../../public/booking-desk';
import { CloseNote } from './CloseNote';
import { NewNote } from './NewNote';
import { NoteRow } from './NoteRow';
import { WaitingFilter } from './WaitingFilter';

const Screen = styled(Page.Main)`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  min-height: 0;
  padding: 1.6rem 2.4rem 2.4rem;
`;

const Top = styled.header`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.8rem 1.6rem;

  > :nth-last-child(2) {
    margin-left: auto;
  }
`;

const Sheet = styled.div`
  overflow-x: auto;
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};

  table {
    width: 100%;
    min-width: 88rem;
    border-collapse: collapse;
  }

  th {
    padding: 1.2rem 1.6rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
    text-align: left;
  }
`;

const Message = styled.div`
  display: flex;
  flex-direction: column;
  align-items: center;
  gap: 0.8rem;
  padding: 6rem 2.4rem;
  text-align: center;
`;

const Bones = styled.div`
  height: 32rem;
  background: repeating-linear-gradient(
    ${({ theme }) => tint(theme, 'neutral500', 10)} 0 4.8rem,
    ${({ theme }) => theme.colors.neutral0} 4.8rem 6.4rem
  );
`;

const Pages = styled.footer`
  display: flex;
  align-items: center;
  justify-content: flex-end;
  gap: 0.8rem;
`;

const COLUMNS = ['state', 'guest', 'what', 'dates', 'left', 'action'] as const;

/** Who waits for which days; what is free now comes with the way to the booking. */
export function WaitingList() {
  const { t, problem: say } = useText();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const api = useWaitingApi();
  const { canKeep = false } = useRBAC(KEEP_WAITING).allowedActions as { canKeep?: boolean };
  const { place, draft, query, change, open } = useWaitingPlace(dateInZone(Date.now(), DEFAULT_ZONE));
  const { data, problem, loading, refresh } = useRequest(query, api.list);
  const [closing, setClosing] = useState<Note | null>(null);

  const done = (text: string): void => {
    setClosing(null);
    if (draft) open(false);
    toggleNotification({ type: 'success', message: text, timeout: 3000 });
    refresh();
  };
  const book = ({ ref, from, to, adults, children, guest }: Note): void => {
    const begun = bookingDesk()?.begin({ ref, from, to, adults, children, guest });
    if (begun) navigate(begun.path, { state: begun.state });
  };
  const pages = data ? Math.max(1, Math.ceil(data.counts[place.group] / data.pageSize)) : 1;

  return (
    <Screen aria-busy={loading}>
      <Top>
        <Typography variant="beta" tag="h1">
          {t('waiting.title')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {t('waiting.hint')}
        </Typography>
        <IconButton label={t('waiting.refresh')} onClick={refresh}>
          <ArrowClockwise aria-hidden />
        </IconButton>
        {canKeep && (
          <Button startIcon={<Plus aria-hidden />} onClick={() => open(true)} data-testid="waiting-new">
            {t('waiting.new')}
          </Button>
        )}
      </Top>
      <WaitingFilter place={place} counts={data?.counts ?? null} onChange={change} />
      <Sheet>
        {!data && !problem && <Bones role="status" aria-label={t('waiting.loading')} />}
        {!data && problem && (
          <Message role="alert">
            <Typography variant="delta" tag="p">
              {t('waiting.error')}
            </Typography>
            <Typography textColor="neutral600">{say(problem)}</Typography>
            <Button variant="secondary" onClick={refresh}>
              {t('retry')}
            </Button>
          </Message>
        )}
        {data?.items.length === 0 && (
          <Message role="status">
            <Typography variant="delta" tag="p">
              {t(`waiting.empty.${place.group}`)}
            </Typography>
            <Typography textColor="neutral600">{t('waiting.empty.hint')}</Typography>
          </Message>
        )}
        {data && data.items.length > 0 && (
          <table aria-label={t('waiting.list')}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`waiting.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((note) => (
                <NoteRow
                  key={note.no}
                  note={note}
                  onBook={note.status === 'free' && bookingDesk() ? () => book(note) : null}
                  onClose={canKeep ? () => setClosing(note) : null}
                />
              ))}
            </tbody>
          </table>
        )}
      </Sheet>
      {pages > 1 && (
        <Pages>
          <Typography variant="pi" textColor="neutral600">
            {t('waiting.page', { page: place.page, pages })}
          </Typography>
          <IconButton
            size="S"
            label={t('waiting.previous')}
            disabled={place.page <= 1}
            onClick={() => change({ page: place.page - 1 })}
          >
            <ChevronLeft aria-hidden />
          </IconButton>
          <IconButton
            size="S"
            label={t('waiting.next')}
            disabled={place.page >= pages}
            onClick={() => change({ page: place.page + 1 })}
          >
            <ChevronRight aria-hidden />
          </IconButton>
        </Pages>
      )}
      {draft && canKeep && (
        <NewNote draft={draft} onClose={() => open(false)} onDone={() => done(t('waiting.done.left'))} />
      )}
      {closing && (
        <CloseNote note={closing} onClose={() => setClosing(null)} onDone={() => done(t('waiting.done.closed'))} />
      )}
    </Screen>
  );
}
