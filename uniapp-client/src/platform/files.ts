/** Files that only their owner may have: fetched with the token, then opened. */
import { tokens } from '@/api/tokens';
import { Problem } from '@/api/problem';

const base = (import.meta.env.VITE_API_BASE ?? '').replace(/\/$/, '');

export interface PrivateFile {
  /** Below the server's origin, e.g. `/api/invoices/F1/file`. */
  path: string;
  name: string;
  type: string;
}

const header = () => ({ Authorization: `Bearer ${tokens.access() ?? ''}` });

/**
 * Shows the file, or hands it to the device. Read something of the member's first, so that the token is fresh.
 * @throws Problem
 */
export function openPrivateFile(file: PrivateFile): Promise<void> {
  return process.env.UNI_PLATFORM === 'h5' ? openInBrowser(file) : openInWechat(file);
}

async function openInBrowser({ path, name }: PrivateFile): Promise<void> {
  const answer = await fetch(base + path, { headers: header(), cache: 'no-store' }).catch(() => null);
  if (!answer) throw Problem.offline();
  if (!answer.ok) throw Problem.fromAnswer(answer.status, null, null);
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function openInWechat({ path, name, type }: PrivateFile): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(Problem.offline());
    uni.downloadFile({
      url: base + path,
      header: header(),
      success: ({ statusCode, tempFilePath }) => {
        if (statusCode !== 200) return reject(Problem.fromAnswer(statusCode, null, null));
        if (type.startsWith('image/'))
          return uni.previewImage({ urls: [tempFilePath], success: () => resolve(), fail });
        // The client opens no OFD; the file is shared to a chat, where the phone has a reader.
        if (!type.endsWith('/pdf')) return share(tempFilePath, name).then(resolve, fail);
        uni.openDocument({
          filePath: tempFilePath,
          fileType: 'pdf',
          showMenu: true,
          success: () => resolve(),
          fail,
        });
      },
      fail,
    });
  });
}

interface FileSharing {
  shareFileMessage?(options: { filePath: string; fileName: string; success(): void; fail(): void }): void;
}

function share(filePath: string, fileName: string): Promise<void> {
  const { shareFileMessage } = uni as unknown as FileSharing;
  return new Promise((resolve, reject) => {
    if (!shareFileMessage) return reject(Problem.offline());
    shareFileMessage({ filePath, fileName, success: resolve, fail: reject });
  });
}
