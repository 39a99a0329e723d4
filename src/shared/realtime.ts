/**
 * Live updates for the admin panel. What is announced as changed (changes.ts) is relayed to the windows that
 * this instance serves. Only what changed travels, never its content: a window asks for that again, with its rights.
 */
import type { Core } from '@strapi/strapi';
import { Server, type Socket } from 'socket.io';
import { readAccessToken, type AccessToken } from './access-token';
import { changesSince, takeMark, type Change, type Mark } from './changes';
import { pool } from './database';
import { findStaffSession } from './staff-session';

const PATH = '/realtime';
/** How long a window may outlive its session or its right. */
const CHECK_EVERY_MS = 3_000;
/** How often an instance with windows looks for changes. */
const LOOK_EVERY_MS = 250;

/** Topic → the right that a person needs to hear of it. */
const topics = new Map<string, string>();
let stop: (() => Promise<void>) | undefined;

/** Lets windows hear of a topic; call from a plugin's `register`. */
export function relayTopic(topic: string, permission: string): void {
  topics.set(topic, permission);
}

interface Identity {
  token: AccessToken;
  rooms: string[];
}

type Session = Pick<Socket, 'join' | 'leave' | 'rooms' | 'disconnect'> & { data: { identity: Identity } };

/** Call once, from the application's `bootstrap`. */
export function startRealtime(strapi: Core.Strapi): void {
  // A browser sends its token in the first message, not in a cookie: another site's page cannot connect as it.
  const io = new Server(strapi.server.httpServer, { path: PATH, transports: ['websocket'], serveClient: false });
  const lookout = new Lookout(strapi, io);
  io.use((socket, next) => {
    identify(strapi, (socket.handshake.auth as { token?: unknown }).token)
      .then((identity) => {
        (socket.data as Session['data']).identity = identity;
        // What a window reads after it was let in is at least as new as the mark.
        return lookout.begin();
      })
      .then(
        () => next(),
        () => next(new Error('unauthorized')),
      );
  });
  io.on('connection', (socket) => {
    void socket.join((socket.data as Session['data']).identity.rooms);
    socket.on('auth', (token: unknown) => void renew(strapi, socket as unknown as Session, token));
  });
  const timer = setInterval(() => void checkSessions(strapi, io), CHECK_EVERY_MS).unref();
  stop = async () => {
    clearInterval(timer);
    io.disconnectSockets(true);
    io.engine.close();
    await lookout.end();
  };
}

/** The HTTP server stays; only its sockets end. */
export async function stopRealtime(): Promise<void> {
  const stopping = stop;
  stop = undefined;
  await stopping?.();
}

/** @throws Error unless the token is that of a living session of an active admin user */
async function identify(strapi: Core.Strapi, token: unknown): Promise<Identity> {
  const payload = readAccessToken(strapi, 'admin', String(token));
  if (!payload) throw new Error('unauthorized');
  return roomsOf(strapi, payload);
}

async function roomsOf(strapi: Core.Strapi, token: AccessToken): Promise<Identity> {
  if (token.exp * 1000 <= Date.now()) throw new Error('unauthorized');
  const session = await findStaffSession(strapi, token, [...topics.values()]);
  if (!session) throw new Error('unauthorized');
  return { token, rooms: [...topics].filter(([, right]) => session.can(right)).map(([topic]) => topic) };
}

/** The panel renews its token while it is used; the socket goes on with the new one. */
async function renew(strapi: Core.Strapi, socket: Session, token: unknown): Promise<void> {
  try {
    enter(socket, await identify(strapi, token));
  } catch {
    socket.disconnect(true);
  }
}

async function checkSessions(strapi: Core.Strapi, io: Server): Promise<void> {
  for (const socket of io.sockets.sockets.values() as unknown as Iterable<Session>) {
    try {
      enter(socket, await roomsOf(strapi, socket.data.identity.token));
    } catch {
      socket.disconnect(true);
    }
  }
}

/** Rights may have been given or taken since. */
function enter(socket: Session, identity: Identity): void {
  for (const topic of topics.keys()) if (!identity.rooms.includes(topic)) void socket.leave(topic);
  void socket.join(identity.rooms);
  socket.data.identity = identity;
}

/**
 * Looks for changes while anybody watches, and says `changed` with the topic and what it is about to those who
 * may hear it. A look that fails is made up for by the next one, which begins at the same mark.
 */
class Lookout {
  private mark: Mark | undefined;
  private beginning: Promise<void> | undefined;
  private looking: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failing = false;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly io: Server,
  ) {}

  /** From its end on, no change is missed for as long as a window stays connected. */
  async begin(): Promise<void> {
    if (this.mark) return;
    this.beginning ??= takeMark(pool(this.strapi))
      .then((mark) => {
        this.mark = mark;
        this.timer = setInterval(() => void (this.looking ??= this.look()), LOOK_EVERY_MS).unref();
      })
      .finally(() => (this.beginning = undefined));
    await this.beginning;
  }

  async end(): Promise<void> {
    this.rest();
    await this.looking;
  }

  private rest(): void {
    clearInterval(this.timer);
    this.mark = undefined;
  }

  private async look(): Promise<void> {
    try {
      // Counts windows from their first packet on, before they are let in.
      if (this.io.engine.clientsCount === 0) return this.rest();
      const { mark, changes } = await changesSince(pool(this.strapi), this.mark!);
      this.failing = false;
      this.mark &&= mark;
      if (changes) changes.forEach((change) => this.tell(change));
      else this.io.emit('resync');
    } catch (error) {
      if (!this.failing) this.strapi.log.warn(`realtime: cannot look for changes (${String(error)})`);
      this.failing = true;
    } finally {
      this.looking = undefined;
    }
  }

  private tell({ topic, what }: Change): void {
    if (topics.has(topic)) this.io.to(topic).emit('changed', topic, what);
  }
}
