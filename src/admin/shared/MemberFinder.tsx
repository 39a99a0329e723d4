import { Searchbar } from '@strapi/design-system';
import type { FormEvent, ReactNode, Ref } from 'react';
import { styled } from 'styled-components';
import { tint } from './look';
import { Bone, Card, Faint, Nothing, Notice } from './panel';
import type { Request } from './useRequest';
import type { Texts } from './useTexts';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(22rem, 30rem) minmax(0, 1fr);
  gap: 1.6rem;
  align-items: start;

  @media (max-width: 900px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Row = styled.button`
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 1rem;
  width: 100%;
  min-height: 4.4rem;
  padding: 1rem 1.2rem;
  border: 0;
  border-radius: 0.6rem;
  background: none;
  font: inherit;
  font-size: 1.4rem;
  text-align: left;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.neutral800};

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-current='true'] {
    background: ${({ theme }) => tint(theme, 'primary500', 14)};
  }
`;

export interface FoundMember {
  /** As the address carries it. */
  key: string;
  name: string;
  level: string | null;
  /** Phone or number. */
  contact: string;
}

type FinderText = 'search' | `search.${'placeholder' | 'hint' | 'none' | 'clear'}` | 'member.choose';

interface MemberFinderProps {
  texts: Texts<FinderText>;
  field: {
    name: string;
    value: string;
    ref?: Ref<HTMLInputElement>;
    autoFocus?: boolean;
    onChange(text: string): void;
    /** Enter. */
    onSubmit?(): void;
  };
  /** Who is looked for; empty when what is typed is no name of anybody. */
  wanted: string;
  request: Pick<Request<unknown>, 'problem' | 'loading'>;
  found: FoundMember[] | null;
  current: string | null;
  /** `<testId>-members` is the list. */
  testId: string;
  onChoose(key: string): void;
  /** Between the field and what was found. */
  status?: ReactNode;
  /** Whoever was chosen. */
  children: ReactNode;
}

/** A field that finds members, those that it found, and whoever was chosen beside them. */
export function MemberFinder(props: MemberFinderProps) {
  const { texts, field, wanted, request, found, current, testId, onChoose, status, children } = props;
  const { t } = texts;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    field.onSubmit?.();
  };
  return (
    <Columns>
      <Card>
        <form onSubmit={submit} role="search">
          <Searchbar
            {...(field.ref ? { ref: field.ref } : {})}
            name={field.name}
            value={field.value}
            autoFocus={field.autoFocus ?? false}
            autoComplete="off"
            onChange={(event) => field.onChange(event.target.value)}
            onClear={() => field.onChange('')}
            clearLabel={t('search.clear')}
            placeholder={t('search.placeholder')}
          >
            {t('search')}
          </Searchbar>
        </form>
        <div style={{ marginTop: '0.8rem' }} aria-live="polite" data-testid={`${testId}-members`}>
          {!field.value.trim() && <Faint>{t('search.hint')}</Faint>}
          {status}
          {wanted && request.problem && <Notice $tone="danger">{texts.problem(request.problem)}</Notice>}
          {wanted && !found && request.loading && <Bone $height="4.4rem" />}
          {wanted && found?.length === 0 && <Faint>{t('search.none')}</Faint>}
          {wanted &&
            found?.map(({ key, name, level, contact }) => (
              <Row key={key} type="button" aria-current={key === current || undefined} onClick={() => onChoose(key)}>
                <span>
                  {name} {level && <Faint>{level}</Faint>}
                </span>
                <Faint>{contact}</Faint>
              </Row>
            ))}
        </div>
      </Card>
      {current ? (
        children
      ) : (
        <Card>
          <Nothing>{t('member.choose')}</Nothing>
        </Card>
      )}
    </Columns>
  );
}
