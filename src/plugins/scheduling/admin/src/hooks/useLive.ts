import { useAuth } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { io } from 'socket.io-client';
import { useGridApi } from '../api/useGridApi';

/** One claim changed; instants in epoch seconds, half-open. */
export interface ClaimNews {
  resource: string;
  from: number;
  to: number;
}

export type Connection = 'connecting' | 'live' | 'offline';

interface Listener {
  changed(news: ClaimNews): void;
  /** News may have been missed: everything has to be asked for again. */
  resync(): void;
}

const TRY_AGAIN_MS = 5_000;

/** Hears of changes while the page is open; goes on with a renewed session, and says when it cannot. */
export function useLive(listener: Listener): Connection {
  const token = useAuth('scheduling-grid', (auth) => auth.token);
  const api = useGridApi();
  const [connection, setConnection] = useState<Connection>('connecting');
  const latest = useRef({ token, listener, api });
  latest.current = { token, listener, api };
  const renew = useRef<(() => void) | null>(null);

  useEffect(() => {
    // A function: every new attempt sends the token of that moment.
    const socket = io({
      path: '/realtime',
      transports: ['websocket'],
      auth: (send) => send({ token: latest.current.token }),
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => socket.connect(), TRY_AGAIN_MS);
    };
    socket.on('connect', () => {
      setConnection('live');
      // From here on nothing is missed; before, somebody may have changed what was read already.
      latest.current.listener.resync();
    });
    socket.on('disconnect', (reason) => {
      setConnection('offline');
      // What the server closes, socket.io leaves closed: the session ran out while the window was idle.
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', () => {
      setConnection('offline');
      if (socket.active) return;
      // Refused: any request makes the panel renew its session, and its token with it.
      latest.current.api.wake().then(
        () => setTimeout(() => socket.connect(), 50),
        () => again(),
      );
    });
    socket.on('changed', (topic: string, news: ClaimNews) => {
      if (topic === 'claims') latest.current.listener.changed(news);
      else latest.current.listener.resync();
    });
    socket.on('resync', () => latest.current.listener.resync());
    renew.current = () => void (socket.connected && socket.emit('auth', latest.current.token));
    return () => {
      clearTimeout(timer);
      renew.current = null;
      socket.disconnect();
    };
  }, []);

  useEffect(() => renew.current?.(), [token]);

  return connection;
}
