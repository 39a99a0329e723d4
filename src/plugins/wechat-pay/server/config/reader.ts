/** Reads single environment variables and collects every problem, so that one boot shows them all. */
import { readFileSync } from 'node:fs';
import { WechatConfigError } from './types';

export type Env = Readonly<Record<string, string | undefined>>;

/** Ids made by the simulator carry this mark; real ones cannot (hexadecimal or digits only). */
const SIMULATED = /SIM/i;

export class EnvReader {
  private readonly problems: { variable: string; problem: string }[] = [];

  constructor(
    private readonly env: Env,
    readonly production: boolean,
  ) {}

  /** The trimmed value; an empty one counts as unset. */
  value(name: string): string | null {
    const text = this.env[name]?.trim();
    return text === undefined || text === '' ? null : text;
  }

  problem(variable: string, problem: string): void {
    this.problems.push({ variable, problem });
  }

  /** A value that must be there. Returns '' after noting the problem; `finish` then throws. */
  required(name: string): string {
    const value = this.value(name);
    if (value === null) this.problem(name, 'is not set');
    return value ?? '';
  }

  /**
   * A required id. Outside production, ids marked SIM may have any shape of letters, digits, '_' and '-'.
   * @param shape the official form, described by `form`
   */
  id(name: string, shape: RegExp, form: string): string {
    const value = this.required(name);
    if (value === '') return '';
    if (SIMULATED.test(value)) {
      if (this.production) this.problem(name, 'is a simulator id, which production refuses');
      else if (!/^[\w-]{1,128}$/.test(value)) this.problem(name, 'holds characters no id has');
    } else if (!shape.test(value)) {
      this.problem(name, `must be ${form}`);
    }
    return value;
  }

  /** PEM from `NAME` (real or \n-escaped line breaks) or the file named by `NAME_FILE`; null when neither is set. */
  pem(name: string): string | null {
    const inline = this.value(name);
    const file = this.value(`${name}_FILE`);
    if (inline !== null && file !== null) {
      this.problem(name, `and ${name}_FILE are both set; keep one`);
      return null;
    }
    if (inline !== null) return inline.replaceAll('\\n', '\n').replaceAll('\r', '');
    return file === null ? null : this.readFile(`${name}_FILE`, file);
  }

  private readFile(variable: string, path: string): string | null {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      this.problem(variable, 'names a file that cannot be read');
      return null;
    }
  }

  /** An http(s) URL without credentials, query or fragment; trailing slashes are cut. null when unset. */
  url(name: string): string | null {
    const value = this.value(name);
    if (value === null) return null;
    if (!URL.canParse(value)) {
      this.problem(name, 'is not a URL');
      return null;
    }
    const url = new URL(value);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') this.problem(name, 'must be an http(s) URL');
    if (url.username !== '' || url.password !== '') this.problem(name, 'must not hold credentials');
    if (url.search !== '' || url.hash !== '') this.problem(name, 'must not have a query or fragment');
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  }

  /** @throws WechatConfigError when any problem was noted */
  finish(): void {
    if (this.problems.length > 0) throw new WechatConfigError(this.problems);
  }
}
