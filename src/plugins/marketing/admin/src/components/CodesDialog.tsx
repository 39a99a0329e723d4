import { Button, Field, Flex, Modal, NumberInput, Typography } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { Template } from '../api/types';
import { useCouponsApi } from '../api/useCouponsApi';
import { useText } from '../hooks/useText';
import { Bones, Failed, Refused, Sheet } from './parts';

/** Codes of a template: makes a batch, lists the batches, gives their codes as CSV. */
export function CodesDialog({ template, onClose }: { template: Template; onClose(): void }) {
  const { t, moment, problem: say } = useText();
  const api = useCouponsApi();
  const { run, running, mayClose, problem, uncertain } = useCommand();
  const batches = useRequest(template.id, api.codes);
  const [count, setCount] = useState<number | undefined>(100);
  const ready = count !== undefined && Number.isInteger(count) && count >= 1 && count <= 5000;

  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (ready && (await run((key) => api.makeCodes(template.id, count, key)))) batches.refresh();
  };
  const download = async (id: string): Promise<void> => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await api.codesCsv(id));
    link.download = `coupon-codes-${id}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && mayClose && onClose()}>
      <Modal.Content aria-describedby={undefined} data-testid="codes-dialog">
        <Modal.Header closeLabel={t('close')}>
          <Modal.Title>{t('codes.title', { name: template.title })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <form onSubmit={(event) => void make(event)}>
              <Flex gap={3} alignItems="flex-end">
                <Field.Root name="count">
                  <Field.Label>{t('codes.count')}</Field.Label>
                  <NumberInput
                    data-testid="codes-count"
                    value={count}
                    disabled={running || uncertain}
                    onValueChange={(value: number | undefined) => setCount(value)}
                  />
                </Field.Root>
                <Button type="submit" size="L" loading={running} disabled={!ready} data-testid="codes-make">
                  {t('codes.make')}
                </Button>
              </Flex>
            </form>
            {problem && <Refused role="alert">{say(problem)}</Refused>}
            {batches.problem && !batches.data ? (
              <Failed problem={batches.problem} onRetry={batches.refresh} />
            ) : !batches.data ? (
              <Bones rows={3} />
            ) : batches.data.length === 0 ? (
              <Typography textColor="neutral600">{t('codes.empty')}</Typography>
            ) : (
              <Sheet>
                <tbody>
                  {batches.data.map((batch) => (
                    <tr key={batch.id}>
                      <td>
                        {moment(batch.madeAt)}
                        <small>{batch.madeBy}</small>
                      </td>
                      <td>{t('codes.used', { used: batch.used, count: batch.count })}</td>
                      <td data-end>
                        <Button size="S" variant="tertiary" onClick={() => void download(batch.id)}>
                          {t('codes.csv')}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Sheet>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" type="button" onClick={onClose}>
            {t('close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
