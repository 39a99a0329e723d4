import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { Button, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import { dateInZone } from '../../../../../shared/local-date';
import { toProblem } from '../../../../../admin/shared/problem';
import { useGridApi } from '../api/useGridApi';
import { useAllowed } from '../hooks/useAllowed';
import { useLive, type ClaimNews } from '../hooks/useLive';
import { useFocusBack } from '../hooks/useFocusBack';
import { usePlace } from '../hooks/usePlace';
import { useSheet } from '../hooks/useSheet';
import { dateOf, useText } from '../hooks/useText';
import { isUnitMove } from '../utils/gesture';
import type { Target } from '../utils/illegal';
import { shownRows, type Bar, type Sheet } from '../utils/sheet';
import { BoardState } from './BoardState';
import { Grid } from './Grid';
import { Legend } from './Legend';
import { Opened, type Open } from './Opened';
import { Toolbar } from './Toolbar';

const Screen = styled(Page.Main)`
  position: relative;
  display: flex;
  flex-direction: column;
  flex: 1;
  gap: 1.2rem;
  height: 100vh;
  min-height: 0;
  padding: 1.6rem 2.4rem 2rem;
  overflow: hidden;
`;

const Stale = styled.div`
  display: flex;
  align-items: center;
  gap: 1.2rem;
`;

/** News come in bursts: an order frees one unit and takes another. */
const GATHER_MS = 120;

/** Which resources show only their own line, and the way to fold one or open it again. */
function useFolded(): { folded: ReadonlySet<string>; onFold(resource: string): void } {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const onFold = useCallback(
    (resource: string) =>
      setFolded((old) => {
        const next = new Set(old);
        if (!next.delete(resource)) next.add(resource);
        return next;
      }),
    [],
  );
  return { folded, onFold };
}

export function Board() {
  const { t, problem: say } = useText();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const api = useGridApi();
  const allowed = useAllowed();
  const { place, change } = usePlace();
  const { sheet, problem, loading, refresh } = useSheet(place.from, place.zoom);
  const { folded, onFold } = useFolded();
  const [open, setOpen] = useState<Open | null>(null);
  const close = useCallback(() => setOpen(null), []);
  useFocusBack(open !== null);

  const timer = useRef<ReturnType<typeof setTimeout>>();
  const later = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(refresh, GATHER_MS);
  };
  const connection = useLive({
    changed: (news) => void (sheet && concerns(sheet, news) && later()),
    resync: refresh,
  });

  const rows = useMemo(
    () => (sheet ? shownRows(sheet, { group: place.group, text: place.text }) : []),
    [sheet, place.group, place.text],
  );
  const told = useCallback(
    (type: 'success' | 'danger', message: string) => toggleNotification({ type, message, timeout: 4_000 }),
    [toggleNotification],
  );
  const onRefused = useCallback((why: string) => told('danger', t('refused', { why })), [told, t]);
  const onMark = useCallback(
    (target: Target, at: { x: number; y: number }) => setOpen({ kind: 'mark', target, at }),
    [],
  );
  const onOpen = useCallback(
    (bar: Bar) => setOpen(bar.no === null ? { kind: 'block', bar } : { kind: 'booking', no: bar.no }),
    [],
  );
  const onDrop = useCallback(
    (bar: Bar, target: Target) => {
      if (!sheet) return;
      if (bar.no !== null && !isUnitMove(bar, target)) return setOpen({ kind: 'change', bar, target, sheet });
      const dates = bar.no === null ? { from: dateOf(sheet, target.from), to: dateOf(sheet, target.to) } : {};
      api.move(bar.id, { unit: target.line.unit, ...dates }).then(
        () => told('success', t('done.moved')),
        (error: unknown) => onRefused(say(toProblem(error))),
      );
      // The news of it comes by itself; without a connection nobody would look.
      setTimeout(refresh, GATHER_MS * 3);
    },
    [api, sheet, refresh, told, onRefused, say, t],
  );
  const done = (text: string): void => {
    setOpen(null);
    told('success', text);
    refresh();
  };

  const today = sheet?.answer.today ?? dateInZone(Date.now(), DEFAULT_ZONE);
  return (
    <Screen aria-busy={loading}>
      <Toolbar place={place} today={today} groups={sheet?.answer.groups ?? []} onChange={change} />
      <Legend connection={connection} />
      {sheet && problem && (
        <Stale role="alert">
          <Typography textColor="danger600">{t('stale', { why: say(problem) })}</Typography>
          <Button variant="tertiary" size="S" onClick={refresh}>
            {t('retry')}
          </Button>
        </Stale>
      )}
      {sheet && rows.length > 0 ? (
        <Grid
          sheet={sheet}
          rows={rows}
          zoom={place.zoom}
          folded={folded}
          allowed={allowed}
          marked={open?.kind === 'mark' ? open.target : null}
          onFold={onFold}
          onMark={onMark}
          onOpen={onOpen}
          onDrop={onDrop}
          onRefused={onRefused}
        />
      ) : (
        <BoardState
          problem={sheet ? null : problem}
          filtered={sheet !== null && sheet.rows.length > 0}
          loading={!sheet && !problem}
          onRetry={refresh}
          onReset={() => change({ group: null, text: '' })}
        />
      )}
      {open && sheet && (
        <Opened
          open={open}
          sheet={sheet}
          allowed={allowed}
          onClose={close}
          onDone={done}
          onBook={(path) => void navigate(path)}
          onChanged={refresh}
        />
      )}
    </Screen>
  );
}

const SECONDS_A_DAY = 86_400;

/** Whether the news are about something on this grid; a day to spare on both sides for zones. */
function concerns({ rows, first, count }: Sheet, { resource, from, to }: ClaimNews): boolean {
  const [start, end] = [(first - 1) * SECONDS_A_DAY, (first + count + 1) * SECONDS_A_DAY];
  return from < end && to > start && rows.some((row) => row.resource === resource);
}
