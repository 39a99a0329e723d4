import { Button, Flex, Modal } from '@strapi/design-system';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { toProblem } from '../../../../../admin/shared/problem';
import { Body, Bone, Content, Notice, Pill } from '../../../../../admin/shared/panel';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { saveBlob, useInvoicesApi } from '../api/useInvoicesApi';
import type { Action, InvoiceDetail } from '../api/types';
import { useText } from '../hooks/useText';
import { ISSUE } from '../permissions';
import { ActionForm } from './ActionForm';
import { InvoiceFacts } from './InvoiceFacts';
import { HUES } from './InvoiceTable';

const VERBS: Partial<Record<InvoiceDetail['state'], Action['verb'][]>> = {
  requested: ['reject', 'issue'],
  issued: ['void'],
  void_requested: ['void'],
};

interface InvoiceDialogProps {
  no: string;
  onClose(): void;
  onChanged(): void;
}

/** One invoice, and what can be done with it. */
export function InvoiceDialog({ no, onClose, onChanged }: InvoiceDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useInvoicesApi();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(ISSUE);
  const load = useCallback((key: string, signal: AbortSignal) => api.read(key, signal), [api]);
  const { data, problem, refresh, replace } = useRequest(no, load);
  const [verb, setVerb] = useState<Action['verb'] | null>(null);
  const verbs = data && allowedActions.canIssue ? (VERBS[data.state] ?? []) : [];
  const done = (changed: InvoiceDetail): void => {
    setVerb(null);
    replace(changed);
    onChanged();
    toggleNotification({ type: 'success', message: t('done') });
  };
  const open = async (file: NonNullable<InvoiceDetail['file']>): Promise<void> => {
    try {
      saveBlob(await api.file(no), file.name);
    } catch (error) {
      toggleNotification({ type: 'danger', message: texts.problem(toProblem(error)) });
    }
  };
  return (
    <Modal.Root open onOpenChange={(now: boolean) => !now && onClose()}>
      <Content $wide data-testid="invoice-dialog">
        <Modal.Header>
          <Modal.Title>
            {t('invoice')} {data && <Pill $hue={HUES[data.state]}>{data.stateText}</Pill>}
          </Modal.Title>
        </Modal.Header>
        <Body>
          {problem && !data && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
          {!data && !problem && <Bone $height="24rem" />}
          {data && (
            <Flex direction="column" alignItems="stretch" gap={5}>
              <InvoiceFacts invoice={data} onFile={open} />
              {verb && (
                <ActionForm
                  key={verb}
                  verb={verb}
                  no={no}
                  onCancel={() => setVerb(null)}
                  onDone={done}
                  onRefused={refresh}
                />
              )}
            </Flex>
          )}
        </Body>
        {!verb && verbs.length > 0 && (
          <Modal.Footer>
            {verbs.map((name) => (
              <Button
                key={name}
                variant={name === 'issue' ? 'default' : name === 'void' ? 'danger' : 'tertiary'}
                data-testid={`invoice-${name}`}
                onClick={() => setVerb(name)}
              >
                {t(`do.${name}`)}
              </Button>
            ))}
          </Modal.Footer>
        )}
      </Content>
    </Modal.Root>
  );
}
