import { Badge, Button, Flex } from '@strapi/design-system';
import type { Redemption } from '../api/types';
import { useText } from '../hooks/useText';
import { Faint, Scroll, Table } from './parts';

interface LogTableProps {
  items: Redemption[];
  onReceipt(redemption: Redemption): void;
  onUndo(redemption: Redemption): void;
}

export function LogTable({ items, onReceipt, onUndo }: LogTableProps) {
  const { t, moment } = useText();
  return (
    <Scroll>
      <Table data-testid="redemption-log">
        <thead>
          <tr>
            <th>{t('at')}</th>
            <th>{t('member')}</th>
            <th>{t('receipt.what')}</th>
            <th className="number">{t('count')}</th>
            <th>{t('place')}</th>
            <th>{t('by')}</th>
            <th>{t('log.state')}</th>
            <th aria-label={t('log.actions')} />
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <tr key={line.no}>
              <td className="nowrap">{moment(line.at)}</td>
              <td className="nowrap">{line.memberName}</td>
              <td>
                {line.title} {line.title !== line.assetName && <Faint>{line.assetName}</Faint>}
                <br />
                <Faint>{line.no}</Faint>
              </td>
              <td className="number">{line.count}</td>
              <td className="nowrap">{line.place ?? '–'}</td>
              <td className="nowrap">{line.by}</td>
              <td>
                <Badge>{t(line.undone ? 'state.undone' : 'state.done')}</Badge>
                {line.undone && (
                  <Faint style={{ display: 'block' }}>
                    {[moment(line.undone.at), line.undone.by, line.undone.why].filter(Boolean).join(' · ')}
                  </Faint>
                )}
              </td>
              <td>
                <Flex gap={2} justifyContent="flex-end">
                  <Button size="S" variant="ghost" onClick={() => onReceipt(line)}>
                    {t('receipt')}
                  </Button>
                  {line.undoUntil && (
                    <Button size="S" variant="danger-light" onClick={() => onUndo(line)}>
                      {t('undo')}
                    </Button>
                  )}
                </Flex>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  );
}
