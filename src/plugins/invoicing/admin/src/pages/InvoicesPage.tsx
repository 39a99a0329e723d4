import { Page } from '@strapi/strapi/admin';
import { Queue } from '../components/Queue';
import { useText } from '../hooks/useText';
import { READ } from '../permissions';

export default function InvoicesPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={READ}>
      <Page.Title>{t('title')}</Page.Title>
      <Page.Main>
        <Queue />
      </Page.Main>
    </Page.Protect>
  );
}
