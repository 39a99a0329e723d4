import { Badge, Button, Flex, LinkButton } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { countText, formatFen } from '../../../../../shared/money';
import { useCashierApi } from '../api/useCashierApi';
import type { Piece } from '../api/types';
import { useText } from '../hooks/useText';
import { TOP_UP } from '../permissions';
import { ChargeDialog } from './ChargeDialog';
import { Pieces } from './Pieces';
import { Bone, Card, Faint, Heading, Line, Notice, Strong } from './parts';
import { ReceiptDialog, type Receipt } from './ReceiptDialog';
import { RedeemDialog } from './RedeemDialog';
import { TopUpDialog } from './TopUpDialog';

/** A member who stands at the desk: what can be paid with, what can be handed over. */
export function MemberAtDesk({ memberId }: { memberId: string }) {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const { data, problem, refresh } = useRequest(memberId, api.member);
  const [piece, setPiece] = useState<Piece | null>(null);
  const [charging, setCharging] = useState(false);
  const [toppingUp, setToppingUp] = useState(false);
  const { canPlace, canCollect } = useRBAC(TOP_UP).allowedActions as Record<string, boolean>;
  const [receipt, setReceipt] = useState<Receipt | null>(null);

  if (problem && !data)
    return (
      <Card>
        <Notice $tone="danger">{texts.problem(problem)}</Notice>
        <Flex paddingTop={3}>
          <Button variant="tertiary" onClick={refresh}>
            {t('retry')}
          </Button>
        </Flex>
      </Card>
    );
  if (!data)
    return (
      <Card aria-label={t('loading')}>
        <Bone $height="3.2rem" />
        <Bone $height="12rem" />
      </Card>
    );

  const { member, pays, redeemables } = data;
  const served = !data.disabled && data.signsIn;
  const done = (next: Receipt): void => {
    setPiece(null);
    setCharging(false);
    setToppingUp(false);
    setReceipt(next);
    refresh();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Card>
        <Flex justifyContent="space-between" gap={4} wrap="wrap">
          <div>
            <Heading data-testid="till-member" style={{ margin: 0 }}>
              {member.name}
            </Heading>
            <Faint>{[member.levelName, member.phone, data.id].filter(Boolean).join(' · ')}</Faint>
          </div>
          <Flex gap={2} wrap="wrap">
            {data.disabled && <Badge>{t('member.disabled')}</Badge>}
            {!data.signsIn && <Badge>{t('member.standIn')}</Badge>}
            <LinkButton tag={Link} to={`/plugins/membership?member=${data.id}`} variant="tertiary">
              {t('member.open')}
            </LinkButton>
            {canPlace && canCollect && (
              <Button variant="secondary" disabled={!served} onClick={() => setToppingUp(true)} data-testid="top-up">
                {t('topUp')}
              </Button>
            )}
            <Button disabled={!served || !data.canCharge} onClick={() => setCharging(true)} data-testid="till-charge">
              {t('charge')}
            </Button>
          </Flex>
        </Flex>
        {!data.signsIn && <Notice $tone="neutral">{t('member.standIn.hint')}</Notice>}
        {member.cards.map(({ no, title }) => (
          <Line key={no}>
            <span>{title}</span>
            <Faint>{no}</Faint>
          </Line>
        ))}
      </Card>
      <Card>
        <Heading>{t('pays')}</Heading>
        {pays.length === 0 && <Faint>{t('pays.none')}</Faint>}
        {pays.map(({ asset, name, unit, available }) => (
          <Line key={asset}>
            <span>{name}</span>
            <Strong>{unit === 'fen' ? formatFen(available) : countText(available)}</Strong>
          </Line>
        ))}
      </Card>
      <Pieces pieces={redeemables} served={served} onRedeem={setPiece} />
      {piece && (
        <RedeemDialog
          memberId={memberId}
          name={member.name}
          piece={piece}
          onClose={() => setPiece(null)}
          onDone={(redemption) => done({ kind: 'redemption', redemption })}
        />
      )}
      {charging && (
        <ChargeDialog
          memberId={memberId}
          name={member.name}
          onClose={() => setCharging(false)}
          onDone={(charge) => done({ kind: 'charge', charge })}
        />
      )}
      {toppingUp && (
        <TopUpDialog
          guest={data}
          onClose={() => setToppingUp(false)}
          onDone={(topUp) => done({ kind: 'topUp', topUp })}
        />
      )}
      {receipt && <ReceiptDialog receipt={receipt} onClose={() => setReceipt(null)} />}
    </Flex>
  );
}
