import { useEffect } from 'react';

/** What was open takes the focus with it when it goes; the keyboard goes on where it was on the grid. */
export function useFocusBack(open: boolean): void {
  useEffect(() => {
    if (!open && document.activeElement === document.body)
      document.querySelector<HTMLElement>('[data-testid="room-grid"]')?.focus({ preventScroll: true });
  }, [open]);
}
