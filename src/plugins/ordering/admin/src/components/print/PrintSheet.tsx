/** A confirmation or a bill on paper, Chinese with English beside it. On the screen it lies over the desk. */
import { Button } from '@strapi/design-system';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { createGlobalStyle, styled } from 'styled-components';
import type { DeskDetail } from '../../api/types';
import { useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { wallClock } from '../../utils/dates';
import { phone } from '../../utils/text';
import { Both, PriceRows, Row, StayRows } from './PrintRows';

export type Paper = 'confirmation' | 'bill';

/** Printed alone, on whatever paper is in the printer: A4 and A5 both fit. */
const Alone = createGlobalStyle`
  @media print {
    @page {
      margin: 14mm;
    }

    body > *:not(#desk-paper) {
      display: none !important;
    }

    html, body {
      background: #fff !important;
    }
  }
`;

const Over = styled.div`
  position: fixed;
  inset: 0;
  z-index: 1000;
  overflow: auto;
  padding: 2.4rem;
  background: rgb(24 24 38 / 60%);

  @media print {
    position: static;
    overflow: visible;
    padding: 0;
    background: none;
  }
`;

const Tools = styled.div`
  display: flex;
  justify-content: flex-end;
  gap: 0.8rem;
  max-width: 74rem;
  margin: 0 auto 1.2rem;

  @media print {
    display: none;
  }
`;

/** Paper is white in the dark theme too. */
const Sheet = styled.article`
  max-width: 74rem;
  margin: 0 auto;
  padding: 4rem;
  border-radius: 0.8rem;
  background: #fff;
  color: #1d2422;
  font-size: 1.35rem;
  line-height: 2rem;
  font-variant-numeric: tabular-nums;

  @media print {
    max-width: none;
    padding: 0;
    font-size: 10pt;
    line-height: 1.45;
  }

  header {
    display: flex;
    justify-content: space-between;
    align-items: flex-end;
    padding-bottom: 1.2rem;
    border-bottom: 2px solid #2f6b5e;
  }

  h1 {
    font-size: 2.2rem;
    line-height: 3rem;
    font-weight: 600;
  }

  h2 {
    margin: 2rem 0 0.6rem;
    font-size: 1.2rem;
    font-weight: 600;
    color: #2f6b5e;
  }

  small {
    font-size: 0.85em;
    color: #5d6663;
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th {
    width: 34%;
    font-weight: 400;
    text-align: left;
    vertical-align: top;
  }

  table[data-prices] th {
    width: 78%;
  }

  th,
  td {
    padding: 0.35rem 0;
    border-bottom: 1px solid #e4e8e6;
  }

  td:last-child {
    text-align: right;
  }

  tr[data-total] > * {
    font-weight: 600;
    border-bottom: 0;
    padding-top: 0.8rem;
    font-size: 1.15em;
  }

  footer {
    display: flex;
    justify-content: space-between;
    margin-top: 3.2rem;
    color: #5d6663;
  }
`;

const TITLES: Record<Paper, [string, string]> = {
  confirmation: ['预订确认单', 'Booking confirmation'],
  bill: ['结账单', 'Bill'],
};

export function PrintSheet({ order, paper, onClose }: { order: DeskDetail; paper: Paper; onClose(): void }) {
  const { t } = useText();
  const { zone, venueName } = useVenue();
  const [zh, en] = TITLES[paper];
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [onClose]);

  return createPortal(
    <Over id="desk-paper" role="dialog" aria-modal aria-label={zh}>
      <Alone />
      <Tools>
        <Button variant="tertiary" onClick={onClose}>
          {t('print.close')}
        </Button>
        <Button autoFocus onClick={() => window.print()} data-testid="print-now">
          {t('print.now')}
        </Button>
      </Tools>
      <Sheet data-testid="print-sheet">
        <header>
          <div>
            <h1>{venueName}</h1>
            <Both zh={zh} en={en} />
          </div>
          <div>
            {order.no}
            <br />
            <small>{wallClock(order.serverNow, zone).date}</small>
          </div>
        </header>
        <h2>客人 Guest</h2>
        <table>
          <tbody>
            <Row zh="姓名" en="Name" value={order.guestName} />
            <Row zh="电话" en="Phone" value={phone(order.guestPhone)} />
          </tbody>
        </table>
        <h2>预订 Booking</h2>
        <table>
          <StayRows order={order} />
        </table>
        <h2>费用 Price</h2>
        <table data-prices>
          <PriceRows order={order} />
        </table>
        {paper === 'confirmation' && (
          <>
            <h2>退订政策 Cancellation</h2>
            <p>
              {order.cancellationPolicy.name}：
              {order.cancellationPolicy.tiers.map(({ label }) => label).join('；') || order.cancellationPolicy.summary}
            </p>
          </>
        )}
        <footer>
          <span>客人签字 Signature ____________________</span>
          <span>前台 Front desk ____________________</span>
        </footer>
      </Sheet>
    </Over>,
    document.body,
  );
}
