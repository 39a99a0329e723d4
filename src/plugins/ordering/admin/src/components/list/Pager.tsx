import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useText } from '../../hooks/useText';

interface PagerProps {
  page: number;
  pageSize: number;
  total: number;
  onPage(page: number): void;
}

export function Pager({ page, pageSize, total, onPage }: PagerProps) {
  const { t } = useText();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <Flex tag="footer" justifyContent="space-between" gap={4} paddingLeft={5} paddingRight={5} minHeight="4.8rem">
      <Typography variant="pi" textColor="neutral600">
        {pages > 1 ? t('desk.page', { page, pages, total }) : t('desk.total', { total })}
      </Typography>
      {pages > 1 && (
        <Flex gap={2}>
          <IconButton size="S" label={t('desk.page.previous')} disabled={page <= 1} onClick={() => onPage(page - 1)}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <IconButton size="S" label={t('desk.page.next')} disabled={page >= pages} onClick={() => onPage(page + 1)}>
            <ChevronRight aria-hidden />
          </IconButton>
        </Flex>
      )}
    </Flex>
  );
}
