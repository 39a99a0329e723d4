import { Button, Flex, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { Body, Bone, Content, Faint, Heading, Notice, Pill } from '../../../../../admin/shared/panel';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useOwnersApi, type Holding, type UnitDetail } from '../api/useOwnersApi';
import { useText } from '../hooks/useText';
import { ChangeForm } from './ChangeForm';

interface UnitDialogProps {
  id: string;
  canKeep: boolean;
  onClose(): void;
  onChanged(): void;
}

/** One unit: who owns it, who did, and the change of owner. */
export function UnitDialog({ id, canKeep, onClose, onChanged }: UnitDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useOwnersApi();
  const { toggleNotification } = useNotification();
  const load = useCallback((key: string, signal: AbortSignal) => api.unit(key, signal), [api]);
  const { data, problem, replace } = useRequest(id, load);
  const [changing, setChanging] = useState(false);
  const done = (unit: UnitDetail): void => {
    setChanging(false);
    replace(unit);
    onChanged();
    toggleNotification({ type: 'success', message: t('change.done') });
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Content $wide data-testid="unit-dialog">
        <Modal.Header>
          <Modal.Title>{data ? `${data.building} ${data.label}` : t('unit')}</Modal.Title>
        </Modal.Header>
        <Body>
          {problem && !data && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
          {!data && !problem && <Bone $height="16rem" />}
          {data && (
            <Flex direction="column" alignItems="stretch" gap={5}>
              {changing && <ChangeForm unit={data} onCancel={() => setChanging(false)} onDone={done} />}
              <div>
                <Heading>{t('history')}</Heading>
                {data.history.length === 0 && <Faint>{t('history.none')}</Faint>}
                {data.history.map((holding) => (
                  <HoldingRow key={holding.id} holding={holding} />
                ))}
              </div>
            </Flex>
          )}
        </Body>
        {canKeep && data && !changing && (
          <Modal.Footer>
            <Button data-testid="change-owner" onClick={() => setChanging(true)}>
              {t(data.history.length === 0 ? 'change.first' : 'change')}
            </Button>
          </Modal.Footer>
        )}
      </Content>
    </Modal.Root>
  );
}

function HoldingRow({ holding }: { holding: Holding }) {
  const { t } = useText();
  const { since, until, owners, reason, staff } = holding;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} paddingBottom={4}>
      <Flex gap={2} wrap="wrap">
        <Pill $hue={until === null ? 'success' : 'neutral'}>
          {since} – {until ?? t('history.now')}
        </Pill>
        {owners.map((owner) => (
          <span key={owner.ownerId} style={{ fontSize: '1.4rem' }}>
            {owner.name}
            {owner.share < 10_000 && ` ${owner.share / 100}%`}
          </span>
        ))}
      </Flex>
      <Faint>{owners.map((owner) => `${owner.name} ${owner.phone} · ${owner.cardNo}`).join('；')}</Faint>
      <Faint>{t('history.by', { reason, staff })}</Faint>
    </Flex>
  );
}
