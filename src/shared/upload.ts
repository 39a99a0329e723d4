import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import { Problem, validation } from './problem';

/** Where routes take a file as the bare body; see the middleware body-types. */
export const TAKES_FILES = /\/files$/;
export const FILE_TYPE = 'application/octet-stream';

/**
 * The bare body of a request, read only now that it is known who sends it.
 * @param maxBytes more are refused with 413, whatever the headers said
 */
export async function readUpload(ctx: Context, maxBytes: number): Promise<Buffer> {
  if (!ctx.is(FILE_TYPE)) throw validation('Content-Type', { zh: '请直接上传文件', en: 'Please send the file itself' });
  if (Number(ctx.get('Content-Length')) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req as IncomingMessage & AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): Problem {
  const mega = Math.floor(maxBytes / 1024 / 1024);
  return new Problem(
    413,
    'TOO_LARGE',
    { zh: `文件太大，最多 ${mega} MB`, en: `The file is too large: at most ${mega} MB` },
    { field: 'body' },
  );
}
