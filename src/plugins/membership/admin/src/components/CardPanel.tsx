import { Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { TextLink } from '../../../../../admin/shared/panel';
import { formatFen } from '../../../../../shared/money';
import type { CardAct, MemberCard } from '../api/types';
import { useText, type TextKey } from '../hooks/useText';
import { Panel, Sheet } from './parts';

const Layout = styled.div`
  display: grid;
  grid-template-columns: 26rem minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[6]};

  @media (max-width: 1200px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Face = styled.div<{ $card: MemberCard }>`
  position: relative;
  display: flex;
  flex-direction: column;
  justify-content: space-between;
  height: 16rem;
  max-width: 26rem;
  padding: 1.6rem;
  overflow: hidden;
  border-radius: 1.2rem;
  background: ${({ $card: { coverUrl, colours } }) =>
    coverUrl
      ? `linear-gradient(200deg, #12100c6b 0%, #12100c4d 45%, #12100cb8 100%), center / cover url("${coverUrl}")`
      : `linear-gradient(135deg, ${colours[0]}, ${colours[1]})`};
  color: #fff;
  filter: ${({ $card: { state } }) => (state === 'active' ? 'none' : 'saturate(0.3)')};

  strong {
    font-size: 2rem;
    line-height: 1.3;
  }

  span {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.04em;
  }
`;

const State = styled.em`
  position: absolute;
  top: 1.6rem;
  right: 1.6rem;
  padding: 0.2rem 1rem;
  border-radius: 2rem;
  background: #12100c8f;
  font-size: 1.2rem;
  font-style: normal;
`;

const Bar = styled.div`
  height: 0.6rem;
  overflow: hidden;
  border-radius: 0.3rem;
  background: ${({ theme }) => theme.colors.neutral150};

  i {
    display: block;
    height: 100%;
    background: ${({ theme }) => theme.colors.primary600};
  }
`;

interface CardPanelProps {
  card: MemberCard;
  acts: CardAct[];
  onAct(act: CardAct): void;
}

/** One card with its picture, its rights as bars, what may be done and what was done. */
export function CardPanel({ card, acts, onAct }: CardPanelProps) {
  const { t, day } = useText();
  return (
    <Panel data-testid={`card-${card.no}`} data-state={card.state}>
      <Layout>
        <Face $card={card}>
          <State>{card.stateText}</State>
          <strong>{card.title}</strong>
          <span>{card.no.replace(/(\d{4})(?=\d)/g, '$1 ')}</span>
        </Face>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Typography fontWeight="semiBold">
            {t('cards.valid', { from: day(card.validFrom), to: day(card.lastDay) })}
            {card.percentOff > 0 && ` · ${card.discount}`}
            {card.frozenOn && ` · ${t('cards.frozen', { date: day(card.frozenOn) })}`}
          </Typography>
          {(card.balanceFen > 0 || card.balanceLeftFen > 0) && (
            <Flex justifyContent="space-between">
              <Typography>{t('cards.balance')}</Typography>
              <Typography fontWeight="semiBold">{formatFen(card.balanceLeftFen)}</Typography>
            </Flex>
          )}
          {card.benefits.map((benefit) => (
            <Right key={benefit.code} benefit={benefit} />
          ))}
          <Flex gap={2} wrap="wrap">
            {acts.map((act) => (
              <Button
                key={act}
                size="S"
                variant={act === 'transfer' ? 'danger-light' : 'tertiary'}
                data-testid={`card-${act}`}
                onClick={() => onAct(act)}
              >
                {t(`cards.act.${act}` as TextKey)}
              </Button>
            ))}
          </Flex>
        </Flex>
      </Layout>
      <History card={card} />
    </Panel>
  );
}

function Right({ benefit: { title, kind, left, granted } }: { benefit: MemberCard['benefits'][number] }) {
  const { t } = useText();
  return (
    <div>
      <Flex justifyContent="space-between">
        <Typography>{title}</Typography>
        <Typography textColor="neutral600">
          {kind === 'promise' ? t('cards.promise') : t('cards.left', { left, all: granted })}
        </Typography>
      </Flex>
      {kind === 'counted' && (
        <Bar aria-hidden>
          <i style={{ width: `${granted > 0 ? (left * 100) / granted : 0}%` }} />
        </Bar>
      )}
    </div>
  );
}

function History({ card: { events, orders } }: { card: MemberCard }) {
  const { t, moment } = useText();
  const who = ({ actor, actorName }: MemberCard['events'][number]): string =>
    actor === 'staff' ? (actorName ?? '') : t(`cards.by.${actor}`);
  return (
    <Sheet aria-label={t('cards.history')} style={{ marginTop: '1.6rem' }}>
      <tbody>
        {events.map((event, index) => (
          <tr key={index}>
            <td>{moment(event.at)}</td>
            <td>
              {event.text}
              <small>
                {[event.reason, who(event)].filter(Boolean).join(' · ')}{' '}
                {event.reference && orders.includes(event.reference) ? (
                  <TextLink to={`/plugins/ordering?q=${event.reference}`}>{event.reference}</TextLink>
                ) : (
                  event.reference
                )}
              </small>
            </td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}
