import type { SimContext } from '../context';
import { jsonObject, type SimRequest } from '../http/message';
import type { Persona } from '../state';
import { ControlError } from './dispatch';

/** The JSON object of a request; an empty body counts as {}. */
export function controlBody(request: SimRequest): Record<string, unknown> {
  const body = request.body.length === 0 ? {} : jsonObject(request.body);
  if (!body) throw new ControlError(400, 'body must be a JSON object');
  return body;
}

/** A required text. */
export function requireText(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new ControlError(400, `${name} is required`);
  return value;
}

/** The persona named by `openid`. */
export function requirePersona(ctx: SimContext, body: Record<string, unknown>): Persona {
  const persona = ctx.store.personas.get(requireText(body, 'openid'));
  if (!persona) throw new ControlError(404, 'no such persona');
  return persona;
}
