import { Searchbar } from '@strapi/design-system';
import { useDeferredValue, useState } from 'react';
import { styled } from 'styled-components';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useLedgerApi } from '../api/useLedgerApi';
import { useText } from '../hooks/useText';
import { Bone, Card, Faint, Nothing, Notice } from './parts';
import { MemberWallet } from './MemberWallet';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(22rem, 28rem) minmax(0, 1fr);
  gap: 1.6rem;
  align-items: start;

  @media (max-width: 900px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Found = styled.button<{ $current: boolean }>`
  display: flex;
  justify-content: space-between;
  gap: 1rem;
  width: 100%;
  min-height: 4.4rem;
  padding: 1rem 1.2rem;
  border: 0;
  border-radius: 0.6rem;
  font: inherit;
  font-size: 1.4rem;
  text-align: left;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme, $current }) => ($current ? theme.colors.neutral150 : 'none')};

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

interface MembersProps {
  memberId: string | null;
  onMember(id: string): void;
  onTransfer(no: string): void;
}

/** Finds a member, and shows what is in the wallet. */
export function Members({ memberId, onMember, onTransfer }: MembersProps) {
  const texts = useText();
  const { t } = texts;
  const api = useLedgerApi();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const { data, problem, loading } = useRequest(wanted || null, api.members);

  return (
    <Columns>
      <Card>
        <Searchbar
          name="member"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onClear={() => setText('')}
          clearLabel={t('search.clear')}
          placeholder={t('search.placeholder')}
        >
          {t('search')}
        </Searchbar>
        <div style={{ marginTop: '0.8rem' }} aria-live="polite" data-testid="ledger-members">
          {!wanted && <Faint>{t('search.hint')}</Faint>}
          {wanted && problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
          {wanted && !data && loading && <Bone $height="4.4rem" />}
          {wanted && data?.length === 0 && <Faint>{t('search.none')}</Faint>}
          {wanted &&
            data?.map(({ id, name, phone }) => (
              <Found key={id} $current={String(id) === memberId} onClick={() => onMember(String(id))}>
                <span>{name}</span>
                <Faint>{phone ?? `#${id}`}</Faint>
              </Found>
            ))}
        </div>
      </Card>
      {memberId ? (
        <MemberWallet key={memberId} memberId={memberId} onTransfer={onTransfer} />
      ) : (
        <Card>
          <Nothing>{t('member.choose')}</Nothing>
        </Card>
      )}
    </Columns>
  );
}
