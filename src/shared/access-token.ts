/** Access tokens of Strapi's session manager, of its panel and of members alike. */
import type { Core } from '@strapi/strapi';

/** What a genuine token says. */
export interface AccessToken {
  userId: string;
  sessionId: string;
  /** Epoch seconds. */
  exp: number;
}

/** A signature stays good, and proving it costs more than a statement; the latest tokens, by whose they are and text. */
const genuine = new Map<string, AccessToken>();
const REMEMBERED = 2_000;

/** The token when it is genuine and has not run out. Whether its session still lives is another question. */
export function readAccessToken(strapi: Core.Strapi, origin: string, token: string): AccessToken | null {
  const key = `${origin} ${token}`;
  const known = genuine.get(key);
  if (known) return known.exp * 1_000 > Date.now() ? known : null;
  const { isValid, payload } = strapi.sessionManager!(origin).validateAccessToken(token);
  if (!isValid || !payload) return null;
  if (genuine.size >= REMEMBERED) genuine.delete(genuine.keys().next().value!);
  genuine.set(key, payload as AccessToken);
  return payload as AccessToken;
}
