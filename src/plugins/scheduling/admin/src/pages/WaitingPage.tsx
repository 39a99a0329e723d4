import { Page } from '@strapi/strapi/admin';
import { WaitingList } from '../components/waiting/WaitingList';
import { useText } from '../hooks/useText';
import { READ_WAITING } from '../permissions';

export default function WaitingPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={READ_WAITING}>
      <Page.Title>{t('waiting.title')}</Page.Title>
      <WaitingList />
    </Page.Protect>
  );
}
