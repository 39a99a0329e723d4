/**
 * The keys WeChat signs with, by serial: the WeChat Pay public key (from the configuration) and platform
 * certificates (downloaded) side by side. During WeChat's migration from one to the other notifications arrive
 * under both, so neither mode switches the other off.
 */
import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { PayConfig } from '../config';
import { openSealed, readSignatureHeaders, verifyAnswer } from '../domain';
import type { GatewayDeps } from './deps';
import { WechatUnknown } from './errors';
import { jsonOf, type RawAnswer } from './http';
import { certificatesAnswer } from './schemas';
import { refusalOf, signatureKind } from './verdicts';
import type { PayTransport } from './transport';

/** WeChat asks to refresh at intervals under 12 h. */
const REFRESH_AFTER_MS = 11 * 3_600_000;

/** At most one download in this time, however many unknown serials are thrown at us. */
const MIN_INTERVAL_MS = 10 * 60_000;

/** Serials of platform certificates; a label of the simulator passes too. PUB_KEY_ID_… never triggers a download. */
const CERTIFICATE_SERIAL = /^(?!PUB_KEY_ID_)[0-9A-Za-z_-]{8,64}$/;

interface StoredKey {
  key: KeyObject;
  /** epoch milliseconds; Infinity for the public key, which does not expire */
  notAfter: number;
}

export class KeyStore {
  private keys = new Map<string, StoredKey>();
  private refreshedAt: number | null = null;
  private attemptedAt: number | null = null;
  private inFlight: Promise<number> | null = null;

  constructor(
    private readonly config: PayConfig,
    private readonly transport: PayTransport,
    private readonly deps: GatewayDeps,
  ) {
    if (config.publicKey) {
      const key = createPublicKey(config.publicKey.pem);
      this.keys.set(config.publicKey.id, { key, notAfter: Number.POSITIVE_INFINITY });
    }
  }

  /** Exact lookup; an expired certificate is no key. */
  readonly keyOf = (serial: string): KeyObject | undefined => {
    const stored = this.keys.get(serial);
    return stored && stored.notAfter > this.nowMs() ? stored.key : undefined;
  };

  /**
   * Makes sure answers can be verified before something irreversible is requested. Does nothing in public-key
   * mode. A failed refresh is tolerated while older certificates are still valid.
   * @throws WechatUnknown 'no-platform-key' or what the download threw, when there is no key at all
   */
  async beforeRequest(): Promise<void> {
    if (this.config.publicKey) return;
    const fresh = this.refreshedAt !== null && this.nowMs() - this.refreshedAt < REFRESH_AFTER_MS;
    if (fresh && this.hasCertificate()) return;
    if (this.hasCertificate()) {
      await this.refreshBounded();
      return;
    }
    await this.refresh();
    if (!this.hasCertificate()) throw new WechatUnknown('no-platform-key');
  }

  /** Gives an unknown notification serial one chance to be a rotated certificate; bounded, never throws. */
  async beforeNotification(serial: string): Promise<void> {
    if (this.keyOf(serial) === undefined && CERTIFICATE_SERIAL.test(serial)) await this.refreshBounded();
  }

  /**
   * Downloads the platform certificates now (concurrent calls share one download).
   * @returns how many valid certificates are known
   * @throws WechatRejected (RESOURCE_NOT_EXISTS: the merchant is public-key only), WechatUnknown
   */
  refresh(): Promise<number> {
    this.inFlight ??= this.download().finally(() => {
      this.inFlight = null;
    });
    return this.inFlight;
  }

  private async refreshBounded(): Promise<void> {
    const tooSoon = this.attemptedAt !== null && this.nowMs() - this.attemptedAt < MIN_INTERVAL_MS;
    if (tooSoon && this.inFlight === null) return;
    try {
      await this.refresh();
    } catch (error) {
      const name = error instanceof Error ? error.message : 'unknown';
      this.deps.logger.warn('wechat: platform certificates were not refreshed', { reason: name });
    }
  }

  private async download(): Promise<number> {
    this.attemptedAt = this.nowMs();
    const answer = await this.transport.send({ method: 'GET', path: '/v3/certificates' });
    if (answer.status !== 200) throw refusalOf(answer);
    const opened = this.open(answer);
    const candidates = new Map([...this.keys, ...opened]);
    // The first download is signed with a certificate it carries itself; that certificate is authentic because
    // only WeChat and we hold the APIv3 key it was sealed with.
    const verdict = verifyAnswer(readSignatureHeaders(answer.header), answer.body, this.nowMs(), (serial) => {
      return candidates.get(serial)?.key;
    });
    if (!verdict.ok) throw new WechatUnknown(signatureKind(verdict.reason), { requestId: answer.requestId });
    this.install(opened);
    return this.certificateCount();
  }

  private open(answer: RawAnswer): Map<string, StoredKey> {
    const parsed = certificatesAnswer.safeParse(jsonOf(answer.body));
    if (!parsed.success) throw new WechatUnknown('bad-shape', { requestId: answer.requestId });
    try {
      return new Map(
        parsed.data.data.map(({ serial_no, encrypt_certificate: sealed }) => {
          const pem = openSealed({ ...sealed, associatedData: sealed.associated_data }, this.config.apiV3Key);
          const certificate = new X509Certificate(pem);
          return [serial_no, { key: certificate.publicKey, notAfter: Date.parse(certificate.validTo) }];
        }),
      );
    } catch {
      throw new WechatUnknown('bad-shape', { requestId: answer.requestId });
    }
  }

  /** The configured public key stays; certificates WeChat no longer lists stay until they expire. */
  private install(opened: Map<string, StoredKey>): void {
    const now = this.nowMs();
    const own = this.config.publicKey?.id;
    for (const [serial, stored] of opened) {
      if (serial !== own && stored.notAfter > now) this.keys.set(serial, stored);
    }
    for (const [serial, stored] of this.keys) if (stored.notAfter <= now) this.keys.delete(serial);
    this.refreshedAt = now;
  }

  private certificateCount(): number {
    const own = this.config.publicKey?.id;
    return [...this.keys.keys()].filter((serial) => serial !== own && this.keyOf(serial) !== undefined).length;
  }

  private hasCertificate(): boolean {
    return this.certificateCount() > 0;
  }

  private nowMs(): number {
    return this.deps.now().getTime();
  }
}
