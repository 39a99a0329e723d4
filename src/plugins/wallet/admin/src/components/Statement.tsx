import { Button, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { toProblem } from '../../../../../admin/shared/problem';
import { ASSET_CODES } from '../../../server/domain';
import { useLedgerApi } from '../api/useLedgerApi';
import { usePages } from '../hooks/usePages';
import { useText } from '../hooks/useText';
import { moved, shown } from '../utils/amount';
import { Amount, Bone, Card, Faint, Heading, LinkButton, Nothing, Notice, Scroll, Table } from './parts';

const ALL = 'all';

/** What moved, the newest first, with what was left afterwards. */
export function Statement({ memberId, onTransfer }: { memberId: number; onTransfer(no: string): void }) {
  const texts = useText();
  const { t, moment } = texts;
  const api = useLedgerApi();
  const { toggleNotification } = useNotification();
  const [asset, setAsset] = useState(ALL);
  const filter = asset === ALL ? '' : `asset=${asset}`;
  const load = useCallback(
    (cursor: string | null, signal?: AbortSignal) =>
      api.statement(memberId, `limit=50&${filter}${cursor ? `&cursor=${cursor}` : ''}`, signal),
    [api, memberId, filter],
  );
  const { items, empty, loading, problem, more } = usePages(load);

  const save = async (): Promise<void> => {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await api.csv(memberId, filter));
      link.download = `statement-${memberId}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      toggleNotification({ type: 'danger', message: texts.problem(toProblem(error)) });
    }
  };

  return (
    <Card data-testid="ledger-statement" aria-busy={loading}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={3}>
        <Heading style={{ margin: 0 }}>{t('statement')}</Heading>
        <Flex gap={2}>
          <SingleSelect
            aria-label={t('asset')}
            value={asset}
            onChange={(value: string | number) => setAsset(String(value))}
          >
            {[ALL, ...ASSET_CODES].map((code) => (
              <SingleSelectOption key={code} value={code}>
                {t(`asset.${code as 'all'}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Button variant="tertiary" onClick={save}>
            {t('export')}
          </Button>
        </Flex>
      </Flex>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {empty && <Nothing>{t('statement.empty')}</Nothing>}
      {items.length > 0 && (
        <Scroll>
          <Table>
            <thead>
              <tr>
                {(['at', 'asset', 'reason'] as const).map((key) => (
                  <th key={key}>{t(key)}</th>
                ))}
                <th className="number">{t('change')}</th>
                <th className="number">{t('after')}</th>
                <th>{`${t('reference')} · ${t('actor')}`}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((line) => (
                <tr key={line.id}>
                  <td className="nowrap">{moment(line.at)}</td>
                  <td className="nowrap">{line.assetName}</td>
                  <td>
                    <LinkButton onClick={() => onTransfer(line.transferNo)}>{line.title}</LinkButton>
                    {line.note && (
                      <>
                        <br />
                        <Faint>{line.note}</Faint>
                      </>
                    )}
                  </td>
                  <td className="number">
                    <Amount $sign={line.amount}>{moved(line.amount, line.unit)}</Amount>
                  </td>
                  <td className="number">{line.after === null ? '–' : shown(line.after, line.unit)}</td>
                  <td>
                    {line.reference && (
                      <>
                        {texts.reference(line.reference)}
                        <br />
                      </>
                    )}
                    <Faint>{texts.actor(line.actor)}</Faint>
                  </td>
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
