import type { Context, Next } from 'koa';
import { refuseRecordWrites } from '../boot/read-only-records';

/** See boot/read-only-records. */
export default () =>
  (ctx: Context, next: Next): Promise<void> => {
    refuseRecordWrites(ctx.method, ctx.path);
    return next();
  };
