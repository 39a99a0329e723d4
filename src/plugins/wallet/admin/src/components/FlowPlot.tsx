import { SingleSelect, SingleSelectOption, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { ASSET_CODES, type Asset } from '../../../server/domain';
import { useFlows } from '../hooks/useFlows';
import { useText } from '../hooks/useText';
import { flowDays } from '../utils/flow';
import { DayPlot } from './DayPlot';
import { Bone, Card, Heading, Nothing, Notice } from './parts';

const DAYS = 30;

/** What came into members' wallets and went out of them, of one asset; the first that moved until somebody chooses. */
export function FlowPlot() {
  const texts = useText();
  const { t } = texts;
  const { data, problem, today } = useFlows(DAYS);
  const [chosen, setChosen] = useState<Asset | null>(null);
  const asset = chosen ?? data?.[0]?.asset ?? 'principal';
  const flow = data?.find((one) => one.asset === asset);
  const label = t('flow', { days: DAYS });
  return (
    <Card data-testid="ledger-flow">
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={3}>
        <Heading style={{ margin: 0 }}>{label}</Heading>
        <SingleSelect
          aria-label={t('asset')}
          value={asset}
          onChange={(code: string | number) => setChosen(code as Asset)}
        >
          {ASSET_CODES.map((code) => (
            <SingleSelectOption key={code} value={code}>
              {t(`asset.${code}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Flex>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!data && !problem && <Bone $height="20rem" />}
      {data && !flow && <Nothing>{t('flow.none', { days: DAYS })}</Nothing>}
      {flow && <DayPlot days={flowDays(flow.days, today, DAYS)} unit={flow.unit} label={label} />}
    </Card>
  );
}
