import { enumLabels, type EnumLabel, type EnumLabels } from './labels';

/** The type whose list or entry is open in the content manager, from the address; undefined elsewhere. */
export function modelFromPath(pathname: string): string | undefined {
  const match = /\/content-manager\/(?:collection-types|single-types)\/([^/?#]+)/.exec(pathname);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}

/** `stay.rooms.0.kind` is the attribute `kind` of a component. */
export function attributeFromPath(name: string): { attribute: string; inComponent: boolean } {
  const parts = name.split('.');
  return { attribute: parts[parts.length - 1] ?? name, inComponent: parts.length > 1 };
}

function knowsAll(labels: Record<string, EnumLabel>, codes: readonly string[]): boolean {
  return codes.every((code) => Object.hasOwn(labels, code));
}

/**
 * The labels of one field. The owner decides when it is known. Where the admin does not say whose field
 * it is (a component, an entry opened over another one), a type counts if it has that attribute with
 * exactly these codes named, and all such types agree.
 */
export function labelsFor(
  attribute: string,
  codes: readonly string[],
  owner: string | undefined,
  registry: EnumLabels = enumLabels,
): Record<string, EnumLabel> {
  const owned = owner === undefined ? undefined : registry[owner]?.[attribute];
  if (owned !== undefined && codes.some((code) => Object.hasOwn(owned, code))) return owned;

  const candidates = Object.values(registry)
    .map((attributes) => attributes[attribute])
    .filter((labels): labels is Record<string, EnumLabel> => labels !== undefined && knowsAll(labels, codes));
  const [first, ...others] = candidates;
  if (first === undefined) return {};
  const agree = others.every((labels) =>
    codes.every((code) => labels[code]?.zh === first[code]?.zh && labels[code]?.en === first[code]?.en),
  );
  return agree ? first : {};
}

export function labelText(labels: Record<string, EnumLabel>, code: string, locale: string): string {
  const label = Object.hasOwn(labels, code) ? labels[code] : undefined;
  if (label === undefined) return code;
  return locale.toLowerCase().startsWith('zh') ? label.zh : label.en;
}
