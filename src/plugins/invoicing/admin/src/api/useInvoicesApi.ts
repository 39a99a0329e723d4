import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Action, InvoiceDetail, InvoicePage } from './types';

export interface InvoicesApi {
  list(query: string, signal: AbortSignal): Promise<InvoicePage>;
  read(no: string, signal: AbortSignal): Promise<InvoiceDetail>;
  act(no: string, action: Action, key: string): Promise<InvoiceDetail>;
  /** @returns id under which issuing names the file */
  upload(file: File): Promise<string>;
  file(no: string): Promise<Blob>;
  csv(query: string): Promise<Blob>;
}

/** The routes of the queue, asked in the language of the panel. */
export function useInvoicesApi(): InvoicesApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();
  const token = useAuth('InvoicesApi', (state) => state.token);

  return useMemo(() => {
    const headers = { 'Accept-Language': locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en' };
    const path = (no: string, rest = ''): string => `/invoicing/invoices/${encodeURIComponent(no)}${rest}`;
    return {
      list: async (query, signal) => (await get<InvoicePage>(`/invoicing/invoices?${query}`, { headers, signal })).data,
      read: async (no, signal) => (await get<InvoiceDetail>(path(no), { headers, signal })).data,
      act: async (no, { verb, body }, key) => {
        const sent = { headers: { ...headers, 'Idempotency-Key': key } };
        return (await post<InvoiceDetail>(path(no, `/${verb}`), body, sent)).data;
      },
      upload: (file) => sendFile(file, { ...headers, Authorization: `Bearer ${token}` }),
      file: async (no) => (await get<Blob>(path(no, '/file'), { headers, responseType: 'blob' })).data,
      csv: async (query) =>
        (await get<Blob>(`/invoicing/invoices.csv?${query}`, { headers, responseType: 'blob' })).data,
    };
  }, [get, post, locale, token]);
}

/** The file is the body; the panel's own client would make JSON or a form of it. */
async function sendFile(file: File, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(`/invoicing/files?name=${encodeURIComponent(file.name.slice(-120))}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/octet-stream' },
    body: file,
  });
  const data = (await answer.json()) as { id: string; error?: unknown };
  if (!answer.ok) throw Object.assign(new Error('upload failed'), { status: answer.status, response: { data } });
  return data.id;
}

/** Hands something to the browser's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
