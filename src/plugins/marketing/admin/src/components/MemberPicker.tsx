import { Button, Field, Flex, Searchbar, Tag, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { MemberLine } from '../api/types';
import { useCouponsApi } from '../api/useCouponsApi';
import { useText } from '../hooks/useText';

interface MemberPickerProps {
  chosen: MemberLine[];
  onChange(members: MemberLine[]): void;
  disabled: boolean;
}

/** Members by phone, name or number, one after the other; who has never signed in can hold no coupon. */
export function MemberPicker({ chosen, onChange, disabled }: MemberPickerProps) {
  const { t, problem: say } = useText();
  const api = useCouponsApi();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim() || null), 250);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, key, problem } = useRequest(asked, api.members);
  const found = asked !== null && key === asked && data ? data : [];
  const has = (id: string): boolean => chosen.some((member) => member.id === id);
  return (
    <Field.Root name="members" hint={t('picker.hint')} required>
      <Field.Label>{t('picker.label')}</Field.Label>
      <Searchbar
        name="members"
        size="S"
        data-testid="issue-search"
        value={text}
        disabled={disabled}
        placeholder={t('picker.placeholder')}
        clearLabel={t('picker.clear')}
        onClear={() => setText('')}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
        onKeyDown={(event: React.KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
      >
        {t('picker.label')}
      </Searchbar>
      {problem && <Typography textColor="danger600">{say(problem)}</Typography>}
      {found.length > 0 && (
        <Flex direction="column" alignItems="stretch" gap={1} paddingTop={2}>
          {found.map((member) => (
            <Button
              key={member.id}
              type="button"
              variant="ghost"
              justifyContent="flex-start"
              data-testid={`pick-${member.id}`}
              disabled={disabled || !member.signsIn || member.disabled || has(member.id)}
              onClick={() => {
                onChange([...chosen, member]);
                setText('');
              }}
            >
              {[member.nickname, member.phone ?? member.id, member.signsIn ? member.levelName : t('picker.standIn')]
                .filter(Boolean)
                .join(' · ')}
            </Button>
          ))}
        </Flex>
      )}
      {asked !== null && key === asked && found.length === 0 && !problem && (
        <Typography textColor="neutral600">{t('picker.none')}</Typography>
      )}
      {chosen.length > 0 && (
        <Flex gap={2} wrap="wrap" paddingTop={2}>
          {chosen.map((member) => (
            <Tag
              key={member.id}
              icon={<Cross aria-hidden />}
              label={t('picker.remove', { name: member.nickname })}
              disabled={disabled}
              onClick={() => onChange(chosen.filter(({ id }) => id !== member.id))}
            >
              {member.nickname}
            </Tag>
          ))}
        </Flex>
      )}
      <Field.Hint />
    </Field.Root>
  );
}
