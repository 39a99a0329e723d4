import { Box, Button, Flex, Tabs, Typography } from '@strapi/design-system';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { TabList } from '../../../../../admin/shared/TabList';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useMembersApi } from '../api/useMembersApi';
import { useText, type TextKey } from '../hooks/useText';
import { LEDGER } from '../permissions';
import { AdjustDialog } from './AdjustDialog';
import { CouponsTab } from './CouponsTab';
import { LedgerTab } from './LedgerTab';
import { CardsTab } from './CardsTab';
import { Bones, Failed } from './parts';
import { ProfileTab } from './ProfileTab';
import { ExperienceTab, OrdersTab, SignInsTab } from './RecordTabs';
import { TimelineTab } from './TimelineTab';

const TABS = ['profile', 'cards', 'experience', 'points', 'signIns', 'coupons', 'orders', 'timeline'] as const;

interface MemberViewProps {
  id: string;
  tab: string;
  onTab(tab: string): void;
  /** What the list shows of the member may have changed. */
  onChanged(): void;
}

/** One member, in tabs. */
export function MemberView({ id, tab, onTab, onChanged }: MemberViewProps) {
  const { t } = useText();
  const api = useMembersApi();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(LEDGER);
  const load = useCallback((key: string, signal: AbortSignal) => api.read(key, signal), [api]);
  const { data, key, problem, refresh, replace } = useRequest(id, load);
  const [adjusting, setAdjusting] = useState(false);
  if (problem && (!data || key !== id)) return <Failed problem={problem} onRetry={refresh} />;
  if (!data || key !== id) return <Bones rows={10} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={4}>
        <Flex direction="column" alignItems="flex-start" minWidth={0}>
          <Typography variant="beta" tag="h2" data-testid="member-name" ellipsis>
            {data.nickname}
          </Typography>
          <Typography textColor="neutral600">
            {[data.phone ?? t('noPhone'), data.membership.level?.name ?? t('noLevel')].join(' · ')}
          </Typography>
        </Flex>
        {allowedActions.canAdjust && (
          <Button variant="secondary" data-testid="member-adjust" onClick={() => setAdjusting(true)}>
            {t('adjust')}
          </Button>
        )}
      </Flex>
      <Tabs.Root value={tab} onValueChange={onTab} variant="simple">
        <TabList aria-label={t('tabs')}>
          {TABS.map((name) => (
            <Tabs.Trigger key={name} value={name} data-testid={`member-tab-${name}`}>
              {t(`tab.${name}` as TextKey)}
            </Tabs.Trigger>
          ))}
        </TabList>
        <Box paddingTop={4}>
          <Tabs.Content
            value={tab}
            data-testid={`member-panel-${tab}`}
            key={`${id}:${tab}:${data.membership.points}:${data.membership.experience}`}
          >
            {tab === 'cards' && <CardsTab member={data} />}
            {tab === 'experience' && <ExperienceTab member={data} />}
            {tab === 'points' && <LedgerTab member={data} asset="points" />}
            {tab === 'signIns' && <SignInsTab member={data} />}
            {tab === 'coupons' && <CouponsTab member={data} />}
            {tab === 'orders' && <OrdersTab member={data} />}
            {tab === 'timeline' && <TimelineTab member={data} />}
            {tab === 'profile' && <ProfileTab member={data} />}
          </Tabs.Content>
        </Box>
      </Tabs.Root>
      {adjusting && (
        <AdjustDialog
          member={data}
          onClose={() => setAdjusting(false)}
          onDone={(changed) => {
            setAdjusting(false);
            replace(changed);
            onChanged();
            toggleNotification({ type: 'success', message: t('adjust.done') });
          }}
        />
      )}
    </Flex>
  );
}

export const isTab = (name: string | null): name is (typeof TABS)[number] =>
  (TABS as readonly (string | null)[]).includes(name);
