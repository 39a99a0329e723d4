import { SingleSelect, SingleSelectOption, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { addDays, dateInZone } from '../../../../../shared/local-date';
import { ASSET_CODES, type Asset } from '../../../server/domain';
import { useLedgerApi } from '../api/useLedgerApi';
import { useText } from '../hooks/useText';
import { shown } from '../utils/amount';
import { flowDays, highest, type FlowDay } from '../utils/flow';
import { Bone, Card, Faint, Heading, Nothing, Notice } from './parts';

const DAYS = 30;

const Plot = styled.div`
  display: grid;
  grid-auto-flow: column;
  grid-auto-columns: minmax(0, 1fr);
  gap: 2px;
  height: 20rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Column = styled.div`
  position: relative;
  display: grid;
  grid-template-rows: 1fr 1px 1fr;
  border-radius: 3px;

  &:hover,
  &:focus-visible {
    background: ${({ theme }) => theme.colors.neutral150};
  }
`;

const Zero = styled.span`
  background: ${({ theme }) => theme.colors.neutral300};
`;

const Bar = styled.span<{ $percent: number; $in: boolean }>`
  align-self: ${({ $in }) => ($in ? 'end' : 'start')};
  height: ${({ $percent }) => $percent}%;
  min-height: ${({ $percent }) => ($percent > 0 ? '2px' : '0')};
  margin: 0 15%;
  border-radius: ${({ $in }) => ($in ? '3px 3px 0 0' : '0 0 3px 3px')};
  background: ${({ theme, $in }) => ($in ? theme.colors.success500 : theme.colors.warning500)};
`;

const Dot = styled.i<{ $in: boolean }>`
  display: inline-block;
  width: 1rem;
  height: 1rem;
  margin: 0 0.6rem 0 0;
  border-radius: 2px;
  background: ${({ theme, $in }) => ($in ? theme.colors.success500 : theme.colors.warning500)};
`;

/** What came into members' wallets and went out of them, a column a day. */
export function FlowPlot() {
  const texts = useText();
  const { t } = texts;
  const api = useLedgerApi();
  const zone = useVenueConfig()?.zone ?? DEFAULT_ZONE;
  const [asset, setAsset] = useState<Asset>('principal');
  const [seen, setSeen] = useState<FlowDay | null>(null);
  const today = dateInZone(Date.now(), zone);
  const query = `asset=${asset}&from=${addDays(today, 1 - DAYS)}&to=${addDays(today, 1)}`;
  const { data, key, problem } = useRequest(query, api.flow);
  const days = data && key === query ? flowDays(data.items, today, DAYS) : null;
  const unit = data?.unit ?? 'fen';
  const said = (day: FlowDay): string =>
    `${day.date}: ${t('flow.in')} ${shown(day.in, unit)}, ${t('flow.out')} ${shown(day.out, unit)}`;
  return (
    <Card data-testid="ledger-flow">
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={3}>
        <Heading style={{ margin: 0 }}>{t('flow', { days: DAYS })}</Heading>
        <SingleSelect
          aria-label={t('asset')}
          value={asset}
          onChange={(code: string | number) => setAsset(code as Asset)}
        >
          {ASSET_CODES.map((code) => (
            <SingleSelectOption key={code} value={code}>
              {t(`asset.${code}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Flex>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!days && !problem && <Bone $height="20rem" />}
      {days && !days.some((day) => day.in || day.out) && <Nothing>{t('flow.none', { days: DAYS })}</Nothing>}
      {days?.some((day) => day.in || day.out) && (
        <>
          <Plot role="list" aria-label={t('flow', { days: DAYS })} onMouseLeave={() => setSeen(null)}>
            {days.map((day) => (
              <Column
                key={day.date}
                role="listitem"
                tabIndex={0}
                aria-label={said(day)}
                onMouseEnter={() => setSeen(day)}
                onFocus={() => setSeen(day)}
              >
                <Bar $in $percent={(day.in / highest(days)) * 100} />
                <Zero />
                <Bar $in={false} $percent={(day.out / highest(days)) * 100} />
              </Column>
            ))}
          </Plot>
          <Flex justifyContent="space-between" paddingTop={2}>
            <Faint>{days[0]!.date}</Faint>
            <Faint aria-live="polite">
              {seen ? said(seen) : t('flow.most', { amount: shown(highest(days), unit) })}
            </Faint>
            <Faint>{today}</Faint>
          </Flex>
          <Flex gap={4} paddingTop={2}>
            <Faint>
              <Dot $in />
              {t('flow.in')}
            </Faint>
            <Faint>
              <Dot $in={false} />
              {t('flow.out')}
            </Faint>
          </Flex>
        </>
      )}
    </Card>
  );
}
