/** Subscribe messages and mini-program codes. */
import { z } from 'zod';
import { isOpenid, isQrPage, isQrScene, templateData } from '../domain';
import { WechatInvalidInput, WechatRejected, WechatUnknown } from './errors';
import { looksLikeJson, type MiniClient } from './mini-client';

export interface SubscribeMessage {
  openid: string;
  templateId: string;
  /** values by template key, e.g. { thing1: '山景大床房', amount3: templateAmount(12800) }; fitted to the limits */
  data: Readonly<Record<string, string>>;
  /** page to open, without leading slash; a query is allowed here */
  page?: string;
  state?: 'developer' | 'trial' | 'formal';
  language?: 'zh_CN' | 'en_US';
}

export interface QrCodeRequest {
  /** 1–32 of 0-9 A-Z a-z and !#$&'()*+,/:;=?@-._~ */
  scene: string;
  /** published page, no leading slash, no query */
  page: string;
  version?: 'release' | 'trial' | 'develop';
  /** pixels, 280–1280 */
  width?: number;
}

export interface QrCode {
  image: Buffer;
  contentType: string;
}

/** The guest did not accept this template, or the one permission was used. */
const NOT_ACCEPTED = '43101';
const MAX_IMAGE_BYTES = 4 * 1024 * 1024;

/** See MiniProgramGateway.sendSubscribeMessage. */
export async function sendSubscribeMessage(client: MiniClient, message: SubscribeMessage): Promise<'sent' | 'refused'> {
  if (!isOpenid(message.openid)) throw new WechatInvalidInput('openid', 'is not an openid');
  const { data, invalid } = templateData(message.data);
  if (invalid.length > 0) throw new WechatInvalidInput(`data.${invalid[0]}`, 'does not fit its template field');
  const body = {
    touser: message.openid,
    template_id: message.templateId,
    ...(message.page === undefined ? {} : { page: message.page.replace(/^\/+/, '') }),
    miniprogram_state: message.state ?? 'formal',
    lang: message.language ?? 'zh_CN',
    data,
  };
  const request = { method: 'POST', path: '/cgi-bin/message/subscribe/send', body } as const;
  try {
    await client.withToken('send subscribe message', request, z.object({}));
    return 'sent';
  } catch (error) {
    if (error instanceof WechatRejected && error.code === NOT_ACCEPTED) return 'refused';
    throw error;
  }
}

/** See MiniProgramGateway.getUnlimitedQrCode. The answer is an image on success and JSON on failure. */
export async function getUnlimitedQrCode(client: MiniClient, request: QrCodeRequest): Promise<QrCode> {
  const width = request.width ?? 430;
  if (!isQrScene(request.scene)) throw new WechatInvalidInput('scene', 'must be 1 to 32 of the allowed characters');
  if (!isQrPage(request.page)) throw new WechatInvalidInput('page', 'must be a page path without slash and query');
  if (!Number.isInteger(width) || width < 280 || width > 1280) {
    throw new WechatInvalidInput('width', 'must be 280 to 1280 pixels');
  }
  const version = request.version ?? 'release';
  const body = {
    scene: request.scene,
    page: request.page,
    // Unpublished pages can only be looked up in the released version.
    check_path: version === 'release',
    env_version: version,
    width,
  };
  const answer = await client.withTokenRaw('mini-program code', {
    method: 'POST',
    path: '/wxa/getwxacodeunlimit',
    body,
    maxBytes: MAX_IMAGE_BYTES,
  });
  if (looksLikeJson(answer) || answer.body.length === 0) throw new WechatUnknown('bad-shape');
  return { image: answer.body, contentType: imageType(answer.body) };
}

/** By signature bytes: WeChat's content type has been seen to say application/octet-stream. */
function imageType(image: Buffer): string {
  if (image.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'image/png';
  if (image.subarray(0, 2).equals(Buffer.from([0xff, 0xd8]))) return 'image/jpeg';
  throw new WechatUnknown('bad-shape');
}
