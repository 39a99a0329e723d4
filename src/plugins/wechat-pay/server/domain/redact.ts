/** What this plugin may say of requests, errors and its own configuration in logs and error texts. */
import { redactText } from '../../../../shared/redact';

export { redactText };

const MASK = '[redacted]';

/** A URL for a log: origin and path only; queries carry tokens and secrets. */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return MASK;
  const { origin, pathname } = new URL(url);
  return redactText(`${origin}${pathname}`);
}

/** What may be logged of an error: its name and redacted message, no stack, no cause, no attached request. */
export function redactError(error: unknown): { name: string; message: string } {
  if (error instanceof Error) return { name: error.name, message: redactText(error.message) };
  return { name: typeof error, message: typeof error === 'string' ? redactText(error) : '' };
}

/**
 * A redactor that also knows the literal secrets of this configuration, wherever they appear.
 * Values shorter than 8 characters are ignored: masking them would shred ordinary text.
 */
export function redactorFor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= 8)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => redactText(longestFirst.reduce((rest, form) => rest.replaceAll(form, MASK), text));
}
