import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import { toProblem } from '../../../../../admin/shared/problem';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { dateInZone } from '../../../../../shared/local-date';
import type { ReportedLiability } from '../api/types';
import { useLedgerApi } from '../api/useLedgerApi';
import { useFlows } from '../hooks/useFlows';
import { useText } from '../hooks/useText';
import { shown } from '../utils/amount';
import { flowDays } from '../utils/flow';
import { DayPlot } from './DayPlot';
import { PartsBar } from './PartsBar';
import { Bone, Card, Faint, Heading, Nothing, Notice, Scroll, Table } from './parts';

const DAYS = 60;
const AGES = ['to30', 'to90', 'to365', 'older'] as const;
const ENDS = ['ended', 'to30', 'to90', 'to365', 'later', 'never'] as const;

const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
`;

const Plots = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(36rem, 1fr));
  gap: 2.4rem;
`;

/** What the house owes its members at a date, and what moved. */
export function Liability() {
  return (
    <Stack>
      <Report />
      <Flows />
    </Stack>
  );
}

function Report() {
  const texts = useText();
  const { t } = texts;
  const api = useLedgerApi();
  const { toggleNotification } = useNotification();
  const today = dateInZone(Date.now(), useVenueConfig()?.zone ?? DEFAULT_ZONE);
  const [chosen, setDate] = useState('');
  const date = chosen || today;
  const { data, problem, loading } = useRequest(date, api.report);

  const save = async (): Promise<void> => {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await api.reportCsv(date));
      link.download = `liability-${date}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      toggleNotification({ type: 'danger', message: texts.problem(toProblem(error)) });
    }
  };
  const rows = data?.items.filter(({ balance, owed }) => balance > 0 || owed > 0) ?? [];
  return (
    <Card data-testid="liability-report" aria-busy={loading}>
      <Flex justifyContent="space-between" alignItems="end" gap={4} wrap="wrap" paddingBottom={3}>
        <Heading style={{ margin: 0 }}>{t('liability')}</Heading>
        <Flex gap={2} alignItems="end">
          <Field.Root name="liability-date">
            <Field.Label>{t('liability.date')}</Field.Label>
            <TextInput
              type="date"
              max={today}
              value={date}
              onChange={(event: { target: { value: string } }) => setDate(event.target.value)}
            />
          </Field.Root>
          <Button variant="secondary" size="L" onClick={() => void save()} data-testid="liability-csv">
            {t('export')}
          </Button>
        </Flex>
      </Flex>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!data && !problem && <Bone $height="20rem" />}
      {data && rows.length === 0 && <Nothing>{t('liability.none')}</Nothing>}
      {rows.length > 0 && <Sums rows={rows} />}
      <p style={{ marginTop: '1.2rem' }}>
        <Faint>{t('liability.report.hint')}</Faint>
      </p>
    </Card>
  );
}

function Sums({ rows }: { rows: ReportedLiability[] }) {
  const { t } = useText();
  const worth = rows.reduce((sum, { worthFen }) => sum + (worthFen ?? 0), 0);
  const refundable = rows.reduce((sum, row) => sum + (row.unit === 'fen' ? row.refundable : 0), 0);
  return (
    <Scroll>
      <Table>
        <thead>
          <tr>
            <th>{t('asset')}</th>
            {(['balance', 'worth', 'refundable', 'owed', 'members'] as const).map((key) => (
              <th key={key} className="number">
                {t(`liability.${key}`)}
              </th>
            ))}
            <th>{t('liability.ages')}</th>
            <th>{t('liability.ends')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ asset, name, unit, balance, worthFen, owed, members, ages, ends, ...row }) => (
            <tr key={asset}>
              <td className="nowrap">{name}</td>
              <td className="number">
                <strong>{shown(balance, unit)}</strong>
              </td>
              <td className="number">{worthFen === null ? '–' : shown(worthFen, 'fen')}</td>
              <td className="number">{row.refundable ? shown(row.refundable, unit) : '–'}</td>
              <td className="number">{owed ? shown(owed, unit) : '–'}</td>
              <td className="number">{members}</td>
              <td>
                <PartsBar parts={AGES.map((key) => ({ label: t(`age.${key}`), amount: ages[key] }))} unit={unit} />
              </td>
              <td>
                <PartsBar parts={ENDS.map((key) => ({ label: t(`end.${key}`), amount: ends[key] }))} unit={unit} />
              </td>
            </tr>
          ))}
        </tbody>
        <tbody>
          <tr>
            <th scope="row">{t('liability.sum')}</th>
            <td />
            <td className="number">
              <strong>{shown(worth, 'fen')}</strong>
            </td>
            <td className="number">{shown(refundable, 'fen')}</td>
            <td colSpan={4} />
          </tr>
        </tbody>
      </Table>
    </Scroll>
  );
}

function Flows() {
  const texts = useText();
  const { t } = texts;
  const { data, problem, today } = useFlows(DAYS);
  return (
    <Card data-testid="liability-flows">
      <Heading>{t('flow', { days: DAYS })}</Heading>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!data && !problem && <Bone $height="20rem" />}
      {data?.length === 0 && <Nothing>{t('flow.none', { days: DAYS })}</Nothing>}
      {data && (
        <Plots>
          {data.map(({ asset, name, unit, days }) => (
            <section key={asset} aria-label={name}>
              <Heading as="h3">{name}</Heading>
              <DayPlot days={flowDays(days, today, DAYS)} unit={unit} label={name} height="12rem" />
            </section>
          ))}
        </Plots>
      )}
    </Card>
  );
}
