import { Page } from '@strapi/strapi/admin';
import { Board } from '../components/Board';
import { useText } from '../hooks/useText';
import { READ } from '../permissions';

export default function GridPage() {
  const { t } = useText();
  return (
    <Page.Protect permissions={READ}>
      <Page.Title>{t('grid.title')}</Page.Title>
      <Board />
    </Page.Protect>
  );
}
