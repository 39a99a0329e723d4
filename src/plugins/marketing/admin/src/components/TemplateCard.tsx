import { Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { tint } from '../../../../../admin/shared/look';
import type { Template } from '../api/types';
import { useText, type TextKey } from '../hooks/useText';
import { DayPlot } from './DayPlot';

const Card = styled.article<{ $chosen: boolean; $off: boolean }>`
  display: grid;
  grid-template-columns: 12rem minmax(0, 1fr);
  overflow: hidden;
  border-radius: 8px;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme, $chosen }) => ($chosen ? `0 0 0 2px ${theme.colors.primary600}` : theme.shadows.tableShadow)};
`;

const Stub = styled.button<{ $off: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 0.6rem;
  padding: 1.2rem;
  border: 0;
  border-inline-end: 2px dashed ${({ theme }) => theme.colors.neutral0};
  background: ${({ theme, $off }) => ($off ? theme.colors.neutral150 : tint(theme, 'warning500', 22))};
  color: ${({ theme, $off }) => ($off ? theme.colors.neutral600 : theme.colors.warning700)};
  font: inherit;
  text-align: center;
  cursor: pointer;

  strong {
    font-size: 1.6rem;
    line-height: 2.2rem;
  }

  span {
    font-size: 1.2rem;
  }
`;

const Facts = styled.dl`
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr)) auto;
  gap: 0 0.8rem;
  margin: 0.8rem 0;

  dt {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  dd {
    margin: 0;
    font-size: 1.6rem;
    font-weight: 600;
    line-height: 2.4rem;
    font-variant-numeric: tabular-nums;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

interface TemplateCardProps {
  template: Template;
  today: string;
  chosen: boolean;
  mayIssue: boolean;
  onChoose(): void;
  onIssue(): void;
  onCodes(): void;
}

/** A template as the coupon that it makes: worth on the stub, figures and the last days beside it. */
export function TemplateCard({ template, today, chosen, mayIssue, onChoose, onIssue, onCodes }: TemplateCardProps) {
  const { t, day } = useText();
  const { title, kind, worth, stock, issued, used, usable, held, enabled, occasion, claimState, claimable } = {
    ...template,
    claimable: template.claimState !== 'over',
  };
  const left = stock === null ? t('left.unlimited') : String(Math.max(0, stock - issued));
  const validity = template.validDays
    ? t('valid.days', { n: template.validDays })
    : t('valid.until', { date: day(template.validTo ?? '') });
  const ways = [
    ...(claimable ? [t(`claim.${claimState}` as TextKey)] : []),
    ...(occasion ? [t(`occasion.${occasion}` as TextKey)] : []),
    ...(enabled ? [] : [t('disabled')]),
  ];
  return (
    <Card $chosen={chosen} $off={!enabled} data-testid={`template-${template.id}`}>
      <Stub
        type="button"
        $off={!enabled}
        aria-pressed={chosen}
        aria-label={t('template.show', { name: title })}
        onClick={onChoose}
      >
        <strong>{worth}</strong>
        <span>{t(`kind.${kind}` as TextKey)}</span>
      </Stub>
      <Flex direction="column" alignItems="stretch" padding={4}>
        <Typography variant="delta" tag="h2" ellipsis>
          {title}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {[t(`scope.${template.scope}` as TextKey), validity, ...ways].join(' · ')}
        </Typography>
        <Facts>
          {(
            [
              ['issued', issued],
              ['used', used],
              ['unused', usable + held],
              ['left', left],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{t(`figure.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </Facts>
        <DayPlot days={template.days} today={today} />
        {mayIssue && enabled && (
          <Flex gap={2} paddingTop={3}>
            <Button size="S" variant="secondary" data-testid="template-issue" onClick={onIssue}>
              {t('issue')}
            </Button>
            <Button size="S" variant="tertiary" data-testid="template-codes" onClick={onCodes}>
              {t('codes')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Card>
  );
}
