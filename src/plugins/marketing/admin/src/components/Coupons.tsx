import { Flex, LinkButton, Main, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useCouponsApi } from '../api/useCouponsApi';
import { useText } from '../hooks/useText';
import { ISSUE } from '../permissions';
import { CodesDialog } from './CodesDialog';
import { CouponList } from './CouponList';
import { IssueDialog } from './IssueDialog';
import { Bones, Failed, Panel, Quiet } from './parts';
import { TemplateCard } from './TemplateCard';

const Cards = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(36rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

const CONTENT = '/content-manager/collection-types/plugin::marketing.coupon-template';

/** Templates as cards; the chosen one's coupons below, found again by the address. */
export function Coupons() {
  const { t } = useText();
  const api = useCouponsApi();
  const { allowedActions } = useRBAC(ISSUE);
  const mayIssue = allowedActions.canIssue ?? false;
  const [params, setParams] = useSearchParams();
  const [chosen, member] = [params.get('template'), params.get('member')];
  const { data, problem, refresh } = useRequest('templates', api.templates);
  const [dialog, setDialog] = useState<{ kind: 'issue' | 'codes'; templateId: string } | null>(null);
  const template = data?.items.find(({ id }) => id === (dialog?.templateId ?? chosen));
  const choose = (id: string): void => setParams(id === chosen ? {} : { template: id });

  return (
    <Main>
      <Flex direction="column" alignItems="stretch" gap={5} padding={6}>
        <Flex justifyContent="space-between" gap={4}>
          <Flex direction="column" alignItems="flex-start">
            <Typography variant="alpha" tag="h1">
              {t('title')}
            </Typography>
            <Typography textColor="neutral600">{t('subtitle')}</Typography>
          </Flex>
          <LinkButton tag={Link} to={CONTENT} variant="secondary">
            {t('templates.edit')}
          </LinkButton>
        </Flex>
        {problem && !data && (
          <Panel>
            <Failed problem={problem} onRetry={refresh} />
          </Panel>
        )}
        {!data && !problem && (
          <Panel>
            <Bones rows={8} />
          </Panel>
        )}
        {data?.items.length === 0 && (
          <Panel>
            <Quiet title={t('templates.empty')} hint={t('templates.empty.hint')} />
          </Panel>
        )}
        {data && data.items.length > 0 && (
          <Cards>
            {data.items.map((each) => (
              <TemplateCard
                key={each.id}
                template={each}
                today={data.today}
                chosen={each.id === chosen}
                mayIssue={mayIssue}
                onChoose={() => choose(each.id)}
                onIssue={() => setDialog({ kind: 'issue', templateId: each.id })}
                onCodes={() => setDialog({ kind: 'codes', templateId: each.id })}
              />
            ))}
          </Cards>
        )}
        <CouponList
          key={`${chosen}:${member}`}
          template={chosen}
          title={data?.items.find(({ id }) => id === chosen)?.title ?? null}
          member={member}
          mayRevoke={mayIssue}
          onChanged={refresh}
        />
      </Flex>
      {dialog?.kind === 'issue' && template && (
        <IssueDialog template={template} onClose={() => setDialog(null)} onDone={refresh} />
      )}
      {dialog?.kind === 'codes' && template && <CodesDialog template={template} onClose={() => setDialog(null)} />}
    </Main>
  );
}
