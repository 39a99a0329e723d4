import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { styled } from 'styled-components';
import { tint } from '../../../../../admin/shared/look';
import { Card, Faint, Heading, Nothing, Scroll } from '../../../../../admin/shared/panel';
import type { Building, Unit } from '../api/useOwnersApi';
import { useText } from '../hooks/useText';

const Floor = styled.div`
  display: flex;
  gap: 0.8rem;
  padding-bottom: 0.8rem;
`;

const FloorName = styled.span`
  flex: 0 0 4.8rem;
  align-self: center;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

const Cell = styled.button<{ $owned: boolean }>`
  flex: 0 0 11rem;
  padding: 0.8rem;
  border: 1px solid ${({ theme, $owned }) => ($owned ? 'transparent' : theme.colors.neutral200)};
  border-radius: 0.6rem;
  background: ${({ theme, $owned }) => ($owned ? tint(theme, 'success500', 16) : theme.colors.neutral0)};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  line-height: 1.8rem;
  text-align: left;
  cursor: pointer;

  b,
  span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

interface FacadeProps {
  building: Building;
  onUnit(id: number): void;
  /** Null for whoever may only look. */
  onAdd: (() => void) | null;
}

/** One building as its front: floors from the top, each unit with who owns it. */
export function Facade({ building, onUnit, onAdd }: FacadeProps) {
  const { t } = useText();
  const floors = [...new Set(building.units.map(({ floor }) => floor))].sort((a, b) => b - a);
  const owned = building.units.filter(({ owners }) => owners.length > 0).length;
  return (
    <Card data-testid={`building-${building.id}`}>
      <Flex justifyContent="space-between" gap={4} paddingBottom={3}>
        <div>
          <Heading style={{ margin: 0 }}>{building.name}</Heading>
          <Faint>
            {[t('building.owned', { owned, all: building.units.length }), building.note].filter(Boolean).join(' · ')}
          </Faint>
        </div>
        {onAdd && (
          <Button variant="tertiary" size="S" startIcon={<Plus aria-hidden />} onClick={onAdd}>
            {t('unit.add')}
          </Button>
        )}
      </Flex>
      {floors.length === 0 && <Nothing>{t('building.empty')}</Nothing>}
      <Scroll>
        {floors.map((floor) => (
          <Floor key={floor}>
            <FloorName>{floor < 0 ? `B${-floor}` : t('floor', { n: floor })}</FloorName>
            {building.units
              .filter((unit) => unit.floor === floor)
              .map((unit) => (
                <Cell
                  key={unit.id}
                  type="button"
                  $owned={unit.owners.length > 0}
                  data-testid={`unit-${building.name}-${unit.label}`}
                  onClick={() => onUnit(unit.id)}
                >
                  <b>{unit.label}</b>
                  <span>{ownersOf(unit) || t('unit.nobody')}</span>
                </Cell>
              ))}
          </Floor>
        ))}
      </Scroll>
    </Card>
  );
}

const ownersOf = ({ owners }: Unit): string => owners.map(({ name }) => name).join('、');
