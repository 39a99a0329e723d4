import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { Card, Heading, Notice } from '../../../../../admin/shared/panel';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { dateInZone } from '../../../../../shared/local-date';
import { useInvoicesApi } from '../api/useInvoicesApi';
import type { Action, InvoiceDetail } from '../api/types';
import { useText } from '../hooks/useText';

const NUMBER = /^\d{8,20}$/;
const FILES = '.pdf,.ofd,.png,.jpg,.jpeg';

interface ActionFormProps {
  verb: Action['verb'];
  no: string;
  onCancel(): void;
  onDone(invoice: InvoiceDetail): void;
  /** What is shown may be out of date. */
  onRefused(): void;
}

interface Typed {
  number: string;
  issuedOn: string;
  fileId: string | null;
  reason: string;
}

function actionOf(verb: Action['verb'], { number, issuedOn, fileId, reason }: Typed): Action {
  if (verb === 'issue') return { verb, body: { number: number.trim(), issuedOn, fileId: fileId! } };
  if (verb === 'void') return { verb, body: { redNumber: number.trim(), reason: oneLine(reason) } };
  return { verb, body: { reason: oneLine(reason) } };
}

/** Issue, reject or void: what each needs, and its command. */
export function ActionForm({ verb, no, onCancel, onDone, onRefused }: ActionFormProps) {
  const texts = useText();
  const { t } = texts;
  const api = useInvoicesApi();
  const command = useCommand();
  const zone = useVenueConfig()?.zone ?? DEFAULT_ZONE;
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<string>(() => dateInZone(Date.now(), zone));
  const [reason, setReason] = useState('');
  const [fileId, setFileId] = useState<string | null>(null);
  const [uploading, setUploading] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const withNumber = verb !== 'reject';
  const ready =
    (!withNumber || NUMBER.test(number.trim())) &&
    (verb === 'issue' ? fileId !== null && issuedOn !== '' : oneLine(reason).length >= 2);

  const pick = async (file: File | undefined): Promise<void> => {
    setFileId(null);
    setRefused(null);
    if (!file) return;
    setUploading(true);
    try {
      setFileId(await api.upload(file));
    } catch (error) {
      setRefused(toProblem(error));
    } finally {
      setUploading(false);
    }
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    const result = await command.run((key) => api.act(no, actionOf(verb, { number, issuedOn, fileId, reason }), key));
    if (result) onDone(result.answer);
    else onRefused();
  };
  const problem = command.problem ?? refused;
  return (
    <Card>
      <form onSubmit={submit}>
        <Heading>{t(`do.${verb}`)}</Heading>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {withNumber && (
            <Field.Root name="number" required hint={t('number.hint')}>
              <Field.Label>{t(verb === 'void' ? 'field.redNumber' : 'field.number')}</Field.Label>
              <TextInput
                data-testid="invoice-number"
                value={number}
                maxLength={20}
                inputMode="numeric"
                disabled={command.uncertain}
                onChange={(event) => setNumber(event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
          )}
          {verb === 'issue' ? (
            <>
              <Field.Root name="issuedOn" required>
                <Field.Label>{t('field.issuedOn')}</Field.Label>
                <TextInput
                  type="date"
                  data-testid="invoice-issued-on"
                  value={issuedOn}
                  disabled={command.uncertain}
                  onChange={(event) => setIssuedOn(event.target.value)}
                />
              </Field.Root>
              <Field.Root name="file" required hint={t('file.hint')}>
                <Field.Label>{t('field.file')}</Field.Label>
                <input
                  type="file"
                  accept={FILES}
                  data-testid="invoice-upload"
                  aria-label={t('field.file')}
                  disabled={command.uncertain}
                  onChange={(event) => void pick(event.target.files?.[0])}
                />
                <Field.Hint />
              </Field.Root>
              {uploading && <Notice $tone="neutral">{t('uploading')}</Notice>}
              {fileId && <Notice $tone="success">{t('uploaded')}</Notice>}
            </>
          ) : (
            <Field.Root name="reason" required hint={t(`reason.${verb}`)}>
              <Field.Label>{t('field.reason')}</Field.Label>
              <TextInput
                data-testid="invoice-reason"
                value={reason}
                maxLength={100}
                disabled={command.uncertain}
                onChange={(event) => setReason(event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
          )}
          {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
          <Flex gap={2} justifyContent="flex-end">
            <Button type="button" variant="tertiary" onClick={onCancel}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              data-testid="invoice-confirm"
              variant={verb === 'issue' ? 'default' : 'danger'}
              disabled={!ready}
              loading={command.running}
            >
              {t(`do.${verb}`)}
            </Button>
          </Flex>
        </Flex>
      </form>
    </Card>
  );
}
