import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PLACE, READ } from '../permissions';
import { Booking } from '../components/booking/Booking';
import { Desk } from '../components/Desk';
import { useText } from '../hooks/useText';

/** The desk, and behind it the booking for guests who call or come in. */
export default function DeskPage() {
  const { t } = useText();
  return (
    <Routes>
      <Route
        index
        element={
          <Page.Protect permissions={READ}>
            <Page.Title>{t('desk.title')}</Page.Title>
            <Desk />
          </Page.Protect>
        }
      />
      <Route
        path="new"
        element={
          <Page.Protect permissions={PLACE}>
            <Page.Title>{t('booking.title')}</Page.Title>
            <Booking />
          </Page.Protect>
        }
      />
    </Routes>
  );
}
