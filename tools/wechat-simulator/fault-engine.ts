import { isFaultName, type FaultName } from './faults';

/** What a fault is matched against. */
export interface FaultSubject {
  outTradeNo?: string | undefined;
  /** Path without query. */
  path?: string | undefined;
}

export interface FaultParams {
  /** notify-late: schedule seconds. */
  delaySeconds?: number;
  /** clock-skew: seconds, may be negative. */
  skewSeconds?: number;
  /** timeout-*: real milliseconds the connection is held open, default 30000. */
  holdMs?: number;
}

export interface FaultRequest {
  fault: FaultName;
  /** Absent: the next occurrences of any order or path. `path` matches by prefix. */
  match?: { outTradeNo?: string; path?: string } | undefined;
  /** How many occurrences, 1 by default. */
  times?: number | undefined;
  params?: FaultParams | undefined;
}

export interface FaultRule {
  id: number;
  fault: FaultName;
  match: { outTradeNo?: string; path?: string };
  params: FaultParams;
  remaining: number;
  applied: number;
}

const MAX_RULES = 1000;

/** Holds the active fault rules and hands them out, oldest first, until they are used up. */
export class FaultEngine {
  private rules: FaultRule[] = [];
  private nextId = 1;

  /** Adds a rule. Throws RangeError for an unknown fault, a bad count or too many rules. */
  add(request: FaultRequest): FaultRule {
    if (!isFaultName(request.fault)) throw new RangeError(`unknown fault: ${String(request.fault)}`);
    const times = request.times ?? 1;
    if (!Number.isInteger(times) || times < 1) throw new RangeError('times must be a positive integer');
    if (this.rules.length >= MAX_RULES) throw new RangeError('too many fault rules');
    const rule: FaultRule = {
      id: this.nextId++,
      fault: request.fault,
      match: { ...request.match },
      params: { ...request.params },
      remaining: times,
      applied: 0,
    };
    this.rules.push(rule);
    return rule;
  }

  /** Uses up one occurrence of `fault` for this subject; undefined when no rule applies. */
  take(fault: FaultName, subject: FaultSubject): FaultRule | undefined {
    const rule = this.rules.find((candidate) => candidate.fault === fault && matches(candidate, subject));
    if (!rule) return undefined;
    rule.remaining -= 1;
    rule.applied += 1;
    if (rule.remaining === 0) this.rules = this.rules.filter((other) => other !== rule);
    return rule;
  }

  /** Uses up the first of several faults that applies. */
  takeFirst(faults: readonly FaultName[], subject: FaultSubject): FaultRule | undefined {
    for (const fault of faults) {
      const rule = this.take(fault, subject);
      if (rule) return rule;
    }
    return undefined;
  }

  /** Rules still waiting to be used. */
  list(): FaultRule[] {
    return this.rules.map((rule) => ({ ...rule }));
  }

  /** Removes every rule, or those of one fault. */
  clear(fault?: FaultName): void {
    this.rules = fault ? this.rules.filter((rule) => rule.fault !== fault) : [];
  }
}

function matches(rule: FaultRule, subject: FaultSubject): boolean {
  const { outTradeNo, path } = rule.match;
  if (outTradeNo !== undefined && outTradeNo !== subject.outTradeNo) return false;
  return path === undefined || (subject.path !== undefined && subject.path.startsWith(path));
}
