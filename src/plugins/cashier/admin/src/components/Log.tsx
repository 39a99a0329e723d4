import { Button, Flex } from '@strapi/design-system';
import { useCallback, useDeferredValue, useState } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { addDays, localDate } from '../../../../../shared/local-date';
import { useCashierApi } from '../api/useCashierApi';
import type { Redemption } from '../api/types';
import { useText } from '../hooks/useText';
import { LogFilters, type Filters } from './LogFilters';
import { LogTable } from './LogTable';
import { Bone, Card, Fields, Nothing, Notice } from './parts';
import { ReceiptDialog } from './ReceiptDialog';
import { UndoDialog } from './UndoDialog';

const LIMIT = 50;

/** Everything that was handed over, found by day, name, number and state. */
export function Log() {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const [filters, setFilters] = useState<Filters>({ q: '', from: '', last: '', state: 'all', asset: 'all' });
  const { q, from, last, state, asset } = filters;
  const [pages, setPages] = useState<{ of: string; cursors: string[] }>({ of: '', cursors: [] });
  const [undoing, setUndoing] = useState<Redemption | null>(null);
  const [shown, setShown] = useState<Redemption | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);

  const filter = new URLSearchParams({ state });
  const wanted = useDeferredValue(q.trim());
  if (wanted) filter.set('q', wanted);
  if (asset !== 'all') filter.set('asset', asset);
  if (from) filter.set('from', from);
  if (last) filter.set('to', addDays(localDate(last), 1));
  const asked = filter.toString();
  const cursors = pages.of === asked ? pages.cursors : [];
  const cursor = cursors.at(-1);
  const load = useCallback((key: string, signal: AbortSignal) => api.redemptions(key, signal), [api]);
  const { data, problem, refresh } = useRequest(`${asked}&limit=${LIMIT}${cursor ? `&cursor=${cursor}` : ''}`, load);

  const download = async (): Promise<void> => {
    try {
      const address = URL.createObjectURL(await api.csv(asked));
      Object.assign(document.createElement('a'), { href: address, download: 'redemptions.csv' }).click();
      URL.revokeObjectURL(address);
      setFailed(null);
    } catch (error) {
      setFailed(toProblem(error));
    }
  };

  return (
    <Card>
      <Fields>
        <LogFilters filters={filters} onChange={(changes) => setFilters({ ...filters, ...changes })} />
        <Button variant="tertiary" size="L" onClick={() => void download()}>
          {t('log.csv')}
        </Button>
      </Fields>
      {(problem ?? failed) && <Notice $tone="danger">{texts.problem((problem ?? failed)!)}</Notice>}
      {!data && !problem && <Bone $height="16rem" aria-label={t('loading')} />}
      {data?.items.length === 0 && <Nothing>{t('log.none')}</Nothing>}
      {data && data.items.length > 0 && <LogTable items={data.items} onReceipt={setShown} onUndo={setUndoing} />}
      <Flex gap={2} justifyContent="flex-end" paddingTop={4}>
        {cursors.length > 0 && (
          <Button variant="tertiary" onClick={() => setPages({ of: asked, cursors: cursors.slice(0, -1) })}>
            {t('log.newer')}
          </Button>
        )}
        {data?.nextCursor && (
          <Button variant="tertiary" onClick={() => setPages({ of: asked, cursors: [...cursors, data.nextCursor!] })}>
            {t('log.older')}
          </Button>
        )}
      </Flex>
      {undoing && (
        <UndoDialog
          redemption={undoing}
          onClose={() => setUndoing(null)}
          onDone={() => {
            setUndoing(null);
            refresh();
          }}
        />
      )}
      {shown && <ReceiptDialog receipt={{ kind: 'redemption', redemption: shown }} onClose={() => setShown(null)} />}
    </Card>
  );
}
