// @ts-check
/** Whether an answer is what ../openapi.json promises: enough of JSON Schema for what the server's generator writes. */
import { readFileSync } from 'node:fs';

/** @typedef {Record<string, any>} Schema */

export const SPEC_FILE = new URL('../../../openapi.json', import.meta.url);
const spec = JSON.parse(readFileSync(SPEC_FILE, 'utf8'));

/** @param {unknown} value */
function typeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** @param {Schema} schema @returns {Schema} */
function resolve(schema) {
  if (!schema.$ref) return schema;
  const found = spec.components.schemas[schema.$ref.split('/').at(-1)];
  if (!found) throw new Error(`openapi.json lacks ${schema.$ref}`);
  return resolve(found);
}

/** @param {Schema} schema @param {Record<string, unknown>} value @param {string} at */
function objectFaults(schema, value, at) {
  const properties = schema.properties ?? {};
  const faults = (schema.required ?? [])
    .filter((/** @type {string} */ name) => !(name in value))
    .map((/** @type {string} */ name) => `${at}.${name} is missing`);
  for (const [name, inner] of Object.entries(value)) {
    if (properties[name]) faults.push(...faultsOf(properties[name], inner, `${at}.${name}`));
    else if (schema.additionalProperties === false) faults.push(`${at}.${name} is not promised`);
  }
  return faults;
}

/** @param {Schema} schema @param {any} value @param {string} at @returns {string[]} */
function scalarFaults(schema, value, at) {
  const shown = `${at} = ${JSON.stringify(value)}`;
  if ('const' in schema && schema.const !== value) return [`${shown} is not ${schema.const}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${shown} is none of ${schema.enum.join(', ')}`];
  if (
    typeof value === 'number' &&
    (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))
  )
    return [`${shown} is out of range`];
  if (schema.format === 'date-time' && !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
    return [`${shown} is no instant`];
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value))
    return [`${shown} does not fit its pattern`];
  return [];
}

/** What is wrong with `value`, in words; empty when nothing is. @param {Schema} given @param {any} value @returns {string[]} */
export function faultsOf(given, value, at = '') {
  const schema = resolve(given);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const tried = options.map((/** @type {Schema} */ option) => faultsOf(option, value, at));
    return tried.reduce((/** @type {string[]} */ best, /** @type {string[]} */ faults) =>
      faults.length < best.length ? faults : best,
    );
  }
  const type = typeOf(value);
  if (schema.type && schema.type !== type && !(schema.type === 'number' && type === 'integer'))
    return [`${at} is ${type}, not ${schema.type}`];
  if (type === 'object') return objectFaults(schema, value, at);
  if (type === 'array')
    return value.flatMap((/** @type {unknown} */ item, /** @type {number} */ n) =>
      faultsOf(schema.items ?? {}, item, `${at}[${n}]`),
    );
  return scalarFaults(schema, value, at);
}

/** '/orders/YZ1/sync' → the operation of '/api/orders/{no}/sync'. @param {string} method @param {string} path */
function operationOf(method, path) {
  const asked = `/api${path}`.split('/');
  const fits = (/** @type {string} */ template) => {
    const parts = template.split('/');
    return (
      parts.length === asked.length && parts.every((part, n) => part.startsWith('{') || part === asked[n])
    );
  };
  const templates = Object.keys(spec.paths).filter(fits);
  // '/houses/search' before '/houses/{id}'.
  templates.sort((a, b) => a.split('{').length - b.split('{').length);
  return templates[0] ? spec.paths[templates[0]][method.toLowerCase()] : undefined;
}

/**
 * Faults of one answer: unknown operation or status, or a body that is not as promised.
 * @param {{ method?: string, path: string }} call @param {{ status: number, body: any }} reply
 * @returns {string[]}
 */
export function answerFaults({ method = 'GET', path }, { status, body }) {
  const name = `${method} ${path}`;
  const operation = operationOf(method, path);
  if (!operation) return [`${name} is not in openapi.json`];
  const promised = operation.responses[status] ?? operation.responses[`${String(status)[0]}XX`];
  if (!promised) return [`${name} never answers ${status}`];
  const schema = promised.content?.['application/json']?.schema;
  return schema ? faultsOf(schema, body).map((fault) => `${name} ${status}: body${fault}`) : [];
}

/** Faults of what a client sends. @param {{ method?: string, path: string, body?: any }} call @returns {string[]} */
export function requestFaults({ method = 'GET', path, body }) {
  const operation = operationOf(method, path);
  const schema = operation?.requestBody?.content?.['application/json']?.schema;
  return schema ? faultsOf(schema, body).map((fault) => `${method} ${path}: sent${fault}`) : [];
}
