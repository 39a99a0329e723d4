const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `
:root{--paper:#f7f5f0;--card:#fff;--ink:#22261f;--soft:#6a6f66;--line:#e7e3d9;--tea:#2f6b5e;--tea-ink:#2f6b5e;--tea-wash:#e8f0ed;--cinnabar:#a93a25}
@media (prefers-color-scheme:dark){:root{--paper:#171a18;--card:#212522;--ink:#eeece5;--soft:#a3a89f;--line:#343a35;--tea:#37796a;--tea-ink:#9ccfc0;--tea-wash:#26332e;--cinnabar:#e58a76}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 -apple-system,"PingFang SC","Noto Sans SC","Microsoft YaHei",system-ui,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:440px;min-height:100vh;min-height:100dvh;margin:0 auto;padding:24px 16px 32px;display:flex;flex-direction:column;gap:16px}
.tag{align-self:flex-start;padding:2px 10px;border:1px solid var(--line);border-radius:999px;color:var(--soft);font-size:13px}
h1{margin:0;font-size:24px;line-height:1.35;font-weight:600}
p{margin:0}.soft{color:var(--soft);font-size:14px}
.card{background:var(--card);border-radius:12px;box-shadow:0 1px 2px rgba(34,38,31,.05),0 8px 24px rgba(34,38,31,.06);overflow:hidden}
.card form+form{border-top:1px solid var(--line)}
.pad{padding:20px 16px}
button{font:inherit;color:inherit;min-height:48px;border:0;border-radius:12px;cursor:pointer;width:100%}
button:focus-visible,input:focus-visible{outline:3px solid var(--tea-ink);outline-offset:2px}
.persona{display:flex;align-items:center;gap:12px;padding:12px 16px;background:none;text-align:left;border-radius:0;min-height:68px}
.persona:focus-visible{outline-offset:-3px;border-radius:12px}
.persona:hover{background:var(--tea-wash)}
.face{flex:none;width:44px;height:44px;border-radius:50%;background:var(--tea-wash);color:var(--tea-ink);display:grid;place-items:center;font-size:18px;font-weight:600;object-fit:cover}
.who{flex:1;min-width:0}.who b{display:block;font-weight:600;overflow-wrap:anywhere}.who span{color:var(--soft);font-size:14px;font-variant-numeric:tabular-nums}
.arrow{color:var(--soft);font-size:20px}
label{display:block;font-size:14px;color:var(--soft);margin-bottom:8px}
input{font:inherit;color:inherit;width:100%;min-height:48px;padding:0 14px;border:1px solid var(--line);border-radius:12px;background:var(--paper)}
.row{display:flex;gap:8px;flex-wrap:wrap}.row input{flex:1 1 160px}.row button{flex:1 0 96px;width:auto;padding:0 16px}
.primary{background:var(--tea);color:#fff;font-weight:600;padding:10px 16px}
.plain{background:var(--tea-wash);color:var(--ink)}
.ghost{background:none;color:var(--soft);font-size:15px}
.amount{font-size:44px;line-height:1.1;font-weight:600;font-variant-numeric:tabular-nums;letter-spacing:-.02em;overflow-wrap:anywhere}
.amount small{font-size:24px;font-weight:500;margin-right:4px}
dl{margin:20px 0 0;padding-top:16px;border-top:1px solid var(--line);display:grid;grid-template-columns:auto 1fr;gap:10px 16px;font-size:15px}
dt{color:var(--soft);white-space:nowrap}dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.actions{display:flex;flex-direction:column;gap:8px;margin-top:auto;padding-top:8px}
.problem{color:var(--cinnabar);font-weight:600}
`.trim();

/**
 * Leaves for the merchant in place of this page, so that the browser's way back does not lead here again, as it
 * would not lead to WeChat's own sheet. Without scripts the form does the same with one step more.
 */
export const LEAVE_SCRIPT = `
document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: fields, headers: { Accept: 'application/json' } });
  const type = answer.headers.get('content-type') || '';
  if (answer.ok && type.includes('json')) location.replace((await answer.json()).location);
  else document.body.innerHTML = new DOMParser().parseFromString(await answer.text(), 'text/html').body.innerHTML;
});
`.trim();

/** A whole page; `content` is trusted markup, `title` is not. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>${escapeHtml(title)} · 模拟器</title><style>${STYLE}</style></head>
<body><main><span class="tag">模拟器 · 仅用于演示与测试</span>
${content}
</main><script>${LEAVE_SCRIPT}</script></body></html>`;
}

/** A page that only says what is wrong. */
export function problemPage(title: string, explanation: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p class="soft">${escapeHtml(explanation)}</p>`);
}

/** Hidden inputs of a form. */
export function hiddenFields(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
}
