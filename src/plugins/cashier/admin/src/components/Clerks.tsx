import { Badge, Button, Flex } from '@strapi/design-system';
import { Pencil, Plus } from '@strapi/icons';
import { useState } from 'react';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useCashierApi } from '../api/useCashierApi';
import type { Clerk } from '../api/types';
import { useText } from '../hooks/useText';
import { ClerkDialog } from './ClerkDialog';
import { Bone, Card, Faint, Heading, Line, Nothing, Notice } from './parts';

/** Who may scan member codes with a phone, for what and where. */
export function Clerks() {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const { data, problem, refresh } = useRequest('clerks', api.clerks);
  const [editing, setEditing] = useState<Clerk | 'new' | null>(null);

  return (
    <Card>
      <Flex justifyContent="space-between" gap={4} paddingBottom={3}>
        <Heading style={{ margin: 0 }}>{t('tab.clerks')}</Heading>
        <Button startIcon={<Plus />} onClick={() => setEditing('new')}>
          {t('clerk.add')}
        </Button>
      </Flex>
      <Faint>{t('clerk.hint')}</Faint>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!data && !problem && <Bone $height="8rem" aria-label={t('loading')} />}
      {data?.length === 0 && <Nothing>{t('clerk.none')}</Nothing>}
      {data?.map((clerk) => (
        <Line key={clerk.memberId} data-testid={`clerk-${clerk.memberId}`}>
          <div>
            {clerk.name} <Faint>{[clerk.memberName, clerk.phone].filter(Boolean).join(' · ')}</Faint>
            <br />
            <Faint>
              {clerk.may.length ? texts.list(clerk.may.map((right) => t(`right.${right}`))) : t('clerk.mayNothing')}
              {' · '}
              {clerk.places.length ? texts.list(clerk.places) : t('clerk.everywhere')}
            </Faint>
          </div>
          <Badge>{t(clerk.enabled ? 'clerk.on' : 'clerk.off')}</Badge>
          <Button
            size="S"
            variant="tertiary"
            startIcon={<Pencil />}
            aria-label={t('clerk.edit.of', { name: clerk.name })}
            onClick={() => setEditing(clerk)}
          >
            {t('clerk.edit')}
          </Button>
        </Line>
      ))}
      {editing && (
        <ClerkDialog
          clerk={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null);
            refresh();
          }}
        />
      )}
    </Card>
  );
}
