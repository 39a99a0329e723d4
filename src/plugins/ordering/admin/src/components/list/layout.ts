import { styled } from 'styled-components';
import { isChinese } from '../../../../../../admin/shared/dates';
import { tint } from '../../../../../../admin/shared/look';
import type { OrderState } from '../../api/types';
import { stateColour } from '../StateBadge';

/** Narrower than this the number steps back: it is in the drawer. */
const MEDIUM = '120rem';

/** Narrower than this (the drawer is open) the action does too; rows keep their height. */
export const NARROW = '96rem';

/** States and actions are longer words in English. */
export const columnsOf = (locale: string): Record<`--${string}`, string> =>
  isChinese(locale) ? {} : { '--state': '17.6rem', '--action': '13.6rem' };

export const Grid = styled.div`
  container-type: inline-size;
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
`;

export const Line = styled.div`
  display: grid;
  grid-template-columns: var(--state, 13.6rem) 14.4rem minmax(12rem, 1fr) 21rem 11.2rem 15.6rem var(--action, 11.6rem);
  column-gap: 2rem;
  align-items: center;
  padding: 0 2rem;

  @container (max-width: ${MEDIUM}) {
    grid-template-columns: var(--state, 13.6rem) 14rem minmax(10rem, 1fr) 19rem 11.2rem var(--action, 11.6rem);
    column-gap: 1.6rem;

    > [data-wide]:nth-last-child(2) {
      display: none;
    }
  }

  @container (max-width: ${NARROW}) {
    grid-template-columns: var(--state, 12rem) 12rem minmax(10rem, 1fr) 18.4rem 10rem;
    column-gap: 1.2rem;
    padding: 0 1.6rem;

    > [data-wide] {
      display: none;
    }
  }
`;

export const HeadLine = styled(Line)`
  position: sticky;
  top: 0;
  z-index: 1;
  height: 4rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  font-weight: 600;
`;

export const BodyLine = styled(Line)<{ $state: OrderState; $dim: boolean }>`
  position: relative;
  height: 7.2rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  cursor: pointer;
  scroll-margin: 4rem 0 0;

  &::before {
    content: '';
    position: absolute;
    inset: 0 auto 0 0;
    width: 3px;
    background: ${({ theme, $state }) => stateColour(theme, $state)};
    opacity: ${({ $dim }) => ($dim ? 0 : 1)};
  }

  &:hover {
    background: ${({ theme }) => tint(theme, 'neutral500', 7)};
  }

  &[aria-selected='true'] {
    background: ${({ theme }) => tint(theme, 'primary500', 14)};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

export const Cell = styled.div<{ $end?: boolean }>`
  min-width: 0;
  text-align: ${({ $end }) => ($end ? 'right' : 'left')};
  ${({ $end }) => $end && 'justify-self: end;'}
`;

export const First = styled.div<{ $strong?: boolean; $dim?: boolean }>`
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  font-size: 1.4rem;
  line-height: 2.2rem;
  font-weight: ${({ $strong }) => ($strong ? 600 : 400)};
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $dim }) => ($dim ? theme.colors.neutral600 : theme.colors.neutral800)};
`;

export const Second = styled.div<{ $tone?: 'accent' | 'danger' }>`
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  font-size: 1.2rem;
  line-height: 1.8rem;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $tone }) =>
    $tone === 'accent'
      ? theme.colors.primary600
      : $tone === 'danger'
        ? theme.colors.danger700
        : theme.colors.neutral600};
  font-weight: ${({ $tone }) => ($tone === 'accent' ? 600 : 400)};
`;
