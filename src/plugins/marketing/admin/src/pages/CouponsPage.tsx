import { Page } from '@strapi/strapi/admin';
import { Coupons } from '../components/Coupons';
import { useText } from '../hooks/useText';
import { READ } from '../permissions';

/** Coupons: every template with what became of it, and the coupons of members. */
export default function CouponsPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={READ}>
      <Page.Title>{t('title')}</Page.Title>
      <Coupons />
    </Page.Protect>
  );
}
