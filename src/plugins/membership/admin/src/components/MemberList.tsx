import { Flex, IconButton, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import { tint } from '../../../../../admin/shared/look';
import type { Request } from '../../../../../admin/shared/useRequest';
import type { MemberLine, MemberPage } from '../api/types';
import { useText } from '../hooks/useText';
import { Bones, Failed, Quiet } from './parts';

const Row = styled.button`
  display: flex;
  align-items: center;
  gap: 1.2rem;
  width: 100%;
  min-height: 5.6rem;
  padding: 0.8rem 1.2rem;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  text-align: start;
  cursor: pointer;
  color: inherit;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-current='true'] {
    background: ${({ theme }) => tint(theme, 'primary500', 14)};
  }
`;

const Face = styled.span`
  display: grid;
  flex: none;
  place-items: center;
  width: 3.6rem;
  height: 3.6rem;
  overflow: hidden;
  border-radius: 50%;
  background: ${({ theme }) => tint(theme, 'primary500', 18)};
  color: ${({ theme }) => theme.colors.primary700};
  font-size: 1.5rem;
  font-weight: 600;

  img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
`;

interface MemberListProps {
  query: string;
  request: Request<MemberPage>;
  chosen: string | null;
  onSearch(q: string): void;
  onPage(page: number): void;
  onChoose(id: string): void;
}

export function MemberList({ query, request, chosen, onSearch, onPage, onChoose }: MemberListProps) {
  const { t } = useText();
  const [text, setText] = useState(query);
  const { data, problem, refresh } = request;
  const pages = data ? Math.max(1, Math.ceil(data.total / data.pageSize)) : 1;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <SearchForm
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          onSearch(text.trim());
        }}
      >
        <Searchbar
          name="q"
          size="S"
          data-testid="member-search"
          value={text}
          placeholder={t('search.placeholder')}
          clearLabel={t('search')}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
          onClear={() => {
            setText('');
            onSearch('');
          }}
        >
          {t('search')}
        </Searchbar>
      </SearchForm>
      {problem && !data ? (
        <Failed problem={problem} onRetry={refresh} />
      ) : !data ? (
        <Bones rows={8} />
      ) : data.items.length === 0 ? (
        <Quiet title={t('search.empty')} hint={t('search.empty.hint')} />
      ) : (
        <nav aria-label={t('title')}>
          {data.items.map((member) => (
            <MemberRow key={member.id} member={member} current={member.id === chosen} onChoose={onChoose} />
          ))}
        </nav>
      )}
      {data && (
        <Flex justifyContent="space-between" gap={2}>
          <Typography variant="pi" textColor="neutral600">
            {pages > 1 ? t('page.of', { page: data.page, pages }) : t('search.total', { total: data.total })}
          </Typography>
          {pages > 1 && (
            <Flex gap={2}>
              <IconButton
                size="S"
                label={t('page.previous')}
                disabled={data.page <= 1}
                onClick={() => onPage(data.page - 1)}
              >
                <ChevronLeft aria-hidden />
              </IconButton>
              <IconButton
                size="S"
                label={t('page.next')}
                disabled={data.page >= pages}
                onClick={() => onPage(data.page + 1)}
              >
                <ChevronRight aria-hidden />
              </IconButton>
            </Flex>
          )}
        </Flex>
      )}
    </Flex>
  );
}

function MemberRow({
  member,
  current,
  onChoose,
}: {
  member: MemberLine;
  current: boolean;
  onChoose(id: string): void;
}) {
  const { t } = useText();
  const state = member.disabled ? t('disabled') : member.signsIn ? member.levelName : t('standIn');
  return (
    <Row
      type="button"
      data-testid={`member-${member.id}`}
      aria-current={current || undefined}
      onClick={() => onChoose(member.id)}
    >
      <Face aria-hidden>{member.avatarUrl ? <img src={member.avatarUrl} alt="" /> : [...member.nickname][0]}</Face>
      <Flex direction="column" alignItems="flex-start" flex={1} minWidth={0}>
        <Typography fontWeight="semiBold" ellipsis>
          {member.nickname}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {member.phone ?? t('noPhone')}
        </Typography>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {state ?? t('noLevel')}
      </Typography>
    </Row>
  );
}
