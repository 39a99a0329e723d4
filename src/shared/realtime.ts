/**
 * Live updates for the admin panel. Whoever changes something announces it in its own transaction
 * (`shared_announce` in SQL, as a rule from a trigger); PostgreSQL tells every instance, and each relays to
 * its own sockets. Only what changed travels, never its content: a window asks for that again, with its rights.
 */
import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { Server, type Socket } from 'socket.io';
import { connectionOptions } from './database';

/** The channel of `shared_announce` in constraints.sql. */
const CHANNEL = 'yizhan_changes';
const PATH = '/realtime';
/** How long a window may outlive its session or its right. */
const CHECK_EVERY_MS = 3_000;
const LISTEN_AGAIN_MS = 1_000;

/** Topic → the right that a person needs to hear of it. */
const topics = new Map<string, string>();
let stop: (() => Promise<void>) | undefined;

/** Lets windows hear of a topic; call from a plugin's `register`. */
export function relayTopic(topic: string, permission: string): void {
  topics.set(topic, permission);
}

interface AccessToken {
  userId: string;
  sessionId: string;
  /** Epoch seconds. */
  exp: number;
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
  io.use((socket, next) => {
    identify(strapi, (socket.handshake.auth as { token?: unknown }).token).then(
      (identity) => {
        (socket.data as Session['data']).identity = identity;
        next();
      },
      () => next(new Error('unauthorized')),
    );
  });
  io.on('connection', (socket) => {
    void socket.join((socket.data as Session['data']).identity.rooms);
    socket.on('auth', (token: unknown) => void renew(strapi, socket as unknown as Session, token));
  });
  const timer = setInterval(() => void checkSessions(strapi, io), CHECK_EVERY_MS).unref();
  const deaf = listen(strapi, io);
  stop = async () => {
    clearInterval(timer);
    io.disconnectSockets(true);
    io.engine.close();
    await deaf();
  };
}

/** The HTTP server stays; only its sockets and the listening connection end. */
export async function stopRealtime(): Promise<void> {
  const stopping = stop;
  stop = undefined;
  await stopping?.();
}

/** @throws Error unless the token is that of a living session of an active admin user */
async function identify(strapi: Core.Strapi, token: unknown): Promise<Identity> {
  const sessions = strapi.sessionManager!('admin');
  const { isValid, payload } = sessions.validateAccessToken(String(token));
  if (!isValid || !payload) throw new Error('unauthorized');
  const { userId, sessionId, exp } = payload as AccessToken;
  return roomsOf(strapi, { userId, sessionId, exp });
}

interface PermissionService {
  engine: { generateUserAbility(user: object): Promise<{ can(action: string): boolean }> };
}

async function roomsOf(strapi: Core.Strapi, token: AccessToken): Promise<Identity> {
  if (token.exp * 1000 <= Date.now()) throw new Error('unauthorized');
  if (!(await strapi.sessionManager!('admin').isSessionActive(token.sessionId))) throw new Error('unauthorized');
  const user = (await strapi.db
    .query('admin::user')
    .findOne({ where: { id: Number(token.userId) }, populate: ['roles'] })) as { isActive: boolean } | null;
  if (user?.isActive !== true) throw new Error('unauthorized');
  const { engine } = strapi.service('admin::permission') as unknown as PermissionService;
  const ability = await engine.generateUserAbility(user);
  return { token, rooms: [...topics].filter(([, right]) => ability.can(right)).map(([topic]) => topic) };
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
 * One connection of its own that listens as long as the application runs. What was announced while it was
 * away is lost, so every window is told to look again.
 * @returns how to end it
 */
function listen(strapi: Core.Strapi, io: Server): () => Promise<void> {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const again = (): void => {
    client = undefined;
    if (!ended) timer = setTimeout(connect, LISTEN_AGAIN_MS).unref();
  };
  const connect = (): void => {
    const next = new Client({ ...connectionOptions(strapi), application_name: 'yizhan-realtime', keepAlive: true });
    client = next;
    next.on('notification', ({ payload }) => tell(io, payload));
    next.on('error', (error) => strapi.log.warn(`realtime: lost the connection (${error.message})`));
    next.once('end', again);
    next
      .connect()
      .then(() => next.query(`listen ${CHANNEL}`))
      .then(() => io.emit('resync'))
      .catch(() => next.end().catch(again));
  };
  connect();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}

/** Says `changed` with the topic and what it is about, to those who may hear it. */
function tell(io: Server, payload: string | undefined): void {
  const { topic, what } = JSON.parse(payload ?? '{}') as { topic?: string; what?: unknown };
  if (topic && topics.has(topic)) io.to(topic).emit('changed', topic, what);
}
