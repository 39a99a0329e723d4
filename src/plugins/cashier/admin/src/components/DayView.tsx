import { Field, Flex, LinkButton, TextInput } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { formatFen } from '../../../../../shared/money';
import { useCashierApi } from '../api/useCashierApi';
import type { TextKey } from '../hooks/useText';
import { useText } from '../hooks/useText';
import { Bone, Card, Faint, Fields, Heading, Line, Nothing, Notice, Scroll, Strong, Table } from './parts';

const TENDERS = ['wechat', 'cash', 'pos', 'transfer', 'voucher', 'points', 'card', 'stored'];

/** A day at the till: money by tender, charges and redemptions. */
export function DayView({ day, onDay }: { day: string | null; onDay(day: string): void }) {
  const texts = useText();
  const { t, moment } = texts;
  const api = useCashierApi();
  const { data, problem } = useRequest(day ? `day=${day}` : '', api.day);
  const named = (tender: string): string => (TENDERS.includes(tender) ? t(`tender.${tender}` as TextKey) : tender);

  return (
    <div>
      <Fields>
        <Field.Root name="day">
          <Field.Label>{t('day')}</Field.Label>
          <TextInput type="date" value={data?.day ?? day ?? ''} onChange={(event) => onDay(event.target.value)} />
        </Field.Root>
      </Fields>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!data && !problem && (
        <Card aria-label={t('loading')}>
          <Bone $height="12rem" />
        </Card>
      )}
      {data && (
        <Flex direction="column" alignItems="stretch" gap={4} data-testid="till-day">
          <Card>
            <Heading>{t('day.tenders')}</Heading>
            {data.tenders.length === 0 ? (
              <Faint>{t('day.tenders.none')}</Faint>
            ) : (
              <Scroll>
                <Table>
                  <thead>
                    <tr>
                      <th>{t('day.tender')}</th>
                      <th className="number">{t('day.payments')}</th>
                      <th className="number">{t('day.taken')}</th>
                      <th className="number">{t('day.refunded')}</th>
                      <th className="number">{t('day.net')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.tenders.map(({ tender, payments, takenFen, refundedFen }) => (
                      <tr key={tender}>
                        <td>{named(tender)}</td>
                        <td className="number">{payments}</td>
                        <td className="number">{formatFen(takenFen)}</td>
                        <td className="number">{formatFen(refundedFen)}</td>
                        <td className="number">{formatFen(takenFen - refundedFen)}</td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </Scroll>
            )}
          </Card>
          <Card>
            <Heading>{t('day.charges')}</Heading>
            {data.charges.length === 0 && <Faint>{t('day.charges.none')}</Faint>}
            {data.charges.map(({ orderNo, title, amountFen, memberName, by, at }) => (
              <Line key={orderNo}>
                <div>
                  {title} · {memberName} <Faint>{`${moment(at)} · ${by}`}</Faint>
                </div>
                <Strong>{formatFen(amountFen)}</Strong>
                <LinkButton tag={Link} to={`/plugins/ordering?order=${orderNo}`} size="S" variant="tertiary">
                  {t('day.refund')}
                </LinkButton>
              </Line>
            ))}
          </Card>
          <Card>
            <Heading>{t('day.redemptions')}</Heading>
            {data.redemptions.length === 0 && <Nothing>{t('day.redemptions.none')}</Nothing>}
            {data.redemptions.map(({ no, title, count, memberName, place, by, at, undone }) => (
              <Line key={no}>
                <div style={undone ? { textDecoration: 'line-through' } : undefined}>
                  {title} × {count} · {memberName} <Faint>{[moment(at), place, by].filter(Boolean).join(' · ')}</Faint>
                </div>
                {undone && <Faint>{t('undone.by', { name: undone.by })}</Faint>}
              </Line>
            ))}
          </Card>
        </Flex>
      )}
    </div>
  );
}
