/**
 * A member's session: Strapi's own session manager under an origin of ours, so that members and admin
 * users can never use each other's tokens. Access tokens are verified without SQL; the member behind one
 * is read again every few seconds, so that a closed session or a disabled member is out within three.
 */
import { createHmac, createSecretKey } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { readAccessToken, type AccessToken } from '../../../../shared/access-token';
import type { MemberCaller } from '../../../../shared/callers';
import { pool } from '../../../../shared/database';
import { unauthorized } from '../../../../shared/problem';
import { findMember } from '../repositories/members';

const ORIGIN = 'member';
export const ACCESS_TOKEN_SECONDS = 600;
const DAY = 86_400;
const CALLER_CACHE_MS = 3_000;
const CALLER_CACHE_SIZE = 5_000;

export function defineMemberSessions(strapi: Core.Strapi): void {
  strapi.sessionManager!.defineOrigin(ORIGIN, {
    // As a key: of a text the library first tries, at each request, whether it is a public key.
    jwtSecret: createSecretKey(jwtSecret(), 'utf8') as unknown as string,
    accessTokenLifespan: ACCESS_TOKEN_SECONDS,
    maxRefreshTokenLifespan: 30 * DAY,
    idleRefreshTokenLifespan: 14 * DAY,
    maxSessionLifespan: DAY,
    idleSessionLifespan: 2 * 3600,
  });
}

function jwtSecret(): string {
  const own = process.env.MEMBER_JWT_SECRET;
  if (own) return own;
  const shared = process.env.JWT_SECRET;
  if (!shared) throw new Error('MEMBER_JWT_SECRET is not set');
  return createHmac('sha256', shared).update('yizhan:member-sessions').digest('base64');
}

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

export async function openSession(strapi: Core.Strapi, memberId: number): Promise<Tokens> {
  const manager = strapi.sessionManager!(ORIGIN);
  const refresh = await manager.generateRefreshToken(String(memberId), undefined, { type: 'refresh' });
  return withAccessToken(strapi, refresh.token);
}

/** @throws Problem 401 for a token that is unknown, used up or revoked */
export async function renewSession(
  strapi: Core.Strapi,
  refreshToken: string,
): Promise<{ tokens: Tokens; memberId: number }> {
  const manager = strapi.sessionManager!(ORIGIN);
  const known = await manager.validateRefreshToken(refreshToken);
  if (!known.isValid) throw unauthorized('refreshToken');
  const rotated = await manager.rotateRefreshToken(refreshToken);
  if (!('token' in rotated)) throw unauthorized('refreshToken');
  return { tokens: await withAccessToken(strapi, rotated.token), memberId: Number(known.userId) };
}

async function withAccessToken(strapi: Core.Strapi, refreshToken: string): Promise<Tokens> {
  const access = await strapi.sessionManager!(ORIGIN).generateAccessToken(refreshToken);
  if (!('token' in access)) throw unauthorized();
  return { accessToken: access.token, refreshToken, expiresInSeconds: ACCESS_TOKEN_SECONDS };
}

/** Ends the session that the presented access token belongs to. */
export async function closeSession(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const payload = readToken(strapi, ctx);
  if (payload) await strapi.sessionManager!(ORIGIN).revokeSessionById(payload.userId, payload.sessionId);
  if (payload) callers.delete(payload.sessionId);
}

/** Ends every session of a member, on every device. */
export async function closeAllSessions(strapi: Core.Strapi, memberId: number): Promise<void> {
  await strapi.sessionManager!(ORIGIN).invalidateRefreshToken(String(memberId));
  callers.clear();
}

/** Callers by session: who they are is read again every few seconds, in every process. */
const callers = new Map<string, { caller: MemberCaller | undefined; at: number }>();

export async function authenticateMember(strapi: Core.Strapi, ctx: Context): Promise<MemberCaller | undefined> {
  const payload = readToken(strapi, ctx);
  if (!payload) return undefined;
  const known = callers.get(payload.sessionId);
  if (known && Date.now() - known.at < CALLER_CACHE_MS) return known.caller;
  const caller = await readCaller(strapi, payload);
  if (callers.size >= CALLER_CACHE_SIZE) callers.clear();
  callers.set(payload.sessionId, { caller, at: Date.now() });
  return caller;
}

function readToken(strapi: Core.Strapi, ctx: Context): AccessToken | null {
  const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(ctx.get('Authorization'));
  return match && readAccessToken(strapi, ORIGIN, match[1]!);
}

/** Undefined when the session was closed (in any process) or the member is disabled. */
async function readCaller(strapi: Core.Strapi, { userId, sessionId }: AccessToken): Promise<MemberCaller | undefined> {
  if (!(await strapi.sessionManager!(ORIGIN).isSessionActive(sessionId))) return undefined;
  const member = await findMember(pool(strapi), Number(userId));
  if (!member || member.disabled) return undefined;
  return { kind: 'member', id: member.id, publicId: member.publicId, staffRoles: member.staffRoles, sessionId };
}
