import { Tabs } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Tabs on one line; where there is no room for all, they scroll by themselves and not the page. */
export const TabList = styled(Tabs.List)`
  overflow-x: auto;
  scrollbar-width: none;

  button {
    flex: none;
    white-space: nowrap;
  }

  @media (max-width: 1200px) {
    button {
      padding-inline: 1rem;
    }
  }
`;
