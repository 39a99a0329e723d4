/** What belongs to the request being served, for logs and for the language of messages. */
import { AsyncLocalStorage } from 'node:async_hooks';

export type Language = 'zh-CN' | 'en';

export interface RequestContext {
  requestId: string;
  language: Language;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();

export const requestId = (): string | undefined => requestContext.getStore()?.requestId;

/** zh-CN unless the client prefers English. */
export const languageOf = (acceptLanguage: string): Language => (/^\s*en\b/i.test(acceptLanguage) ? 'en' : 'zh-CN');
