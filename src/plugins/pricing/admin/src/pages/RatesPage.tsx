import { Page } from '@strapi/strapi/admin';
import { Rates } from '../components/rates/Rates';
import { useText } from '../hooks/useText';
import { READ } from '../permissions';

export default function RatesPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={READ}>
      <Page.Title>{t('rates.title')}</Page.Title>
      <Rates />
    </Page.Protect>
  );
}
