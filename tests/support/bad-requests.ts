/** Requests with exactly one fault, made from the schemas of a route: what is wrong and which field must be named. */
import { urlOf, type ValidRequest } from './requests';
import type { OwnRoute } from '../../src/shared/own-routes';

export interface BadRequest {
  what: string;
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** `details.field` must be this or lie below it; absent where no single field is at fault. */
  field?: string;
}

/** JSON Schema as `z.toJSONSchema` writes it. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  anyOf?: Schema[];
  allOf?: Schema[];
  oneOf?: Schema[];
  type?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

export interface RouteSchemas {
  params?: Schema;
  query?: Schema;
  body?: Schema;
}

type Random = () => number;
type Path = (string | number)[];

const pickOne = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Numbers that JSON can write and JavaScript cannot hold. */
const RAW_NUMBERS = ['1e999', '-1e999'];
const raw = (number: string): string => `@raw:${number}@`;
const toJson = (value: unknown): string => JSON.stringify(value).replace(/"@raw:([^@]+)@"/g, '$1');

const UNSTORABLE = ['\u0000', 'a\u0000b', '\ud800', 'x\udc00y'];
const NASTY = [
  "' or 1=1 --",
  "'; drop table orders; --",
  '" or ""="',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '${7*7}',
  '../../../../etc/passwd',
  '%00',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  '1e3',
  '0x10',
  '1.5',
  '٣',
  '你好',
  ' ',
  '__proto__',
  '2027-02-29',
  '2027-13-01',
  '2027-1-1',
  '20270101',
  '0000-00-00',
  '99999999999999999999',
];

const isDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  Number(value.slice(0, 4)) >= 1900 &&
  new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;

/** True when the published schema forbids this text. */
function forbids(schema: Schema, text: string): boolean {
  if (schema.const !== undefined) return schema.const !== text;
  if (schema.enum) return !schema.enum.includes(text);
  if (schema.format === 'date') return !isDate(text);
  const patterns = [schema.pattern, ...(schema.allOf ?? []).map(({ pattern }) => pattern)];
  if (patterns.some((pattern) => pattern && !new RegExp(pattern, 'u').test(text))) return true;
  return text.length > (schema.maxLength ?? Infinity) || text.trim().length < (schema.minLength ?? 0);
}

/** Of several kinds the one that the valid value is of. */
function resolve(schema: Schema, root: Schema, valid?: unknown): { schema: Schema; nullable: boolean } {
  if (schema.$ref) return resolve(root.$defs![schema.$ref.split('/').at(-1)!]!, root, valid);
  const options = schema.anyOf ?? schema.oneOf;
  if (!options) return { schema, nullable: false };
  const real = options.filter((option) => option.type !== 'null');
  const { kind } = (valid ?? {}) as { kind?: unknown };
  const own = real.find(
    (option) => kind !== undefined && resolve(option, root).schema.properties?.kind?.const === kind,
  );
  return { schema: resolve(own ?? real[0]!, root, valid).schema, nullable: real.length < options.length };
}

const OTHER_TYPES: Record<string, unknown[]> = {
  string: [7, -1, 1.5, true, false, {}, [], ['x'], { $gt: '' }, { toString: 'x' }],
  number: ['1', 'NaN', '', true, false, {}, [], [1], { $gt: 0 }],
  array: ['x', 5, true, {}, { 0: 'x', length: 1 }],
  object: ['x', 5, true, [], [{}], [null]],
  boolean: ['true', 1, 0, [], {}],
};

/** Values that a field of this schema must refuse. */
function badValues(schema: Schema, valid: unknown): unknown[] {
  const type = schema.type === 'integer' ? 'number' : (schema.type ?? 'string');
  const others = OTHER_TYPES[type] ?? [];
  if (type === 'string') {
    const long = 'a'.repeat(Math.min((schema.maxLength ?? 20_000) + 1, 20_001));
    const texts = [...NASTY, '', long, 'a\nb', 'A'.repeat(5_000)].filter((text) => forbids(schema, text));
    return [...others, ...UNSTORABLE, ...texts];
  }
  if (type === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    const edges = [minimum - 1, maximum + 1, -1e300, 1e300, -(2 ** 53), 2 ** 53].filter(
      (value) => Number.isFinite(value) && (value < minimum || value > maximum),
    );
    return [...others, ...edges, ...RAW_NUMBERS.map(raw), ...(schema.type === 'integer' ? [1.5, 0.1] : [])];
  }
  if (type === 'array') {
    const [item] = valid as unknown[];
    const many = Array.from({ length: (schema.maxItems ?? 0) + 1 }, () => item);
    return [...others, ...(schema.minItems ? [[]] : []), ...(schema.maxItems ? [many] : []), [null], [[]], ['x']];
  }
  return others;
}

interface Place {
  path: Path;
  schema: Schema;
  nullable: boolean;
  required: boolean;
  valid: unknown;
}

/** Every field of a body, with what a valid request has there. */
function placesOf(schema: Schema, root: Schema, valid: unknown, path: Path = [], required = true): Place[] {
  const { schema: own, nullable } = resolve(schema, root, valid);
  const here = { path, schema: own, nullable, required, valid };
  if (own.type === 'object' && own.properties) {
    const fields = Object.entries(own.properties).flatMap(([name, property]) =>
      placesOf(
        property,
        root,
        (valid as Record<string, unknown> | undefined)?.[name],
        [...path, name],
        own.required?.includes(name) ?? false,
      ),
    );
    return [here, ...fields];
  }
  if (own.type === 'array' && own.items)
    return [here, ...placesOf(own.items, root, (valid as unknown[] | undefined)?.[0], [...path, 0], false)];
  return [here];
}

function withValue(body: unknown, path: Path, value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(body) as Record<string | number, unknown>;
  let at = copy;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** Limits of numbers in queries, which travel as text: outside them by one. */
const QUERY_EDGES: Record<string, string[]> = {
  adults: ['0', '51', '-1'],
  children: ['-1', '51'],
  page: ['0', '-1', '1000001'],
  pageSize: ['0', '101', '-5'],
  // Statements go up to 100.
  limit: ['0', '101'],
  cursor: ['0', '-1', '1000000000'],
  days: ['0', '181', '-1'],
  minFen: ['-1', '1000000000'],
  maxFen: ['-1', '1000000000'],
  lat: ['90.1', '-91', '1e1'],
  lng: ['180.1', '-181', '1.'],
};

const WRONG_TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'multipart/form-data; boundary=x',
  'application/json; charset=no-such-charset',
];

const MALFORMED = [
  '{',
  '{"a":',
  '{"a":1,}',
  "{'a':1}",
  '{"a":NaN}',
  '{"a":01}',
  'undefined',
  '<a/>',
  '\u0000',
  '{"a":"\n"}',
  '[1',
  '}',
];
const NO_OBJECT = ['[]', '[{}]', '"x"', '5', 'null', 'true', '[[[[]]]]'];

const BAD_AUTHORIZATION = [
  'Bearer',
  'Bearer x',
  'Bearer a.b.c',
  'Basic dXNlcjpwYXNz',
  'bearer bearer bearer',
  // {"alg":"none"}.{"userId":"1","type":"access"} without a signature
  'Bearer eyJhbGciOiJub25lIn0.eyJ1c2VySWQiOiIxIiwidHlwZSI6ImFjY2VzcyJ9.',
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOiIxIiwidHlwZSI6ImFjY2VzcyJ9.AAAA',
  `Bearer ${'a'.repeat(4000)}.${'b'.repeat(3000)}.c`,
  "' or 1=1 --",
];

const BAD_KEYS = [
  undefined,
  '',
  '1234567',
  'k'.repeat(65),
  'has a space',
  'semi;colon',
  "quote'quote'",
  'a/b/c/d/e',
  '<script>',
];

export interface Ground {
  route: OwnRoute;
  schemas: RouteSchemas;
  valid: ValidRequest;
  /** Headers of a caller who is let in. */
  headers: Record<string, string>;
}

type Maker = (ground: Ground, random: Random) => BadRequest | undefined;

const isRead = ({ route }: Ground): boolean => route.method === 'GET' || route.method === 'DELETE';

function base(ground: Ground, valid: ValidRequest = ground.valid): Omit<BadRequest, 'what'> {
  const { route, headers } = ground;
  return {
    url: urlOf(route.path, valid),
    method: route.method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(isRead(ground) ? {} : { body: toJson(valid.body ?? {}) }),
  };
}

const badField: Maker = (ground, random) => {
  const { body: schema } = ground.schemas;
  if (!schema) return undefined;
  const place = pickOne(random, placesOf(schema, schema, ground.valid.body));
  const values = badValues(place.schema, place.valid);
  const value = pickOne(random, place.nullable ? values : [...values, null]);
  const body = toJson(withValue(ground.valid.body, place.path, value));
  return {
    ...base(ground),
    body,
    what: `${place.path.join('.')} = ${body.slice(0, 300)}`,
    field: place.path.join('.') || 'body',
  };
};

const missingField: Maker = (ground, random) => {
  const { body: schema } = ground.schemas;
  if (!schema) return undefined;
  const places = placesOf(schema, schema, ground.valid.body).filter(
    ({ required, path }) => required && path.length > 0,
  );
  if (places.length === 0) return undefined;
  const { path } = pickOne(random, places);
  return {
    ...base(ground),
    body: toJson(withValue(ground.valid.body, path, undefined)),
    what: `${path.join('.')} is missing`,
    field: path.join('.'),
  };
};

const badShape: Maker = (ground, random) => {
  if (isRead(ground)) return undefined;
  const body = pickOne(random, ground.schemas.body ? [...MALFORMED, ...NO_OBJECT] : MALFORMED);
  // The signature is looked at before the body, and refuses it.
  const field = ground.route.definition.audience === 'wechat' && NO_OBJECT.includes(body) ? {} : { field: 'body' };
  return { ...base(ground), body, what: `body ${body}`, ...field };
};

const deepOrHuge: Maker = (ground, random) => {
  if (isRead(ground)) return undefined;
  const huge = { ...base(ground), what: 'a body of 300 kB', field: 'body' };
  if (!ground.schemas.body || random() < 0.1)
    return { ...huge, body: toJson({ ...ground.valid.body, extra: 'x'.repeat(300_000) }) };
  const depth = pickOne(random, [14, 100, 5_000]);
  const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const body = toJson({ ...ground.valid.body, extra: raw('deep') }).replace('deep', deep);
  return { ...base(ground), body, what: `${depth} deep`, field: 'extra' };
};

const wrongType: Maker = (ground, random) => {
  if (isRead(ground)) return undefined;
  const type = pickOne(random, WRONG_TYPES);
  // The one type that a file may have.
  if (ground.route.definition.uploadBytes && type === 'application/octet-stream') return undefined;
  const { headers, ...rest } = base(ground);
  const body = type.startsWith('multipart')
    ? '--x\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\n\r\nhello\r\n--x--\r\n'
    : rest.body!;
  return { ...rest, body, headers: { ...headers, 'Content-Type': type }, what: type, field: 'Content-Type' };
};

const wrongEncoding: Maker = (ground, random) => {
  if (isRead(ground)) return undefined;
  const encoding = pickOne(random, ['gzip', 'deflate', 'zstd', 'no-such-encoding']);
  const { headers, ...rest } = base(ground);
  return {
    ...rest,
    headers: { ...headers, 'Content-Encoding': encoding },
    what: `not ${encoding}`,
    field: 'Content-Encoding',
  };
};

const badQuery: Maker = (ground, random) => {
  const { query: schema } = ground.schemas;
  const properties = schema?.properties;
  if (!schema || !properties) return undefined;
  const name = pickOne(random, Object.keys(properties));
  const { schema: own } = resolve(properties[name]!, schema);
  const others = new URLSearchParams(ground.valid.query);
  others.delete(name);
  const texts = [...NASTY, ...UNSTORABLE.slice(0, 2), '', 'x'.repeat(3_000)].filter(
    (text) => text.includes('\u0000') || forbids(own, text),
  );
  const bad = [
    `${name}=1&${name}=2`,
    `${name}[]=1`,
    `${name}[$gt]=`,
    `${name}[__proto__][x]=1`.replace('[__proto__]', '[a]'),
    name,
    `${name}=%00`,
    ...[...texts, ...(QUERY_EDGES[name] ?? [])].map((text) => `${name}=${encodeURIComponent(text)}`),
    ...(schema.required?.includes(name) ? [''] : []),
  ];
  const query = pickOne(random, bad);
  const url = `${urlOf(ground.route.path, { ...ground.valid, query: undefined as never })}?${others.toString()}&${query}`;
  return { ...base(ground), url, what: `?${query}`, field: name };
};

const badParam: Maker = (ground, random) => {
  const properties = ground.schemas.params?.properties;
  if (!properties) return undefined;
  const name = pickOne(random, Object.keys(properties));
  const texts = [
    ...NASTY.filter((text) => text.trim() && !text.includes('..')),
    'x',
    'a'.repeat(33),
    'a\u0000b',
  ].filter((text) => forbids(properties[name]!, text));
  const value = pickOne(random, [...texts.map(encodeURIComponent), '%ff', '%E4%BD', '%2e%2e%2f', 'a%2fb']);
  const params = { ...ground.valid.params, [name]: value };
  return { ...base(ground, { ...ground.valid, params }), what: `:${name} = ${value}`, field: name };
};

/** Well-formed, and there is no such thing. */
const unknownParam: Maker = (ground) => {
  const name = Object.keys(ground.schemas.params?.properties ?? {})[0];
  if (!name) return undefined;
  const value = /blocks|claims/.test(ground.route.path) ? '999999999999999' : 'zzzzzzzzzzzzzzzzzzzzzzzz';
  return { ...base(ground, { ...ground.valid, params: { [name]: value } }), what: `:${name} = ${value}` };
};

const badKey: Maker = (ground, random) => {
  if (!ground.route.definition.idempotent) return undefined;
  const key = pickOne(random, BAD_KEYS);
  const { headers, ...rest } = base(ground);
  const { 'Idempotency-Key': _valid, ...others } = headers;
  return {
    ...rest,
    headers: { ...others, ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
    what: `Idempotency-Key ${key}`,
    field: 'Idempotency-Key',
  };
};

const badToken: Maker = (ground, random) => {
  const { audience } = ground.route.definition;
  if (audience === 'public' || audience === 'wechat') return undefined;
  const { headers, ...rest } = base(ground);
  const Authorization = pickOne(random, BAD_AUTHORIZATION);
  return { ...rest, headers: { ...headers, Authorization }, what: Authorization.slice(0, 60), field: 'Authorization' };
};

/** Keys that would reach the prototype of every object, beside a fault. */
const pollution: Maker = (ground, random) => {
  const bad = missingField(ground, random) ?? badField(ground, random);
  if (!bad || typeof bad.body !== 'string' || !bad.body.startsWith('{"')) return undefined;
  const evil = pickOne(random, [
    '"__proto__":{"polluted":true}',
    '"constructor":{"prototype":{"polluted":true}}',
    '"__proto__":{"quantity":1,"polluted":true}',
  ]);
  // The parser itself refuses the first kind.
  const field = evil.startsWith('"__proto__"') ? { field: 'body' } : {};
  return { ...bad, body: `{${evil},${bad.body.slice(1)}`, what: `${evil}, ${bad.what}`, ...field };
};

const MAKERS: readonly Maker[] = [
  badField,
  badField,
  badField,
  missingField,
  badShape,
  deepOrHuge,
  wrongType,
  wrongEncoding,
  badQuery,
  badQuery,
  badQuery,
  badParam,
  unknownParam,
  badKey,
  badToken,
  pollution,
];

/** One bad request for this route; undefined when the route has nothing that could be wrong. */
export function badRequest(ground: Ground, random: Random): BadRequest | undefined {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const made = pickOne(random, MAKERS)(ground, random);
    if (made) return made;
  }
  return undefined;
}
