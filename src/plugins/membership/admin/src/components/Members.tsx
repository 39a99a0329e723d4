import { Main, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useMembersApi } from '../api/useMembersApi';
import { useText } from '../hooks/useText';
import { MemberList } from './MemberList';
import { isTab, MemberView } from './MemberView';
import { Panel, Quiet } from './parts';

const Layout = styled.div`
  display: grid;
  grid-template-columns: 36rem minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[5]};
  align-items: start;
  padding: ${({ theme }) => `${theme.spaces[5]} ${theme.spaces[6]} ${theme.spaces[8]}`};

  @media (max-width: 1300px) {
    grid-template-columns: 26rem minmax(0, 1fr);
  }

  @media (max-width: 1000px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

/** Members on the left, the chosen one on the right; both are in the address, so that a link finds them again. */
export function Members() {
  const { t } = useText();
  const api = useMembersApi();
  const [params, setParams] = useSearchParams();
  const [q, page, chosen] = [params.get('q') ?? '', Number(params.get('page')) || 1, params.get('member')];
  const tab = params.get('tab');
  const load = useCallback((key: string, signal: AbortSignal) => api.search(key, signal), [api]);
  const request = useRequest(`q=${encodeURIComponent(q)}&page=${page}&pageSize=20`, load);
  const change = (changes: Record<string, string>): void =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    });
  return (
    <Main>
      <Layout>
        <Typography variant="alpha" tag="h1" style={{ gridColumn: '1 / -1' }}>
          {t('title')}
        </Typography>
        <Panel>
          <MemberList
            query={q}
            request={request}
            chosen={chosen}
            onSearch={(text) => change({ q: text, page: '' })}
            onPage={(to) => change({ page: String(to) })}
            onChoose={(id) => change({ member: id })}
          />
        </Panel>
        {chosen ? (
          <MemberView
            id={chosen}
            tab={isTab(tab) ? tab : 'profile'}
            onTab={(name) => change({ tab: name })}
            onChanged={request.refresh}
          />
        ) : (
          <Panel>
            <Quiet title={t('choose')} hint={t('choose.hint')} />
          </Panel>
        )}
      </Layout>
    </Main>
  );
}
