import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../hooks/useText';
import { Bone } from '../Bone';
import { columnsOf, Grid, Line } from './layout';
import { ListHead } from './OrderList';

const BoneLine = styled(Line)`
  height: 7.2rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Two = ({ widths, wide, end }: { widths: [string, string]; wide?: boolean; end?: boolean }) => (
  <Flex direction="column" alignItems={end ? 'flex-end' : 'flex-start'} gap={2} data-wide={wide || undefined}>
    <Bone $width={widths[0]} />
    <Bone $width={widths[1]} $height="1rem" />
  </Flex>
);

export function ListSkeleton() {
  const { t, locale } = useText();
  return (
    <Grid role="status" aria-label={t('desk.loading')} aria-busy style={columnsOf(locale)}>
      <ListHead />
      {Array.from({ length: 8 }, (_, index) => (
        <BoneLine key={index}>
          <Bone $width="9rem" $height="2.4rem" />
          <Two widths={['6rem', '10rem']} />
          <Two widths={['16rem', '10rem']} />
          <Two widths={['15rem', '13rem']} />
          <Two widths={['8rem', '4rem']} end />
          <Two widths={['12rem', '8rem']} wide />
          <span data-wide />
        </BoneLine>
      ))}
    </Grid>
  );
}

const Centre = styled.div`
  flex: 1;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 0.8rem;
  padding: 4rem;
  text-align: center;
`;

function Message({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Centre>
      <EmptyDocuments width="16rem" height="8.8rem" aria-hidden />
      <Typography variant="delta" tag="p">
        {title}
      </Typography>
      {hint && (
        <Typography variant="omega" textColor="neutral600" tag="p">
          {hint}
        </Typography>
      )}
      {children}
    </Centre>
  );
}

export function ListEmpty({ filtered, onReset }: { filtered: boolean; onReset(): void }) {
  const { t } = useText();
  if (!filtered) return <Message title={t('desk.empty')} hint={t('desk.empty.hint')} />;
  return (
    <Message title={t('desk.empty.filtered')} hint={t('desk.empty.filtered.hint')}>
      <Button variant="tertiary" onClick={onReset}>
        {t('desk.empty.reset')}
      </Button>
    </Message>
  );
}

export function ListError({ message, onRetry }: { message: string; onRetry(): void }) {
  const { t } = useText();
  return (
    <Message title={t('desk.error')} hint={message}>
      <Button startIcon={<ArrowClockwise />} variant="secondary" onClick={onRetry} data-testid="desk-retry">
        {t('desk.retry')}
      </Button>
    </Message>
  );
}
