import { Button, LinkButton, Modal } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { formatFen } from '../../../../../shared/money';
import type { Charge, Redemption, TopUp } from '../api/types';
import { useText, type Texts } from '../hooks/useText';
import { Body, Content, Line } from './parts';

export type Receipt =
  { kind: 'redemption'; redemption: Redemption } | { kind: 'charge'; charge: Charge } | { kind: 'topUp'; topUp: TopUp };

type Lines = [string, string][];

const PAPER = `body{font:14px/1.6 sans-serif;width:72mm;margin:0 auto;padding:4mm 0}
h1{font-size:16px;text-align:center;margin:0 0 4mm}
div>div{display:flex;justify-content:space-between;gap:4mm;border-bottom:1px dashed #999;padding:1mm 0}`;

/** What was done, line by line; a top-up is an order, so its payment says who took the money and when. */
function linesOf(receipt: Receipt, { t, moment }: Texts): Lines {
  if (receipt.kind === 'redemption') {
    const { title, count, assetName, place, memberName, by, at, no } = receipt.redemption;
    return [
      [t('receipt.what'), `${title} × ${count}`],
      [t('receipt.kind'), assetName],
      ...(place ? ([[t('place'), place]] as Lines) : []),
      [t('member'), memberName],
      [t('by'), by],
      [t('at'), moment(at)],
      [t('no'), no],
    ];
  }
  if (receipt.kind === 'topUp') {
    const { title, totalFen, guestName, payments, no } = receipt.topUp;
    return [
      [t('receipt.what'), title],
      [t('receipt.amount'), formatFen(totalFen)],
      [t('member'), guestName],
      ...payments.flatMap(({ label, takenBy, paidAt }): Lines => [
        [t('topUp.takenBy'), label],
        ...(takenBy ? ([[t('by'), takenBy]] as Lines) : []),
        ...(paidAt ? ([[t('at'), moment(paidAt)]] as Lines) : []),
      ]),
      [t('no'), no],
    ];
  }
  const { title, amountFen, memberName, by, at, orderNo } = receipt.charge;
  return [
    [t('receipt.what'), title],
    [t('receipt.amount'), formatFen(amountFen)],
    [t('member'), memberName],
    [t('by'), by],
    [t('at'), moment(at)],
    [t('no'), orderNo],
  ];
}

const TITLES = { redemption: 'receipt.redeemed', charge: 'receipt.charged', topUp: 'receipt.toppedUp' } as const;

/** Shows what was done, and prints it on paper as wide as a till's. */
export function ReceiptDialog({ receipt, onClose }: { receipt: Receipt; onClose(): void }) {
  const texts = useText();
  const { t } = texts;
  const venue = useVenueConfig()?.venueName ?? '';
  const lines = linesOf(receipt, texts);
  const title = t(TITLES[receipt.kind]);
  const orderNo =
    receipt.kind === 'charge' ? receipt.charge.orderNo : receipt.kind === 'topUp' ? receipt.topUp.no : null;

  /** In a frame of its own, so that nothing of the panel is printed. */
  const print = (): void => {
    const frame = document.createElement('iframe');
    frame.style.display = 'none';
    document.body.append(frame);
    const page = frame.contentDocument!;
    const style = page.createElement('style');
    style.textContent = PAPER;
    const heading = page.createElement('h1');
    heading.textContent = `${venue} · ${title}`;
    const body = page.createElement('div');
    for (const [name, value] of lines) {
      const line = page.createElement('div');
      for (const text of [name, value]) line.append(Object.assign(page.createElement('span'), { textContent: text }));
      body.append(line);
    }
    page.head.append(style);
    page.body.append(heading, body);
    frame.contentWindow!.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow!.print();
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Body>
          <div data-testid="receipt">
            {lines.map(([name, value]) => (
              <Line key={name}>
                <span>{name}</span>
                <span>{value}</span>
              </Line>
            ))}
          </div>
        </Body>
        <Modal.Footer>
          {orderNo ? (
            <LinkButton tag={Link} to={`/plugins/ordering?order=${orderNo}`} variant="tertiary">
              {t('receipt.order')}
            </LinkButton>
          ) : (
            <span />
          )}
          <Button variant="secondary" onClick={print}>
            {t('receipt.print')}
          </Button>
          <Button onClick={onClose}>{t('close')}</Button>
        </Modal.Footer>
      </Content>
    </Modal.Root>
  );
}
