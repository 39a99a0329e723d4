/** Seeded randomness. Every picture is a function of its seed, so the same seed draws the same picture anywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [min, max). */
  range(min: number, max: number): number;
  /** Integer in [min, max], both ends included. */
  int(min: number, max: number): number;
  /** One element of a non-empty list. */
  pick<T>(list: readonly T[]): T;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** About normal, mean 0, mostly within ±2 (sum of uniforms). */
  gauss(): number;
  /** An independent stream: drawing more from one part never moves another part. */
  fork(name: string): Random;
}

/** FNV-1a, 32 bit. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** A mulberry32 generator seeded by a text. */
export function createRandom(seed: string): Random {
  let state = hashText(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    range: (min, max) => min + (max - min) * next(),
    int: (min, max) => min + Math.floor((max - min + 1) * next()),
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    chance: (probability) => next() < probability,
    gauss: () => next() + next() + next() + next() - 2,
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

/** Smooth 1-D value noise with `octaves` layers; about [-1, 1], continuous in x. */
export function fractalNoise(seed: string, octaves: number, roughness = 0.5): (x: number) => number {
  const base = hashText(seed);
  const lattice = (i: number): number => {
    let t = Math.imul((i | 0) ^ base, 0x45d9f3b);
    t = Math.imul(t ^ (t >>> 16), 0x45d9f3b);
    return ((t ^ (t >>> 16)) >>> 0) / 2147483648 - 1;
  };
  const smooth = (x: number): number => {
    const cell = Math.floor(x);
    const f = x - cell;
    const u = f * f * (3 - 2 * f);
    return lattice(cell) * (1 - u) + lattice(cell + 1) * u;
  };
  return (x) => {
    let sum = 0;
    let weight = 1;
    let total = 0;
    let scale = 1;
    for (let octave = 0; octave < octaves; octave += 1) {
      sum += weight * smooth(x * scale + octave * 131.7);
      total += weight;
      weight *= roughness;
      scale *= 2.03;
    }
    return sum / total;
  };
}
