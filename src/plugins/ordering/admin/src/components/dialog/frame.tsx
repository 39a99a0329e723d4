/** What every dialog of the desk shares: its frame, who it is about, what went wrong. */
import { Button, Flex, Modal } from '@strapi/design-system';
import type { FormEvent, ReactNode } from 'react';
import { styled } from 'styled-components';
import type { DeskLine } from '../../api/types';
import type { Command } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { tint } from '../../../../../../admin/shared/look';
import { phone } from '../../utils/text';

const Content = styled(Modal.Content)`
  max-width: 52rem;
`;

const Body = styled(Modal.Body)`
  padding-inline: ${({ theme }) => theme.spaces[6]};

  & > div {
    padding-block: ${({ theme }) => theme.spaces[6]};
    font-size: 1.4rem;
    line-height: 2.2rem;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

const Subject = styled.p`
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  small {
    font-size: 1.3rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

export const Refused = styled.div`
  padding: 1.2rem 1.6rem;
  border-left: 3px solid ${({ theme }) => theme.colors.danger600};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => tint(theme, 'danger500', 12)};
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
`;

interface CommandDialogProps {
  title: string;
  order: DeskLine;
  command: Command;
  /** What the button says; money moves on it, so it says how much. */
  button: string;
  ready: boolean;
  children: ReactNode;
  onSubmit(): void;
  onClose(): void;
}

/** One command on one order. */
export function CommandDialog({
  title,
  order,
  command,
  button,
  ready,
  children,
  onSubmit,
  onClose,
}: CommandDialogProps) {
  const { t, problem: say } = useText();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && command.mayClose && onClose()}>
      <Content aria-describedby={undefined} data-testid="desk-dialog">
        <form onSubmit={submit}>
          <Modal.Header closeLabel={t('dialog.close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Subject>
                <strong>{order.guestName}</strong> <small>{phone(order.guestPhone)}</small>
                <br />
                {order.title} <small>{order.no}</small>
              </Subject>
              {children}
              {command.problem && !command.running && (
                <Refused role="alert" data-testid="desk-problem">
                  {say(command.problem)}
                  {command.uncertain && <div>{t('dialog.uncertain')}</div>}
                </Refused>
              )}
            </Flex>
          </Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose} disabled={!command.mayClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={command.running} disabled={!ready} data-testid="desk-confirm-button">
              {button}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
