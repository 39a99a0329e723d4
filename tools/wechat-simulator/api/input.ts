import { jsonObject, type SimRequest } from '../http/message';
import { apiErrors } from './errors';

/** The JSON body of a call; throws 47001 when it is not an object. */
export function requireBody(request: SimRequest): Record<string, unknown> {
  const body = jsonObject(request.body);
  if (!body) throw apiErrors.badJson();
  return body;
}

/** A text field, empty when absent or of another type. */
export function textOf(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

/** A nested object, empty when absent or of another type. */
export function objectOf(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = body[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Length in characters, a surrogate pair counting as one. */
export function characters(text: string): number {
  return [...text].length;
}
