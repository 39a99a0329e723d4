import { styled } from 'styled-components';
import { tint } from '../../../../../admin/shared/look';

/** A piece of a skeleton. */
export const Bone = styled.div<{ $width: string; $height?: string }>`
  width: ${({ $width }) => $width};
  max-width: 100%;
  height: ${({ $height }) => $height ?? '1.2rem'};
  border-radius: 0.6rem;
  background: ${({ theme }) => tint(theme, 'neutral500', 18)};

  @media (prefers-reduced-motion: no-preference) {
    animation: desk-breathe 1.4s ease-in-out infinite alternate;
  }

  @keyframes desk-breathe {
    to {
      opacity: 0.45;
    }
  }
`;
