import { Flex } from '@strapi/design-system';
import { Bone, Card, Faint, Heading, LinkButton, Notice, Scroll, Table } from '../../../../../admin/shared/panel';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useOwnersApi } from '../api/useOwnersApi';
import { useText } from '../hooks/useText';

/** Owners that a search finds, with what they own now. */
export function Found({ q, onUnit }: { q: string; onUnit(id: number): void }) {
  const texts = useText();
  const { t } = texts;
  const { data, key, problem } = useRequest(q, useOwnersApi().search);
  const current = key === q ? data : null;
  return (
    <Card data-testid="owners-found">
      <Heading>{t('found', { q })}</Heading>
      {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
      {!current && !problem && <Bone $height="4rem" />}
      {current?.length === 0 && <Faint>{t('found.none')}</Faint>}
      {current && current.length > 0 && (
        <Scroll>
          <Table>
            <thead>
              <tr>
                <th>{t('owner.name')}</th>
                <th>{t('owner.card')}</th>
                <th>{t('owner.phone')}</th>
                <th>{t('owner.units')}</th>
                <th>{t('owner.member')}</th>
              </tr>
            </thead>
            <tbody>
              {current.map((owner) => (
                <tr key={owner.id}>
                  <td>{owner.name}</td>
                  <td className="nowrap">{owner.cardNo}</td>
                  <td className="nowrap">{owner.phone}</td>
                  <td>
                    <Flex gap={3} wrap="wrap">
                      {owner.units.map((unit) => (
                        <LinkButton key={unit.unitId} onClick={() => onUnit(unit.unitId)}>
                          {unit.building} {unit.label}
                        </LinkButton>
                      ))}
                      {owner.units.length === 0 && <Faint>{t('owner.former')}</Faint>}
                    </Flex>
                  </td>
                  <td>{t(owner.memberId === null ? 'owner.unbound' : 'owner.bound')}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Scroll>
      )}
    </Card>
  );
}
