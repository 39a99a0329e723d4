/** Addresses of pictures. The server may answer paths; uni would resolve them against the page instead of the server. */

/** An absolute address for `src`: paths belong to the API's origin. */
export function mediaUrl(url: string): string {
  if (!url.startsWith('/') || url.startsWith('//')) return url;
  const base = (import.meta.env.VITE_API_BASE ?? '').replace(/\/$/, '');
  if (base) return base + url;
  return process.env.UNI_PLATFORM === 'h5' ? location.origin + url : url;
}

/** Full-screen pictures. */
export function preview(urls: string[], current = 0): void {
  uni.previewImage({ urls: urls.map(mediaUrl), current });
}
