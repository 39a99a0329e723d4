import { useEffect, useRef } from 'react';

/** Calls `refresh` every `everyMs` while the page is visible, and at once when it becomes visible again. */
export function useAutoRefresh(refresh: () => void, everyMs: number): void {
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  }, [refresh]);

  useEffect(() => {
    let last = Date.now();
    const tick = (): void => {
      if (document.visibilityState !== 'visible' || Date.now() - last < everyMs - 500) return;
      last = Date.now();
      latest.current();
    };
    const timer = setInterval(tick, everyMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [everyMs]);
}
