import { Page } from '@strapi/strapi/admin';
import { Buildings } from '../components/Buildings';
import { useText } from '../hooks/useText';
import { READ } from '../permissions';

export default function OwnersPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={READ}>
      <Page.Title>{t('title')}</Page.Title>
      <Page.Main>
        <Buildings />
      </Page.Main>
    </Page.Protect>
  );
}
