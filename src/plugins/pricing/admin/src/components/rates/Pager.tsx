import { IconButton } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import type { RatePage } from '../../api/types';
import { useText } from '../../hooks/useText';
import { Faint, Row } from './parts';

export function Pager({ page: { page, pageSize, total }, onPage }: { page: RatePage; onPage(page: number): void }) {
  const { t } = useText();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  return (
    <Row>
      <Faint>{t('rates.page', { page, pages, total })}</Faint>
      <IconButton label={t('rates.page.previous')} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft />
      </IconButton>
      <IconButton label={t('rates.page.next')} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <ChevronRight />
      </IconButton>
    </Row>
  );
}
