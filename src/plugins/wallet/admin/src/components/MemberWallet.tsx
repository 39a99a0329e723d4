import { Button, Flex } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useLedgerApi } from '../api/useLedgerApi';
import type { Balance } from '../api/types';
import { useText } from '../hooks/useText';
import { LEDGER } from '../permissions';
import { shown } from '../utils/amount';
import { AdjustDialog } from './AdjustDialog';
import { Bone, Card, Faint, Heading, LinkButton, Nothing, Notice, Scroll, Table } from './parts';
import { Statement } from './Statement';

const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  min-width: 0;
`;

/** What a member has, asset by asset and pocket by pocket, and how it came about. */
export function MemberWallet({ memberId, onTransfer }: { memberId: string; onTransfer(no: string): void }) {
  const texts = useText();
  const { t } = texts;
  const api = useLedgerApi();
  const { allowedActions } = useRBAC(LEDGER);
  const [adjusting, setAdjusting] = useState(false);
  const [version, setVersion] = useState(0);
  const { data, problem, refresh } = useRequest(memberId, api.member);
  if (!data)
    return <Card>{problem ? <Notice $tone="danger">{texts.problem(problem)}</Notice> : <Bone $height="12rem" />}</Card>;
  const { member, assets } = data;
  return (
    <Stack>
      <Card data-testid="ledger-wallet">
        <Flex justifyContent="space-between" alignItems="start" gap={4}>
          <Heading>
            {member.name} <Faint>{member.phone ?? `#${member.id}`}</Faint>
          </Heading>
          {allowedActions.canAdjust && (
            <Button variant="secondary" onClick={() => setAdjusting(true)} data-testid="ledger-adjust">
              {t('adjust')}
            </Button>
          )}
        </Flex>
        {assets.length === 0 ? <Nothing>{t('wallet.empty')}</Nothing> : <Balances assets={assets} />}
      </Card>
      <Statement key={version} memberId={member.id} onTransfer={onTransfer} />
      {adjusting && (
        <AdjustDialog
          member={member}
          available={Object.fromEntries(assets.map(({ asset, available }) => [asset, available]))}
          onClose={() => setAdjusting(false)}
          onDone={() => {
            setAdjusting(false);
            setVersion(version + 1);
            refresh();
          }}
        />
      )}
    </Stack>
  );
}

function Balances({ assets }: { assets: Balance[] }) {
  const { t } = useText();
  return (
    <Scroll>
      <Table>
        <thead>
          <tr>
            <th>{t('asset')}</th>
            <th className="number">{t('available')}</th>
            <th className="number">{t('held')}</th>
            <th className="number">{t('owed')}</th>
            <th>{t('expires')}</th>
            <th>{t('source')}</th>
          </tr>
        </thead>
        {assets.map((balance) => (
          <AssetRows key={balance.asset} balance={balance} />
        ))}
      </Table>
    </Scroll>
  );
}

/** More pockets than this are folded: those that end last, which are spent last. */
const SHOWN = 4;

function AssetRows({ balance }: { balance: Balance }) {
  const { name, unit, available, held, owed, pockets } = balance;
  const { t, lastDay, source } = useText();
  const [all, setAll] = useState(false);
  const folds = pockets.length > SHOWN + 1;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup">{name}</th>
        <td className="number">
          <strong>{shown(available, unit)}</strong>
        </td>
        <td className="number">{held ? shown(held, unit) : '–'}</td>
        <td className="number">{owed ? shown(owed, unit) : '–'}</td>
        <td />
        <td>
          <Faint>{t('pockets', { count: pockets.length })}</Faint>
        </td>
      </tr>
      {(folds && !all ? pockets.slice(0, SHOWN) : pockets).map((pocket) => (
        <tr key={pocket.id}>
          <td />
          <td className="number">{shown(pocket.available, unit)}</td>
          <td className="number">{pocket.held ? shown(pocket.held, unit) : '–'}</td>
          <td />
          <td className="nowrap">{pocket.expiresAt ? lastDay(pocket.expiresAt) : t('never')}</td>
          <td>
            {source(pocket.source)}
            {pocket.refundable && <Faint> · {t('refundable')}</Faint>}
          </td>
        </tr>
      ))}
      {folds && (
        <tr>
          <td />
          <td colSpan={5}>
            <LinkButton type="button" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('pockets.fewer') : t('pockets.all', { count: pockets.length })}
            </LinkButton>
          </td>
        </tr>
      )}
    </tbody>
  );
}
