/** The little Markdown of house stories as blocks to render; no HTML ever reaches the page. */

export interface Block {
  kind: 'heading' | 'paragraph' | 'item';
  text: string;
}

function plain(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/(^|[^*])\*([^*\s][^*]*)\*/g, '$1$2')
    .trim();
}

/** Headings, list items and paragraphs in order; lines of one paragraph are joined. */
export function markdownBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of source.replace(/\r\n/g, '\n').split(/\n{2,}/)) {
    let paragraph: string[] = [];
    const flush = () => {
      const text = plain(paragraph.join(/[A-Za-z,.;]$/.test(paragraph[0] ?? '') ? ' ' : ''));
      if (text) blocks.push({ kind: 'paragraph', text });
      paragraph = [];
    };
    for (const line of chunk.split('\n')) {
      const marked = /^\s*(#{1,6}|[-*+]|\d+[.)]|>)\s+(.*)$/.exec(line);
      if (!marked) {
        if (line.trim()) paragraph.push(line.trim());
        continue;
      }
      flush();
      const text = plain(marked[2]);
      const kind = marked[1][0] === '#' ? 'heading' : marked[1] === '>' ? 'paragraph' : 'item';
      if (text) blocks.push({ kind, text });
    }
    flush();
  }
  return blocks;
}
