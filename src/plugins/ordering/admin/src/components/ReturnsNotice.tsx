import { styled } from 'styled-components';
import { tint } from '../../../../../admin/shared/look';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useDeskApi } from '../api/useDeskApi';
import { useText } from '../hooks/useText';

const Strip = styled.p`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 1.6rem;
  padding: 1rem 2.4rem;
  font-size: 1.3rem;
  background: ${({ theme }) => tint(theme, 'warning500', 14)};
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Link = styled.button`
  padding: 0;
  border: 0;
  background: none;
  font: inherit;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.primary700};
  text-decoration: underline;
`;

/**
 * Guests who ask to give back what was delivered, and wait for an answer.
 * @param at changes when the desk has been renewed
 */
export function ReturnsNotice({ at, onOpen }: { at: number; onOpen(no: string): void }) {
  const { t } = useText();
  const { data } = useRequest(`returns?at=${at}`, useDeskApi().returns);
  if (!data || data.length === 0) return null;
  return (
    <Strip role="status" data-testid="returns-notice">
      <strong>{t('return.waiting', { count: data.length })}</strong>
      {data.slice(0, 5).map(({ orderNo, guestName, title }) => (
        <Link key={orderNo} type="button" onClick={() => onOpen(orderNo)}>
          {guestName} · {title}
        </Link>
      ))}
    </Strip>
  );
}
