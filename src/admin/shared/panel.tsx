/** What pages of records are made of: cards, tables, dialogs, and what stands in for what is not there. */
import { Modal } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { colourScheme, tint, type Hue } from './look';

export const Card = styled.section`
  padding: 1.6rem 2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
  color-scheme: ${({ theme }) => colourScheme(theme)};
`;

/** Of a card on a page. */
export const Title = styled.h2`
  margin: 0 0 1.2rem;
  font-size: 1.6rem;
  font-weight: 600;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** Of a part of a record. */
export const Heading = styled.h3`
  margin: 0 0 0.8rem;
  font-size: 1.4rem;
  font-weight: 600;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};
`;

export const Faint = styled.span`
  font-size: 1.2rem;
  line-height: 1.8rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

/** Before an amount that is typed; the design system's fields give a bare text no size. */
const YuanSign = styled.span`
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

export const YUAN = <YuanSign aria-hidden>¥</YuanSign>;

export const Notice = styled.p<{ $tone: Extract<Hue, 'danger' | 'neutral' | 'success' | 'warning'> }>`
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

/** @param $wide for records with a table inside */
export const Content = styled(Modal.Content)<{ $wide?: boolean }>`
  max-width: ${({ $wide }) => ($wide ? '80rem' : '56rem')};
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
    padding: 1rem 2rem 1rem 0;
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

  .nowrap {
    white-space: nowrap;
  }

  @media (max-width: 1200px) {
    th,
    td {
      padding-right: 1.2rem;
    }
  }

  tr > :last-child {
    padding-right: 0;
  }

  tbody:last-child > tr:last-child > * {
    border-bottom: 0;
  }
`;

/** A link between words: the panel's own colour, which is to be read on either theme. */
export const TextLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary600};
`;

export const LinkButton = styled.button`
  padding: 0;
  border: 0;
  background: none;
  font: inherit;
  text-align: left;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.primary600};

  &:hover {
    text-decoration: underline;
  }
`;

export const Pill = styled.span<{ $hue: Hue }>`
  display: inline-block;
  padding: 0.2rem 0.8rem;
  border-radius: 0.4rem;
  font-size: 1.2rem;
  line-height: 1.8rem;
  white-space: nowrap;
  background: ${({ theme, $hue }) => tint(theme, `${$hue}500`, 20)};
  color: ${({ theme }) => theme.colors.neutral800};
`;

export const Bone = styled.div<{ $height?: string }>`
  height: ${({ $height }) => $height ?? '1.6rem'};
  margin-bottom: 0.8rem;
  border-radius: 0.6rem;
  background: ${({ theme }) => tint(theme, 'neutral500', 18)};
`;
