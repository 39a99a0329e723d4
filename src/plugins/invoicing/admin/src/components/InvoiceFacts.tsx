import { Flex, IconButton } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import { formatFen } from '../../../../../shared/money';
import { Faint, Heading, LinkButton, Notice, Scroll, Table, TextLink } from '../../../../../admin/shared/panel';
import type { InvoiceDetail } from '../api/types';
import { useText, type TextKey } from '../hooks/useText';

const Grid = styled.dl`
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  gap: 0.2rem 1.6rem;
  margin: 0;
  font-size: 1.4rem;
  line-height: 3.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  dd {
    display: flex;
    align-items: center;
    gap: 0.8rem;
    margin: 0;
    overflow-wrap: anywhere;
  }
`;

interface InvoiceFactsProps {
  invoice: InvoiceDetail;
  onFile(file: NonNullable<InvoiceDetail['file']>): void;
}

/** What is typed into the tax office's system, each with a button that copies it; then why the amount is what it is. */
export function InvoiceFacts({ invoice, onFile }: InvoiceFactsProps) {
  const { t, moment, day } = useText();
  const { title, member, file } = invoice;
  const facts: [TextKey, string | null][] = [
    ['field.title', title.name],
    ['field.taxNo', title.taxNo],
    ['field.address', title.address],
    ['field.phone', title.phone],
    ['field.bank', title.bank],
    ['field.account', title.account],
    ['field.item', invoice.item],
    ['field.amount', (invoice.amountFen / 100).toLocaleString('en', { minimumFractionDigits: 2, useGrouping: false })],
    ['field.email', invoice.email],
    ['field.issuer', invoice.issuer],
    ['field.remark', invoice.remark],
    ['field.number', invoice.number],
    ['field.issuedOn', invoice.issuedOn],
    ['field.redNumber', invoice.redNumber],
    ['field.no', invoice.no],
  ];
  return (
    <>
      {invoice.reason && <Notice $tone="warning">{invoice.reason}</Notice>}
      <Grid>
        {facts.map(([key, value]) => value && <Copied key={key} name={t(key)} value={value} />)}
        <dt>
          <Faint>{t('field.member')}</Faint>
        </dt>
        <dd>{[member.name, member.phone].filter(Boolean).join(' · ')}</dd>
        {file && (
          <>
            <dt>
              <Faint>{t('field.file')}</Faint>
            </dt>
            <dd>
              <LinkButton data-testid="invoice-file" onClick={() => onFile(file)}>
                {file.name}
              </LinkButton>
            </dd>
          </>
        )}
      </Grid>
      <div>
        <Heading>{t('orders')}</Heading>
        <Scroll>
          <Table>
            <thead>
              <tr>
                <th>{t('field.order')}</th>
                <th>{t('field.tender')}</th>
                <th className="number">{t('field.paid')}</th>
                <th className="number">{t('field.refunded')}</th>
                <th className="number">{t('field.invoiceable')}</th>
              </tr>
            </thead>
            <tbody>
              {invoice.orders.flatMap((order) =>
                order.parts.map((part, index) => (
                  <tr key={`${order.no}:${part.tender}:${index}`}>
                    <td>
                      {index === 0 && (
                        <>
                          <TextLink to={`/plugins/ordering?order=${order.no}`}>{order.title}</TextLink>
                          <br />
                          <Faint>
                            {[
                              order.checkIn && order.checkOut && `${day(order.checkIn)} – ${day(order.checkOut)}`,
                              order.guestName,
                            ]
                              .filter(Boolean)
                              .join(' · ')}
                          </Faint>
                        </>
                      )}
                    </td>
                    <td>
                      {part.label}
                      {part.why && (
                        <>
                          <br />
                          <Faint>{part.why}</Faint>
                        </>
                      )}
                    </td>
                    <td className="number">{formatFen(part.amountFen)}</td>
                    <td className="number">{part.refundedFen ? formatFen(-part.refundedFen) : '–'}</td>
                    <td className="number">{formatFen(part.invoiceableFen)}</td>
                  </tr>
                )),
              )}
            </tbody>
          </Table>
        </Scroll>
      </div>
      <div>
        <Heading>{t('timeline')}</Heading>
        {invoice.timeline.map((event) => (
          <Flex key={event.at} gap={3} paddingBottom={1} wrap="wrap">
            <Faint>{moment(event.at)}</Faint>
            <span style={{ fontSize: '1.3rem' }}>{event.text}</span>
            <Faint>{[event.actorName, event.reason].filter(Boolean).join(' · ')}</Faint>
          </Flex>
        ))}
      </div>
    </>
  );
}

function Copied({ name, value }: { name: string; value: string }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <>
      <dt>
        <Faint>{name}</Faint>
      </dt>
      <dd>
        <span>{value}</span>
        <IconButton size="XS" variant="ghost" label={t(copied ? 'copied' : 'copy', { name })} onClick={copy}>
          {copied ? <Check aria-hidden /> : <Duplicate aria-hidden />}
        </IconButton>
      </dd>
    </>
  );
}
