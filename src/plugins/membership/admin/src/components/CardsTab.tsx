import { Button, Flex } from '@strapi/design-system';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { CardAct, MemberCard, MemberDetail } from '../api/types';
import { useCardsApi } from '../api/useCardsApi';
import { useText } from '../hooks/useText';
import { CARDS } from '../permissions';
import { CardDialog } from './CardDialog';
import { CardPanel } from './CardPanel';
import { Bones, Failed, Quiet } from './parts';

/** The member's cards: what is left on them, what became of them, and what may be done. */
export function CardsTab({ member }: { member: MemberDetail }) {
  const { t } = useText();
  const api = useCardsApi();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(CARDS);
  const load = useCallback((id: string, signal: AbortSignal) => api.list(id, signal), [api]);
  const { data, key, problem, refresh, replace } = useRequest(member.id, load);
  const [asked, setAsked] = useState<{ act: CardAct; card: MemberCard | null } | null>(null);
  if (problem && !data) return <Failed problem={problem} onRetry={refresh} />;
  if (!data || key !== member.id) return <Bones />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {allowedActions.canManage && member.signsIn && (
        <Flex justifyContent="flex-end">
          <Button variant="secondary" data-testid="card-give" onClick={() => setAsked({ act: 'give', card: null })}>
            {t('cards.give')}
          </Button>
        </Flex>
      )}
      {data.length === 0 && <Quiet title={t('cards.empty')} hint={t('cards.empty.hint')} />}
      {data.map((card) => (
        <CardPanel
          key={card.no}
          card={card}
          acts={actsOf(card, allowedActions)}
          onAct={(act) => setAsked({ act, card })}
        />
      ))}
      {asked && (
        <CardDialog
          member={member}
          {...asked}
          onClose={() => setAsked(null)}
          onDone={(cards) => {
            setAsked(null);
            replace(cards);
            toggleNotification({ type: 'success', message: t('cards.done') });
          }}
        />
      )}
    </Flex>
  );
}

function actsOf({ state }: MemberCard, may: { canManage?: boolean; canTransfer?: boolean }): CardAct[] {
  if (state !== 'active' && state !== 'frozen') return [];
  const transfer: CardAct[] = may.canTransfer && state === 'active' ? ['transfer'] : [];
  if (!may.canManage) return transfer;
  return state === 'frozen' ? ['unfreeze', 'replace'] : ['freeze', 'extend', 'replace', ...transfer];
}
