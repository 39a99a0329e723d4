import { Button, Flex, Modal } from '@strapi/design-system';
import type { FormEvent, ReactNode } from 'react';
import { Body, Content, Notice } from './panel';
import type { Command } from './useCommand';
import type { Texts } from './useTexts';

interface CommandDialogProps {
  /** Of the plugin; it has `cancel` and `close`. */
  texts: Texts<'cancel' | 'close'>;
  title: string;
  /** What the button says that does it. */
  verb: string;
  danger?: boolean;
  /** The fields are filled so that it may be sent. */
  ready: boolean;
  command: Command;
  /** Of the dialog and, with `-do` behind it, of its button. */
  testId: string;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** One command and its fields: says what was refused, and closes by its command's word alone. */
export function CommandDialog(props: CommandDialogProps) {
  const { texts, title, verb, danger = false, ready, command, testId, onSubmit, onClose, children } = props;
  const { running, problem, mayClose } = command;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !running) onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && mayClose && onClose()}>
      <Content aria-describedby={undefined} data-testid={`${testId}-dialog`}>
        <form onSubmit={submit}>
          <Modal.Header closeLabel={texts.t('close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {children}
              {problem && (
                <Notice $tone="danger" role="alert">
                  {texts.problem(problem)}
                </Notice>
              )}
            </Flex>
          </Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" disabled={!mayClose} onClick={onClose}>
              {texts.t('cancel')}
            </Button>
            <Button
              type="submit"
              variant={danger ? 'danger' : 'default'}
              loading={running}
              disabled={!ready}
              data-testid={`${testId}-do`}
            >
              {verb}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
