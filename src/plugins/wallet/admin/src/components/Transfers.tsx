import { Button, Searchbar } from '@strapi/design-system';
import { useCallback, useDeferredValue, useState } from 'react';
import { useLedgerApi } from '../api/useLedgerApi';
import { usePages } from '../hooks/usePages';
import { useText } from '../hooks/useText';
import { Bone, Card, LinkButton, Nothing, Notice, Scroll, Table } from './parts';

/** All transfers, the newest first, or those of one order, top-up, card … */
export function Transfers({ onTransfer, onMember }: { onTransfer(no: string): void; onMember(id: string): void }) {
  const texts = useText();
  const { t, moment } = texts;
  const api = useLedgerApi();
  const [text, setText] = useState('');
  const reference = useDeferredValue(text.trim());
  const load = useCallback(
    (cursor: string | null, signal?: AbortSignal) => {
      const query = new URLSearchParams({
        limit: '50',
        ...(reference ? { reference } : {}),
        ...(cursor ? { cursor } : {}),
      });
      return api.transfers(query.toString(), signal);
    },
    [api, reference],
  );
  const { items, empty, loading, problem, more } = usePages(load);
  return (
    <Card data-testid="ledger-transfers" aria-busy={loading}>
      <div style={{ maxWidth: '40rem', marginBottom: '1.2rem' }}>
        <Searchbar
          name="reference"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onClear={() => setText('')}
          clearLabel={t('search.clear')}
          placeholder={t('transfers.search')}
        >
          {t('transfers.search')}
        </Searchbar>
      </div>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {empty && <Nothing>{t('statement.empty')}</Nothing>}
      {items.length > 0 && (
        <Scroll>
          <Table>
            <thead>
              <tr>
                {(['at', 'transfer', 'reason', 'kind', 'member', 'reference', 'actor'] as const).map((key) => (
                  <th key={key}>{t(key)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map(({ no, at, title, kind, memberId, memberName, reference: of, actor }) => (
                <tr key={no}>
                  <td className="nowrap">{moment(at)}</td>
                  <td className="nowrap">
                    <LinkButton onClick={() => onTransfer(no)}>{no}</LinkButton>
                  </td>
                  <td>{title}</td>
                  <td className="nowrap">{t(`kind.${kind as 'grant'}`)}</td>
                  <td className="nowrap">
                    <LinkButton onClick={() => onMember(String(memberId))}>{memberName ?? `#${memberId}`}</LinkButton>
                  </td>
                  <td>{of ? texts.reference(of) : '–'}</td>
                  <td>{texts.actor(actor)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Scroll>
      )}
      {loading && <Bone $height="4rem" style={{ marginTop: '0.8rem' }} />}
      {more && (
        <Button variant="tertiary" onClick={more} marginTop={3}>
          {t('more')}
        </Button>
      )}
    </Card>
  );
}
