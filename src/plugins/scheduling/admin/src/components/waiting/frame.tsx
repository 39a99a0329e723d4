import { Button, Modal } from '@strapi/design-system';
import type { FormEvent, ReactNode } from 'react';
import { styled } from 'styled-components';
import { colourScheme } from '../../../../../../admin/shared/look';
import type { Command } from '../../../../../../admin/shared/useCommand';
import { useText } from '../../hooks/useText';
import { Fault, Stack } from '../parts';

const Content = styled(Modal.Content)`
  max-width: 56rem;
  color-scheme: ${({ theme }) => colourScheme(theme)};
`;

/** In line with the title and the buttons. */
const Body = styled(Modal.Body)`
  padding-inline: ${({ theme }) => theme.spaces[6]};

  & > div {
    padding-block: ${({ theme }) => theme.spaces[6]};
  }
`;

interface CommandFormProps {
  title: string;
  button: string;
  ready: boolean;
  command: Command;
  children: ReactNode;
  onSubmit(): void;
  onClose(): void;
}

/** One command about a waiting note. */
export function CommandForm({ title, button, ready, command, children, onSubmit, onClose }: CommandFormProps) {
  const { t, problem: say } = useText();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !command.running) onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && command.mayClose && onClose()}>
      <Content aria-describedby={undefined} data-testid="waiting-dialog">
        <form onSubmit={submit}>
          <Modal.Header closeLabel={t('close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Body>
            <Stack $gap="1.6rem">
              {children}
              {command.problem && !command.running && (
                <Fault role="alert" data-testid="waiting-problem">
                  {say(command.problem)}
                </Fault>
              )}
            </Stack>
          </Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose} disabled={!command.mayClose}>
              {t('back')}
            </Button>
            <Button type="submit" loading={command.running} disabled={!ready} data-testid="waiting-confirm">
              {button}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
