import { Button, Field, Flex, Modal, Radio, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useEffect, useState, type FormEvent } from 'react';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { Issue, MemberLine, Template } from '../api/types';
import { useCouponsApi } from '../api/useCouponsApi';
import { useText } from '../hooks/useText';
import { MemberPicker } from './MemberPicker';
import { Quiet, Refused } from './parts';

const ALL = 'all';

interface IssueDialogProps {
  template: Template;
  onClose(): void;
  /** Some were given. */
  onDone(): void;
}

/** Gives a coupon to members that are searched for, or to everybody of a level; says how far it has come. */
export function IssueDialog({ template, onClose, onDone }: IssueDialogProps) {
  const { t, problem: say } = useText();
  const api = useCouponsApi();
  const { run, running, mayClose, problem, uncertain } = useCommand();
  const levels = useRequest('levels', api.levels);
  const [to, setTo] = useState<'members' | 'level'>('members');
  const [members, setMembers] = useState<MemberLine[]>([]);
  const [level, setLevel] = useState<string>(ALL);
  const [reason, setReason] = useState('');
  const [issue, setIssue] = useState<Issue | null>(null);
  const locked = running || uncertain;
  const ready = to === 'level' || members.length > 0;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    const target =
      to === 'members' ? { members: members.map(({ id }) => id) } : { level: level === ALL ? null : level };
    const body = { ...target, ...(oneLine(reason) ? { reason: oneLine(reason) } : {}) };
    const done = await run((key) => api.issue(template.id, body, key));
    if (!done) return;
    setIssue(done.answer);
    onDone();
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && mayClose && onClose()}>
      <Modal.Content aria-describedby={undefined} data-testid="issue-dialog">
        <form onSubmit={(event) => void submit(event)}>
          <Modal.Header closeLabel={t('close')}>
            <Modal.Title>{t('issue.title', { name: template.title })}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            {issue ? (
              <Progress issue={issue} onDone={onDone} />
            ) : (
              <Flex direction="column" alignItems="stretch" gap={5}>
                <Radio.Group
                  value={to}
                  onValueChange={(value: string) => setTo(value as typeof to)}
                  aria-label={t('issue.to')}
                >
                  <Radio.Item value="members">{t('issue.to.members')}</Radio.Item>
                  <Radio.Item value="level">{t('issue.to.level')}</Radio.Item>
                </Radio.Group>
                {to === 'members' ? (
                  <MemberPicker chosen={members} onChange={setMembers} disabled={locked} />
                ) : (
                  <Field.Root name="level" hint={t('issue.level.hint')}>
                    <Field.Label>{t('issue.level')}</Field.Label>
                    <SingleSelect
                      value={level}
                      disabled={locked}
                      onChange={(value: string | number) => setLevel(String(value))}
                    >
                      <SingleSelectOption value={ALL}>{t('issue.everybody')}</SingleSelectOption>
                      {(levels.data ?? []).map(({ id, name }) => (
                        <SingleSelectOption key={id} value={id}>
                          {name}
                        </SingleSelectOption>
                      ))}
                    </SingleSelect>
                    <Field.Hint />
                  </Field.Root>
                )}
                <Field.Root name="reason" hint={t('issue.reason.hint')}>
                  <Field.Label>{t('reason')}</Field.Label>
                  <TextInput
                    value={reason}
                    maxLength={100}
                    disabled={locked}
                    autoComplete="off"
                    onChange={(event: React.ChangeEvent<HTMLInputElement>) => setReason(event.target.value)}
                  />
                  <Field.Hint />
                </Field.Root>
                {problem && <Refused role="alert">{say(problem)}</Refused>}
              </Flex>
            )}
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" type="button" disabled={!mayClose} onClick={onClose}>
              {t(issue ? 'close' : 'cancel')}
            </Button>
            {!issue && (
              <Button type="submit" loading={running} disabled={!ready} data-testid="issue-do">
                {t('issue')}
              </Button>
            )}
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Asks every second until the job is done. */
function Progress({ issue, onDone }: { issue: Issue; onDone(): void }) {
  const { t } = useText();
  const api = useCouponsApi();
  const { data, refresh } = useRequest(issue.id, api.issueState);
  const { total, issued, skipped, state } = data ?? issue;
  useEffect(() => {
    if (state === 'done') return onDone();
    const timer = setInterval(refresh, 1000);
    return () => clearInterval(timer);
  }, [state, refresh, onDone]);
  return (
    <div role="status" data-testid="issue-progress">
      <Quiet
        title={t(state === 'done' ? 'issue.done' : 'issue.running', { done: issued + skipped, total })}
        hint={t('issue.counts', { issued, skipped })}
      />
    </div>
  );
}
