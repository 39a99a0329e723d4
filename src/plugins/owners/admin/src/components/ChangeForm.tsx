import { Button, Field, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useState, type FormEvent } from 'react';
import { Card, Heading, Notice } from '../../../../../admin/shared/panel';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { dateInZone } from '../../../../../shared/local-date';
import { evenShares } from '../../../server/domain/shares';
import { useOwnersApi, type UnitDetail } from '../api/useOwnersApi';
import { useText } from '../hooks/useText';

interface Person {
  name: string;
  phone: string;
}

const PHONE = /^1[3-9]\d{9}$/;

interface ChangeFormProps {
  unit: UnitDetail;
  onCancel(): void;
  onDone(unit: UnitDetail): void;
}

/** The unit changes hands: from which day, to whom. Several owners share it evenly. */
export function ChangeForm({ unit, onCancel, onDone }: ChangeFormProps) {
  const texts = useText();
  const { t } = texts;
  const api = useOwnersApi();
  const command = useCommand();
  const zone = useVenueConfig()?.zone ?? DEFAULT_ZONE;
  const [since, setSince] = useState<string>(() => dateInZone(Date.now(), zone));
  const [people, setPeople] = useState<Person[]>([{ name: '', phone: '' }]);
  const [reason, setReason] = useState('');
  const owned = unit.history[0]?.until === null;
  const whole = people.every(({ name, phone }) => oneLine(name) !== '' && PHONE.test(phone.trim()));
  const ready = since !== '' && oneLine(reason).length >= 2 && whole && (people.length > 0 || owned);
  const edit = (index: number, change: Partial<Person>): void =>
    setPeople(people.map((person, at) => (at === index ? { ...person, ...change } : person)));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    const shares = people.length > 0 ? evenShares(people.length) : [];
    const owners = people.map(({ name, phone }, index) => ({
      name: oneLine(name),
      phone: phone.trim(),
      share: shares[index]!,
    }));
    const result = await command.run((key) =>
      api.changeOwner(unit.id, { since, owners, reason: oneLine(reason) }, key),
    );
    if (result) onDone(result.answer);
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Heading>{t(owned ? 'change' : 'change.first')}</Heading>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Field.Root name="since" required hint={t('change.since.hint')}>
            <Field.Label>{t('change.since')}</Field.Label>
            <TextInput
              type="date"
              data-testid="change-since"
              value={since}
              onChange={(event) => setSince(event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
          {people.map((person, index) => (
            <Flex key={index} gap={3} alignItems="flex-end">
              <Field.Root name={`name-${index}`} required style={{ flex: 1 }}>
                <Field.Label>{t('owner.name')}</Field.Label>
                <TextInput
                  data-testid={`owner-name-${index}`}
                  value={person.name}
                  maxLength={40}
                  onChange={(event) => edit(index, { name: event.target.value })}
                />
              </Field.Root>
              <Field.Root name={`phone-${index}`} required style={{ flex: 1 }}>
                <Field.Label>{t('owner.phone')}</Field.Label>
                <TextInput
                  data-testid={`owner-phone-${index}`}
                  value={person.phone}
                  maxLength={11}
                  inputMode="numeric"
                  onChange={(event) => edit(index, { phone: event.target.value })}
                />
              </Field.Root>
              <IconButton label={t('change.remove')} onClick={() => setPeople(people.filter((_, at) => at !== index))}>
                <Trash aria-hidden />
              </IconButton>
            </Flex>
          ))}
          {people.length === 0 && <Notice $tone="warning">{t('change.nobody')}</Notice>}
          {people.length > 1 && <Notice $tone="neutral">{t('change.shares')}</Notice>}
          <Button
            type="button"
            variant="tertiary"
            disabled={people.length >= 20}
            onClick={() => setPeople([...people, { name: '', phone: '' }])}
          >
            {t('change.addOwner')}
          </Button>
          <Field.Root name="reason" required>
            <Field.Label>{t('change.reason')}</Field.Label>
            <TextInput
              data-testid="change-reason"
              value={reason}
              maxLength={100}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field.Root>
          {command.problem && <Notice $tone="danger">{texts.problem(command.problem)}</Notice>}
          <Flex gap={2} justifyContent="flex-end">
            <Button type="button" variant="tertiary" onClick={onCancel}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={command.running} data-testid="change-save">
              {t('save')}
            </Button>
          </Flex>
        </Flex>
      </form>
    </Card>
  );
}
