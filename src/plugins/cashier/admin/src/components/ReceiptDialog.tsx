import { Button, LinkButton, Modal } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { formatFen } from '../../../../../shared/money';
import type { Charge, Redemption } from '../api/types';
import { useText } from '../hooks/useText';
import { Body, Content, Line } from './parts';

export type Receipt = { kind: 'redemption'; redemption: Redemption } | { kind: 'charge'; charge: Charge };

const PAPER = `body{font:14px/1.6 sans-serif;width:72mm;margin:0 auto;padding:4mm 0}
h1{font-size:16px;text-align:center;margin:0 0 4mm}
div>div{display:flex;justify-content:space-between;gap:4mm;border-bottom:1px dashed #999;padding:1mm 0}`;

/** Shows what was done, and prints it on paper as wide as a till's. */
export function ReceiptDialog({ receipt, onClose }: { receipt: Receipt; onClose(): void }) {
  const { t, moment } = useText();
  const venue = useVenueConfig()?.venueName ?? '';
  const lines: [string, string][] =
    receipt.kind === 'redemption'
      ? [
          [t('receipt.what'), `${receipt.redemption.title} × ${receipt.redemption.count}`],
          [t('receipt.kind'), receipt.redemption.assetName],
          ...(receipt.redemption.place ? ([[t('place'), receipt.redemption.place]] as [string, string][]) : []),
          [t('member'), receipt.redemption.memberName],
          [t('by'), receipt.redemption.by],
          [t('at'), moment(receipt.redemption.at)],
          [t('no'), receipt.redemption.no],
        ]
      : [
          [t('receipt.what'), receipt.charge.title],
          [t('receipt.amount'), formatFen(receipt.charge.amountFen)],
          [t('member'), receipt.charge.memberName],
          [t('by'), receipt.charge.by],
          [t('at'), moment(receipt.charge.at)],
          [t('no'), receipt.charge.orderNo],
        ];
  const title = t(receipt.kind === 'redemption' ? 'receipt.redeemed' : 'receipt.charged');

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
          {receipt.kind === 'charge' ? (
            <LinkButton tag={Link} to={`/plugins/ordering?order=${receipt.charge.orderNo}`} variant="tertiary">
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
