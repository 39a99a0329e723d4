import { styled } from 'styled-components';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useLedgerApi } from '../api/useLedgerApi';
import type { Verification } from '../api/types';
import { useText } from '../hooks/useText';
import { shown } from '../utils/amount';
import { Bone, Card, Faint, Heading, Notice, Scroll, Table } from './parts';

const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
`;

/** Whether the books agree, and what they say that members have. */
export function Books() {
  return (
    <Stack>
      <Proof />
      <Holdings />
    </Stack>
  );
}

function Proof() {
  const texts = useText();
  const { t } = texts;
  const { data, problem } = useRequest('verifications', useLedgerApi().verifications);
  return (
    <Card data-testid="ledger-proof">
      <Heading>{t('proof')}</Heading>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!data && !problem && <Bone $height="4rem" />}
      {data?.length === 0 && <Notice $tone="neutral">{t('proof.none')}</Notice>}
      {data?.[0] && <Verdict verification={data[0]} />}
    </Card>
  );
}

function Verdict({ verification: { finishedAt, postings, difference } }: { verification: Verification }) {
  const { t, moment } = useText();
  const at = moment(finishedAt);
  if (!difference) return <Notice $tone="success">{t('proof.sound', { at, postings })}</Notice>;
  const { expected, found, transfer = 0, posting = 0, account = 0, what } = difference;
  const where = { transfer, posting, account, what };
  return <Notice $tone="danger">{t('proof.difference', { at, expected, found: found ?? '–', ...where })}</Notice>;
}

function Holdings() {
  const texts = useText();
  const { t } = texts;
  const { data, problem } = useRequest('liability', useLedgerApi().liability);
  return (
    <Card data-testid="ledger-holdings">
      <Heading>{t('holdings')}</Heading>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!data && !problem && <Bone $height="20rem" />}
      {data && (
        <Scroll>
          <Table>
            <thead>
              <tr>
                <th>{t('asset')}</th>
                {(['balance', 'refundable', 'held', 'owed', 'members'] as const).map((key) => (
                  <th key={key} className="number">
                    {t(`liability.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map(({ asset, name, unit, balance, refundable, held, owed, members }) => (
                <tr key={asset}>
                  <td>{name}</td>
                  <td className="number">{balance ? <strong>{shown(balance, unit)}</strong> : '–'}</td>
                  {[refundable, held, owed].map((amount, i) => (
                    <td key={i} className="number">
                      {amount ? shown(amount, unit) : '–'}
                    </td>
                  ))}
                  <td className="number">{members || '–'}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Scroll>
      )}
      <p style={{ marginTop: '1.2rem' }}>
        <Faint>{t('liability.hint')}</Faint>
      </p>
    </Card>
  );
}
