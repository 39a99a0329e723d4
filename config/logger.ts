import { winston } from '@strapi/logger';
import { redact, redactText } from '../src/shared/redact';
import { requestId } from '../src/shared/request-context';

/** One JSON object a line, with the request's id, secrets masked. */
const line = winston.format.printf(({ level, message, stack, timestamp, ...rest }) => {
  const own = {
    at: new Date().toISOString(),
    level,
    requestId: requestId(),
    message: redactText(typeof message === 'string' ? message : JSON.stringify(redact(message))),
  };
  // Whatever is logged beside the message, these four are ours.
  const entry = { ...own, ...(redact(rest) as object), ...own };
  return JSON.stringify({ ...entry, stack: typeof stack === 'string' ? redactText(stack) : undefined });
});

export default ({ env }: { env: StrapiEnv }) => ({
  level: env('LOG_LEVEL', 'http'),
  format: winston.format.combine(winston.format.errors({ stack: true }), line),
  transports: [new winston.transports.Console({ stderrLevels: ['error', 'warn'] })],
});
