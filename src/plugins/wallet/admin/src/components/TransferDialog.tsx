import { Modal } from '@strapi/design-system';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useLedgerApi } from '../api/useLedgerApi';
import type { TransferDetail } from '../api/types';
import { useText, type TextKey } from '../hooks/useText';
import { moved, shown } from '../utils/amount';
import { Amount, Body, Bone, Content, Faint, LinkButton, Notice, Scroll, Table } from './parts';

interface TransferDialogProps {
  no: string;
  onClose(): void;
  onTransfer(no: string): void;
}

/** One transfer: every account it touched, and what takes it back. */
export function TransferDialog({ no, onClose, onTransfer }: TransferDialogProps) {
  const texts = useText();
  const api = useLedgerApi();
  const { data, key, problem } = useRequest(no, api.transfer);
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Content>
        <Modal.Header>
          <Modal.Title>{no}</Modal.Title>
        </Modal.Header>
        <Body>
          {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
          {!problem && key !== no && <Bone $height="12rem" />}
          {data && key === no && <Detail transfer={data} onTransfer={onTransfer} />}
        </Body>
      </Content>
    </Modal.Root>
  );
}

function Detail({ transfer, onTransfer }: { transfer: TransferDetail; onTransfer(no: string): void }) {
  const { t, moment, source: sourceName, actor: actorName, reference: referenceName } = useText();
  const { title, kind, memberName, memberId, actor, at, reference, note, reverses, reversedBy, postings } = transfer;
  const facts: [TextKey, string | null][] = [
    ['at', moment(at)],
    ['member', memberName ?? `#${memberId}`],
    ['reference', reference && referenceName(reference)],
    ['note', note],
    ['actor', actorName(actor)],
  ];
  const link = (other: string) => (
    <LinkButton key={other} onClick={() => onTransfer(other)}>
      {other}
    </LinkButton>
  );
  return (
    <div data-testid="ledger-transfer">
      <p style={{ marginBottom: '0.8rem', fontSize: '1.6rem', fontWeight: 600 }}>
        {title} <Faint>{t(`kind.${kind as 'grant'}`)}</Faint>
      </p>
      {facts.map(([key, value]) => value && <Fact key={key} name={t(key)} value={value} />)}
      {reverses && <Fact name={t('reverses')} value={link(reverses)} />}
      {reversedBy.length > 0 && <Fact name={t('reversedBy')} value={reversedBy.map(link)} />}
      <Scroll style={{ marginTop: '1.6rem' }}>
        <Table>
          <thead>
            <tr>
              <th>{t('account')}</th>
              <th>{t('asset')}</th>
              <th className="number">{t('change')}</th>
              <th className="number">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {postings.map(({ id, accountKind, role, source, assetName, amount, unit, after }) => (
              <tr key={id}>
                <td>
                  {accountKind === 'house' ? t(`house.${role as 'cash'}`) : t(`account.${accountKind}`)}
                  {source && (
                    <>
                      <br />
                      <Faint>{sourceName(source)}</Faint>
                    </>
                  )}
                </td>
                <td className="nowrap">{assetName}</td>
                <td className="number">
                  <Amount $sign={amount}>{moved(amount, unit)}</Amount>
                </td>
                <td className="number">{after === null ? '–' : shown(after, unit)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
    </div>
  );
}

const Fact = ({ name, value }: { name: string; value: React.ReactNode }) => (
  <p style={{ display: 'flex', gap: '1.2rem', fontSize: '1.3rem', lineHeight: '2.2rem', overflowWrap: 'anywhere' }}>
    <span style={{ flex: '0 0 8rem' }}>
      <Faint>{name}</Faint>
    </span>
    <span>{value}</span>
  </p>
);
