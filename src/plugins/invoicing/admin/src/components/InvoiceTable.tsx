import { formatFen } from '../../../../../shared/money';
import { Faint, LinkButton, Pill, Scroll, Table } from '../../../../../admin/shared/panel';
import type { Hue } from '../../../../../admin/shared/look';
import type { Invoice, State } from '../api/types';
import { useText } from '../hooks/useText';

export const HUES: Record<State, Hue> = {
  requested: 'warning',
  issued: 'success',
  void_requested: 'danger',
  voided: 'neutral',
  rejected: 'neutral',
  withdrawn: 'neutral',
};

export function InvoiceTable({ invoices, onOpen }: { invoices: Invoice[]; onOpen(no: string): void }) {
  const { t, moment } = useText();
  return (
    <Scroll>
      <Table>
        <thead>
          <tr>
            <th>{t('field.state')}</th>
            <th>{t('field.title')}</th>
            <th>{t('field.orders')}</th>
            <th className="number">{t('field.amount')}</th>
            <th>{t('field.number')}</th>
            <th>{t('field.requestedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => (
            <tr key={invoice.no} data-testid={`invoice-${invoice.no}`}>
              <td>
                <Pill $hue={HUES[invoice.state]}>{invoice.stateText}</Pill>
              </td>
              <td>
                <LinkButton onClick={() => onOpen(invoice.no)}>{invoice.title.name}</LinkButton>
                <br />
                <Faint>{invoice.title.taxNo ?? t('personal')}</Faint>
              </td>
              <td>
                {invoice.orders[0]?.title}
                {invoice.orders.length > 1 && <Faint> {t('more', { n: invoice.orders.length - 1 })}</Faint>}
              </td>
              <td className="number">{formatFen(invoice.amountFen)}</td>
              <td>{invoice.number ?? '–'}</td>
              <td className="nowrap">{moment(invoice.requestedAt)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  );
}
