import { X509Certificate } from 'node:crypto';
import type { SimContext } from '../context';
import { encryptResource } from '../crypto/sign';
import { json, type SimReply } from '../http/message';
import { rfc3339 } from '../time';
import { payErrors } from './errors';

/** GET /v3/certificates; merchants in public-key mode have none. */
export function platformCertificates(ctx: SimContext): SimReply {
  if (ctx.options.verifyMode === 'public-key') {
    throw payErrors.resourceMissing('无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
  }
  const pem = ctx.keys.platformCertificate;
  const certificate = new X509Certificate(pem);
  return json(200, {
    data: [
      {
        serial_no: ctx.keys.platformSerial,
        effective_time: rfc3339(Date.parse(certificate.validFrom)),
        expire_time: rfc3339(Date.parse(certificate.validTo)),
        encrypt_certificate: encryptResource(ctx.keys.apiV3Key, 'certificate', pem),
      },
    ],
  });
}
