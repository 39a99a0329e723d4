import { Page } from '@strapi/strapi/admin';
import { Members } from '../components/Members';
import { useText } from '../hooks/useText';
import { READ } from '../permissions';

/** Members: who they are, where they stand, what they have, what happened. */
export default function MembersPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={READ}>
      <Page.Title>{t('title')}</Page.Title>
      <Members />
    </Page.Protect>
  );
}
