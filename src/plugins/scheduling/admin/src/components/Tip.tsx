import { forwardRef } from 'react';
import { createPortal } from 'react-dom';
import { styled } from 'styled-components';

const Bubble = styled.div`
  position: fixed;
  left: 0;
  top: 0;
  z-index: 500;
  max-width: 28rem;
  padding: 0.6rem 1rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral900};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.3rem;
  line-height: 1.8rem;
  pointer-events: none;
  visibility: hidden;
  will-change: transform;

  &[data-shown] {
    visibility: visible;
  }

  &[data-refused] {
    background: ${({ theme }) => theme.colors.danger600};
    color: #fff;
  }
`;

/** At the pointer while dragging; written to directly, outside the grid, whose containment would move it. */
export const Tip = forwardRef<HTMLDivElement>(function Tip(_props, ref) {
  return createPortal(<Bubble ref={ref} role="status" aria-live="polite" data-testid="grid-tip" />, document.body);
});
