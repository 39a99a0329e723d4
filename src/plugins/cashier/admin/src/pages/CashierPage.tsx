import { Box, Tabs, Typography } from '@strapi/design-system';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { TabList } from '../../../../../admin/shared/TabList';
import { Clerks } from '../components/Clerks';
import { DayView } from '../components/DayView';
import { Desk } from '../components/Desk';
import { Log } from '../components/Log';
import { useText } from '../hooks/useText';
import { ALL, ANY } from '../permissions';

/** Where somebody is stands in the address. Within the protected page, so that the rights are known when it asks. */
function Till() {
  const { t } = useText();
  const { isLoading, allowedActions } = useRBAC(ALL);
  const [place, setPlace] = useSearchParams();
  const { canUse, canRead, canEdit } = allowedActions as Record<string, boolean>;
  const tabs = [
    ...(canUse ? (['desk', 'day'] as const) : []),
    ...(canRead ? (['log'] as const) : []),
    ...(canEdit ? (['clerks'] as const) : []),
  ];
  const asked = place.get('tab');
  const tab = tabs.find((known) => known === asked) ?? tabs[0];
  const go = (changes: Record<string, string | null>): void =>
    setPlace((old) => {
      const next = new URLSearchParams(old);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  return (
    <Box paddingTop={4} paddingBottom={6} paddingLeft={6} paddingRight={6}>
      <Typography variant="alpha" tag="h1">
        {t('title')}
      </Typography>
      {!isLoading && tab && (
        <Tabs.Root value={tab} onValueChange={(name: string) => go({ tab: name })} variant="simple">
          <TabList aria-label={t('title')}>
            {tabs.map((name) => (
              <Tabs.Trigger key={name} value={name}>
                {t(`tab.${name}`)}
              </Tabs.Trigger>
            ))}
          </TabList>
          <Box paddingTop={4}>
            <Tabs.Content value="desk">
              <Desk memberId={place.get('member')} onMember={(member) => go({ member })} />
            </Tabs.Content>
            <Tabs.Content value="day">
              <DayView day={place.get('day')} onDay={(day) => go({ day: day || null })} />
            </Tabs.Content>
            <Tabs.Content value="log">
              <Log />
            </Tabs.Content>
            <Tabs.Content value="clerks">
              <Clerks />
            </Tabs.Content>
          </Box>
        </Tabs.Root>
      )}
    </Box>
  );
}

/** The till. */
export default function CashierPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={ANY}>
      <Page.Title>{t('title')}</Page.Title>
      <Page.Main>
        <Till />
      </Page.Main>
    </Page.Protect>
  );
}
