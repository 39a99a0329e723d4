import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { bitString, boolean, explicit, integer, nul, octetString, oid, sequence, set, time, utf8String } from './der';

export interface CertificateRequest {
  /** Common name; subject and issuer are the same (self-signed). */
  commonName: string;
  /** Serial number, hexadecimal, at most 20 octets. */
  serialHex: string;
  notBefore: Date;
  notAfter: Date;
  /** RSA private key; its public half is certified. */
  privateKey: KeyObject;
}

const SHA256_WITH_RSA = (): Buffer => sequence(oid('1.2.840.113549.1.1.11'), nul());

function distinguishedName(commonName: string): Buffer {
  const attribute = (type: string, value: string): Buffer => set(sequence(oid(type), utf8String(value)));
  return sequence(attribute('2.5.4.10', 'Yizhan WeChat simulator'), attribute('2.5.4.3', commonName));
}

/** Builds a self-signed X.509 v3 certificate (RSA, SHA-256) and returns it as PEM. */
export function selfSignedCertificate(request: CertificateRequest): string {
  const name = distinguishedName(request.commonName);
  const publicKey = createPublicKey(request.privateKey).export({ type: 'spki', format: 'der' });
  const notAuthority = sequence(oid('2.5.29.19'), boolean(true), octetString(sequence()));
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.from(request.serialHex, 'hex')),
    SHA256_WITH_RSA(),
    name,
    sequence(time(request.notBefore), time(request.notAfter)),
    name,
    publicKey,
    explicit(3, sequence(notAuthority)),
  );
  const signature = sign('sha256', body, request.privateKey);
  const certificate = sequence(body, SHA256_WITH_RSA(), bitString(signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
