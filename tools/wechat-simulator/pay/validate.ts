import { parseRfc3339 } from '../time';
import { payErrors } from './errors';

/** Reads fields of a request body and answers with APIv3 field errors. */
export class FieldReader {
  constructor(
    private readonly values: Record<string, unknown>,
    private readonly prefix = '',
  ) {}

  /** Text of `min` to `max` characters; throws PARAM_ERROR when missing or out of bounds. */
  text(name: string, max: number, min = 1, pattern?: RegExp): string {
    const value = this.optionalText(name, max, min, pattern);
    if (value === null) throw this.error(name, undefined, 'the field is required', '为必填项');
    return value;
  }

  /** Like `text`, but null when absent. */
  optionalText(name: string, max: number, min = 0, pattern?: RegExp): string | null {
    const value = this.values[name];
    if (value === undefined) return null;
    if (typeof value !== 'string') throw this.error(name, value, 'the field must be a string', '类型错误');
    if (value.length < min || value.length > max) {
      throw this.error(name, value, `the length must be between ${min} and ${max}`, `长度应为${min}到${max}个字符`);
    }
    if (pattern && !pattern.test(value)) throw this.error(name, value, 'malformed value', '格式错误');
    return value;
  }

  /** Integer of at least `min`. */
  integer(name: string, min: number): number {
    const value = this.values[name];
    if (value === undefined) throw this.error(name, undefined, 'the field is required', '为必填项');
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw this.error(name, value, 'the field must be an integer', '必须为整数');
    }
    if (value < min) throw this.error(name, value, `the value must be at least ${min}`, `不能小于${min}`);
    return value;
  }

  optionalBoolean(name: string): boolean | null {
    const value = this.values[name];
    if (value === undefined) return null;
    if (typeof value !== 'boolean') throw this.error(name, value, 'the field must be a boolean', '类型错误');
    return value;
  }

  /** RFC 3339 instant in milliseconds, null when absent. */
  optionalInstant(name: string): number | null {
    const value = this.optionalText(name, 64, 1);
    if (value === null) return null;
    const ms = parseRfc3339(value);
    if (ms === null) throw this.error(name, value, 'not an RFC 3339 date-time', '格式应为yyyy-MM-DDTHH:mm:ss+08:00');
    return ms;
  }

  /** Reader of a nested object; throws when it is missing. */
  object(name: string): FieldReader {
    const reader = this.optionalObject(name);
    if (!reader) throw this.error(name, undefined, 'the field is required', '为必填项');
    return reader;
  }

  optionalObject(name: string): FieldReader | null {
    const value = this.values[name];
    if (value === undefined) return null;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.error(name, value, 'the field must be an object', '类型错误');
    }
    return new FieldReader(value as Record<string, unknown>, `${this.prefix}/${name}`);
  }

  /** PARAM_ERROR about one field. */
  error(name: string, value: unknown, issue: string, chinese: string): Error {
    const field = `${this.prefix}/${name}`;
    return payErrors.param(`参数错误：${field}${chinese}`, {
      field,
      ...(value === undefined ? {} : { value }),
      issue,
      location: 'body',
    });
  }
}

const FOUR_BYTE = /[\u{10000}-\u{10FFFF}]/u;

/**
 * Parses a request body under APIv3's rules: a JSON object in UTF-8, no null anywhere, no character
 * beyond three bytes. Throws PARAM_ERROR.
 */
export function parseBody(bytes: Buffer): Record<string, unknown> {
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw payErrors.param('请求体不是合法的JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw payErrors.param('请求体必须是JSON对象');
  }
  inspect(value, '');
  return value as Record<string, unknown>;
}

function inspect(value: unknown, field: string): void {
  if (value === null) {
    throw payErrors.param(`参数错误：${field}不能为null`, {
      field,
      issue: 'null is not allowed',
      location: 'body',
    });
  }
  if (typeof value === 'string' && (FOUR_BYTE.test(value) || value.includes('\uFFFD'))) {
    throw payErrors.param(`参数错误：${field}含有不支持的字符`, {
      field,
      issue: 'only UTF-8 characters of one to three bytes are allowed',
      location: 'body',
    });
  }
  if (typeof value === 'object') {
    for (const [key, child] of Object.entries(value as object)) inspect(child, `${field}/${key}`);
  }
}

/** JSON with sorted keys, for comparing two requests field by field. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) =>
    typeof child === 'object' && child !== null && !Array.isArray(child)
      ? Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : 1)))
      : child,
  );
}
