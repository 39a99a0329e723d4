import { Page } from '@strapi/strapi/admin';
import { Box, Tabs, Typography } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import { TabList } from '../../../../../admin/shared/TabList';
import { Books } from '../components/Books';
import { Liability } from '../components/Liability';
import { Members } from '../components/Members';
import { TransferDialog } from '../components/TransferDialog';
import { Transfers } from '../components/Transfers';
import { useText } from '../hooks/useText';
import { READ } from '../permissions';

const TABS = ['members', 'transfers', 'liability', 'books'] as const;

/** The ledger explorer. Where somebody is stands in the address, so that it can be passed on. */
export default function LedgerPage() {
  const { t } = useText();
  const [place, setPlace] = useSearchParams();
  const go = (changes: Record<string, string | null>): void => {
    const next = new URLSearchParams(place);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setPlace(next);
  };
  const openTransfer = (transfer: string): void => go({ transfer });
  const openMember = (member: string): void => go({ member, tab: 'members' });
  const transfer = place.get('transfer');
  return (
    <Page.Protect permissions={READ}>
      <Page.Title>{t('title')}</Page.Title>
      <Page.Main>
        <Box paddingTop={4} paddingBottom={6} paddingLeft={6} paddingRight={6}>
          <Typography variant="alpha" tag="h1">
            {t('title')}
          </Typography>
          <Tabs.Root
            value={place.get('tab') ?? 'members'}
            onValueChange={(tab: string) => go({ tab })}
            variant="simple"
          >
            <TabList aria-label={t('title')}>
              {TABS.map((tab) => (
                <Tabs.Trigger key={tab} value={tab}>
                  {t(`tab.${tab}`)}
                </Tabs.Trigger>
              ))}
            </TabList>
            <Box paddingTop={4}>
              <Tabs.Content value="members">
                <Members memberId={place.get('member')} onMember={openMember} onTransfer={openTransfer} />
              </Tabs.Content>
              <Tabs.Content value="transfers">
                <Transfers onTransfer={openTransfer} onMember={openMember} />
              </Tabs.Content>
              <Tabs.Content value="liability">
                <Liability />
              </Tabs.Content>
              <Tabs.Content value="books">
                <Books />
              </Tabs.Content>
            </Box>
          </Tabs.Root>
        </Box>
        {transfer && <TransferDialog no={transfer} onClose={() => go({ transfer: null })} onTransfer={openTransfer} />}
      </Page.Main>
    </Page.Protect>
  );
}
