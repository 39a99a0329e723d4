import { Page } from '@strapi/strapi/admin';
import { READ } from '../permissions';
import { Desk } from '../components/Desk';
import { useText } from '../hooks/useText';

export default function DeskPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={READ}>
      <Page.Title>{t('desk.title')}</Page.Title>
      <Desk />
    </Page.Protect>
  );
}
