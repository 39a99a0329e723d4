import { Badge, Box, Button, Flex, Searchbar, SearchForm, Tabs, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { toProblem } from '../../../../../admin/shared/problem';
import { Bone, Card, Nothing, Notice } from '../../../../../admin/shared/panel';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { saveBlob, useInvoicesApi } from '../api/useInvoicesApi';
import type { InvoicePage, State } from '../api/types';
import { useText } from '../hooks/useText';
import { InvoiceDialog } from './InvoiceDialog';
import { InvoiceTable } from './InvoiceTable';

/** Groups of states, as a day at the desk meets them. */
const GROUPS = {
  waiting: ['requested', 'void_requested'],
  issued: ['issued'],
  closed: ['voided', 'rejected', 'withdrawn'],
  all: [],
} as const satisfies Record<string, readonly State[]>;
type Group = keyof typeof GROUPS;
const NAMES = Object.keys(GROUPS) as Group[];

const countOf = (group: Group, { counts }: InvoicePage): number =>
  Object.entries(counts).reduce(
    (sum, [state, count]) =>
      group === 'all' || (GROUPS[group] as readonly string[]).includes(state) ? sum + count : sum,
    0,
  );

/** The queue; group, search and the open invoice stand in the address. */
export function Queue() {
  const texts = useText();
  const { t } = texts;
  const api = useInvoicesApi();
  const { toggleNotification } = useNotification();
  const [place, setPlace] = useSearchParams();
  const q = place.get('q') ?? '';
  const page = Number(place.get('page')) || 1;
  const group = NAMES.find((name) => name === place.get('group')) ?? 'waiting';
  const [text, setText] = useState(q);
  const filter = [
    ...(GROUPS[group].length > 0 ? [`state=${GROUPS[group].join(',')}`] : []),
    ...(q ? [`q=${encodeURIComponent(q)}`] : []),
  ];
  const load = useCallback((key: string, signal: AbortSignal) => api.list(key, signal), [api]);
  const { data, problem, refresh } = useRequest([...filter, `page=${page}`, 'pageSize=20'].join('&'), load);
  const go = (changes: Record<string, string | null>): void => {
    const next = new URLSearchParams(place);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setPlace(next);
  };
  const download = async (): Promise<void> => {
    try {
      saveBlob(await api.csv(filter.join('&')), 'invoices.csv');
    } catch (error) {
      toggleNotification({ type: 'danger', message: texts.problem(toProblem(error)) });
    }
  };
  const open = place.get('invoice');
  const pages = data ? Math.max(1, Math.ceil(data.total / data.pageSize)) : 1;
  return (
    <Box paddingTop={5} paddingBottom={8} paddingLeft={6} paddingRight={6}>
      <Flex justifyContent="space-between" gap={4} paddingBottom={4} wrap="wrap">
        <Typography variant="alpha" tag="h1">
          {t('title')}
        </Typography>
        <Flex gap={3}>
          <SearchForm
            onSubmit={(event: React.FormEvent) => {
              event.preventDefault();
              go({ q: text.trim(), page: null });
            }}
          >
            <Searchbar
              name="q"
              size="S"
              data-testid="invoice-search"
              value={text}
              placeholder={t('search')}
              clearLabel={t('clear')}
              onChange={(event: React.ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
              onClear={() => {
                setText('');
                go({ q: null, page: null });
              }}
            >
              {t('search')}
            </Searchbar>
          </SearchForm>
          <Button variant="tertiary" startIcon={<Download aria-hidden />} onClick={download}>
            {t('csv')}
          </Button>
        </Flex>
      </Flex>
      <Tabs.Root value={group} onValueChange={(name: string) => go({ group: name, page: null })} variant="simple">
        <Tabs.List aria-label={t('title')}>
          {NAMES.map((name) => (
            <Tabs.Trigger key={name} value={name} data-testid={`invoice-group-${name}`}>
              {t(`group.${name}`)} {data && <Badge>{countOf(name, data)}</Badge>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value={group}>
          <Card style={{ marginTop: '1.6rem' }}>
            {problem && !data ? (
              <Flex direction="column" alignItems="flex-start" gap={3}>
                <Notice $tone="danger">{texts.problem(problem)}</Notice>
                <Button variant="secondary" onClick={refresh}>
                  {t('retry')}
                </Button>
              </Flex>
            ) : !data ? (
              Array.from({ length: 6 }, (_, index) => <Bone key={index} $height="3.2rem" />)
            ) : data.items.length === 0 ? (
              <Nothing>{t(q ? 'empty.search' : 'empty')}</Nothing>
            ) : (
              <InvoiceTable invoices={data.items} onOpen={(no) => go({ invoice: no })} />
            )}
          </Card>
          {pages > 1 && (
            <Flex gap={3} paddingTop={4} justifyContent="flex-end">
              <Button variant="tertiary" disabled={page <= 1} onClick={() => go({ page: String(page - 1) })}>
                {t('previous')}
              </Button>
              <Typography textColor="neutral600">{t('page', { page, pages })}</Typography>
              <Button variant="tertiary" disabled={page >= pages} onClick={() => go({ page: String(page + 1) })}>
                {t('next')}
              </Button>
            </Flex>
          )}
        </Tabs.Content>
      </Tabs.Root>
      {open && <InvoiceDialog no={open} onClose={() => go({ invoice: null })} onChanged={refresh} />}
    </Box>
  );
}
