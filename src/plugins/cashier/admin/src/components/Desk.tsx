import { Searchbar } from '@strapi/design-system';
import { useDeferredValue, useRef, useState, type FormEvent } from 'react';
import { styled } from 'styled-components';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useCashierApi } from '../api/useCashierApi';
import { useText } from '../hooks/useText';
import { MemberAtDesk } from './MemberAtDesk';
import { Bone, Card, Faint, Nothing, Notice } from './parts';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(24rem, 32rem) minmax(0, 1fr);
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

/** What a hand scanner types, with the Enter behind it, or a person in groups. */
const codeIn = (text: string): string | null => {
  const digits = text.replace(/[\s-]/g, '');
  return /^[1-9]\d{19}$/.test(digits) ? digits : null;
};

/** One field for everything: a member code is scanned into it, a member is looked up with it. */
export function Desk({ memberId, onMember }: { memberId: string | null; onMember(id: string | null): void }) {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const code = codeIn(text);
  const wanted = useDeferredValue(code ? '' : text.trim());
  const { data, problem, loading } = useRequest(wanted || null, api.find);
  const scan = useCommand();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!code) {
      if (data?.length === 1) onMember(data[0]!.id);
      return;
    }
    const scanned = await scan.run((nonce) => api.scan(code, nonce));
    // The next scan overwrites what is there.
    field.current?.select();
    if (!scanned) return;
    setText('');
    onMember(scanned.answer);
  };

  return (
    <Columns>
      <Card>
        <form onSubmit={submit} role="search">
          <Searchbar
            ref={field}
            name="till"
            value={text}
            autoFocus
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            onClear={() => setText('')}
            clearLabel={t('search.clear')}
            placeholder={t('search.placeholder')}
          >
            {t('search')}
          </Searchbar>
        </form>
        <div style={{ marginTop: '0.8rem' }} aria-live="polite" data-testid="till-members">
          {!text && <Faint>{t('search.hint')}</Faint>}
          {code && !scan.problem && <Faint>{t(scan.running ? 'scan.running' : 'scan.enter')}</Faint>}
          {scan.problem && (code || !text) && (
            <Notice $tone="danger" data-testid="till-scan-problem">
              {texts.problem(scan.problem)}
            </Notice>
          )}
          {wanted && problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
          {wanted && !data && loading && <Bone $height="4.4rem" />}
          {wanted && data?.length === 0 && <Faint>{t('search.none')}</Faint>}
          {wanted &&
            data?.map(({ id, nickname, phone, levelName }) => (
              <Found key={id} $current={id === memberId} onClick={() => onMember(id)}>
                <span>
                  {nickname} <Faint>{levelName}</Faint>
                </span>
                <Faint>{phone ?? id}</Faint>
              </Found>
            ))}
        </div>
      </Card>
      {memberId ? (
        <MemberAtDesk key={memberId} memberId={memberId} />
      ) : (
        <Card>
          <Nothing>{t('member.choose')}</Nothing>
        </Card>
      )}
    </Columns>
  );
}
