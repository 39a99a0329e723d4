import type { SimContext } from '../context';
import type { SimReply, SimRequest } from '../http/message';
import { apiErrors, ApiError } from './errors';
import { requireBody, textOf } from './input';
import { patternPng } from './png';
import { isPublished } from './subscribe';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/** POST /wxa/getwxacodeunlimit: an image on success, JSON on failure. */
export function codeUnlimited(ctx: SimContext, request: SimRequest): SimReply {
  const body = requireBody(request);
  const scene = textOf(body, 'scene');
  if (!SCENE.test(scene)) throw new ApiError(40169, 'invalid length for scene, or the data is not json string');
  const page = textOf(body, 'page');
  const checked = body.check_path !== false;
  if (page.startsWith('/') || page.includes('?') || (checked && !isPublished(ctx, page))) {
    throw apiErrors.invalidPage();
  }
  const version = textOf(body, 'env_version') || 'release';
  if (!['release', 'trial', 'develop'].includes(version)) throw apiErrors.argument('env_version');
  const width = body.width ?? 430;
  if (typeof width !== 'number' || !Number.isInteger(width) || width < 280 || width > 1280) {
    throw new ApiError(40097, 'invalid args: width');
  }
  const image = patternPng(`${page}?${scene}`, width);
  return { status: 200, headers: { 'content-type': 'image/png' }, body: image };
}
