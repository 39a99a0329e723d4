import { Modal } from '@strapi/design-system';
import { styled } from 'styled-components';
import { colourScheme, tint, type Hue } from '../../../../../admin/shared/look';

export const Card = styled.section`
  padding: 1.6rem 2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
`;

export const Heading = styled.h2`
  margin: 0 0 1.2rem;
  font-size: 1.6rem;
  font-weight: 600;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
`;

export const Faint = styled.span`
  font-size: 1.2rem;
  line-height: 1.8rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

export const Strong = styled.span`
  font-size: 1.4rem;
  font-weight: 600;
  line-height: 2rem;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** A line of a list: what it is, and at its end what can be done with it. */
export const Line = styled.div`
  display: flex;
  gap: 1.2rem;
  align-items: center;
  justify-content: space-between;
  min-height: 4.8rem;
  padding: 0.6rem 0;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  font-size: 1.4rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  & > :first-child {
    min-width: 0;
    flex: 1;
  }
`;

export const Notice = styled.p<{ $tone: Extract<Hue, 'danger' | 'neutral' | 'success'> }>`
  margin: 0;
  padding: 1.2rem 1.6rem;
  border-radius: 0.6rem;
  font-size: 1.4rem;
  line-height: 2rem;
  overflow-wrap: anywhere;
  background: ${({ theme, $tone }) => tint(theme, `${$tone}500`, 14)};
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** Instead of what is not there: what it would be, and the way to it. */
export const Nothing = styled.p`
  padding: 4.8rem 2.4rem;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  line-height: 2.2rem;
  text-align: center;
`;

export const Content = styled(Modal.Content)`
  max-width: 52rem;
  color-scheme: ${({ theme }) => colourScheme(theme)};
`;

/** In line with the title and the buttons. */
export const Body = styled(Modal.Body)`
  padding-inline: ${({ theme }) => theme.spaces[6]};

  & > div {
    padding-block: ${({ theme }) => theme.spaces[6]};
  }
`;

/** Scrolls sideways by itself when the window is narrow. */
export const Scroll = styled.div`
  overflow-x: auto;
`;

export const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.3rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  th,
  td {
    padding: 0.8rem 2rem 0.8rem 0;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  th {
    font-size: 1.2rem;
    font-weight: 600;
    white-space: nowrap;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  .number {
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  tr > :last-child {
    padding-right: 0;
  }

  tbody:last-child > tr:last-child > * {
    border-bottom: 0;
  }

  .nowrap {
    white-space: nowrap;
  }
`;

export const Bone = styled.div<{ $height?: string }>`
  height: ${({ $height }) => $height ?? '1.6rem'};
  margin-bottom: 0.8rem;
  border-radius: 0.6rem;
  background: ${({ theme }) => tint(theme, 'neutral500', 18)};
`;

/** Fields side by side, and below each other where there is no room. */
export const Fields = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem;
  align-items: flex-end;
  margin-bottom: 1.6rem;
  color-scheme: ${({ theme }) => colourScheme(theme)};
`;
