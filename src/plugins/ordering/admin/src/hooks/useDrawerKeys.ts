import { useEffect } from 'react';

interface DrawerKeys {
  active: boolean;
  previous: string | null;
  next: string | null;
  open(no: string): void;
  close(): void;
}

/** Escape closes, up and down move between orders; the list has arrow keys of its own, fields keep theirs. */
export function useDrawerKeys({ active, previous, next, open, close }: DrawerKeys): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || target.closest('input, textarea, select, [role="menu"]')) return;
      if (event.key === 'Escape') return close();
      const inList = target.closest('[role="grid"]') !== null;
      const to = event.key === 'ArrowDown' ? next : event.key === 'ArrowUp' ? previous : null;
      if (!to || inList || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(to);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [active, close, open, previous, next]);
}
