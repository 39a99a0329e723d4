import { createPrivateKey, createPublicKey, generateKeyPair, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { fakeSerial, ids } from '../ids';
import { selfSignedCertificate } from './x509';

/** Everything both sides of the merchant relation hold. All of it is made up at start. */
export interface KeyMaterial {
  appId: string;
  appSecret: string;
  mchId: string;
  apiV3Key: string;
  merchantSerial: string;
  merchantPrivateKey: string;
  merchantCertificate: string;
  platformSerial: string;
  platformPrivateKey: string;
  platformCertificate: string;
  publicKeyId: string;
  wechatPublicKey: string;
  wechatPrivateKey: string;
}

const generate = promisify(generateKeyPair);
const YEAR_MS = 365 * 24 * 3600 * 1000;

async function rsaPrivateKey(): Promise<string> {
  const pair = await generate('rsa', { modulusLength: 2048 });
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function certify(commonName: string, serialHex: string, privateKeyPem: string): string {
  const pem = selfSignedCertificate({
    commonName,
    serialHex,
    notBefore: new Date(Date.now() - 24 * 3600 * 1000),
    notAfter: new Date(Date.now() + 5 * YEAR_MS),
    privateKey: createPrivateKey(privateKeyPem),
  });
  // Fails here and now, not in the application, should the builder ever produce something unreadable.
  const parsed = new X509Certificate(pem);
  if (parsed.serialNumber !== serialHex) throw new Error('certificate builder produced another serial number');
  return pem;
}

/** Generates three RSA 2048 keys, two certificates and visibly fake identifiers. Takes about a second. */
export async function generateKeyMaterial(): Promise<KeyMaterial> {
  const [merchant, platform, wechat] = await Promise.all([rsaPrivateKey(), rsaPrivateKey(), rsaPrivateKey()]);
  const merchantSerial = fakeSerial();
  const platformSerial = fakeSerial();
  return {
    appId: ids.appId(),
    appSecret: ids.appSecret(),
    mchId: ids.mchId(),
    apiV3Key: ids.apiV3Key(),
    merchantSerial,
    merchantPrivateKey: merchant,
    merchantCertificate: certify('SIM merchant', merchantSerial, merchant),
    platformSerial,
    platformPrivateKey: platform,
    platformCertificate: certify('SIM platform', platformSerial, platform),
    publicKeyId: ids.publicKeyId(),
    wechatPrivateKey: wechat,
    wechatPublicKey: createPublicKey(wechat).export({ type: 'spki', format: 'pem' }).toString(),
  };
}
