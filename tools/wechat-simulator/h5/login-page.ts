import type { Persona } from '../state';
import { escapeHtml, hiddenFields, page } from './layout';

export type LoginPurpose = 'login' | 'phone';

interface LoginPage {
  purpose: LoginPurpose;
  personas: Persona[];
  redirect: string;
}

const TEXTS = {
  login: { title: '选择一位访客', hint: '以这位访客的身份登录，随后返回原页面。', path: '/h5/login' },
  phone: {
    title: '选择要授权的手机号',
    hint: '把这位访客的手机号交给商家，随后返回原页面。',
    path: '/h5/login/phone',
  },
} as const;

/** The persona chooser, for signing in or for giving a phone number. */
export function loginPage({ purpose, personas, redirect }: LoginPage): string {
  const { title, hint, path } = TEXTS[purpose];
  const rows = personas.map((persona, index) => personaRow(persona, index, path, redirect)).join('');
  return page(
    title,
    `<header><h1>${title}</h1><p class="soft">${hint}</p></header>
${rows ? `<div class="card">${rows}</div>` : ''}
<form class="card pad" method="post" action="${path}">
${hiddenFields({ redirect })}
<label for="nickname">或新建一位访客</label>
<div class="row"><input id="nickname" name="nickname" maxlength="20" required autocomplete="off" placeholder="昵称" data-testid="persona-nickname">
<button class="primary" data-testid="persona-create">创建并继续</button></div>
</form>`,
  );
}

function personaRow(persona: Persona, index: number, path: string, redirect: string): string {
  const name = escapeHtml(persona.name);
  return `<form method="post" action="${path}">${hiddenFields({ redirect, openid: persona.openid })}
<button class="persona" data-testid="persona-${index}">${face(persona)}
<span class="who"><b>${name}</b><span>${escapeHtml(maskPhone(persona.phone))}</span></span><span class="arrow" aria-hidden="true">›</span></button></form>`;
}

function face(persona: Persona): string {
  if (persona.avatar && /^(https?:|data:image\/)/.test(persona.avatar)) {
    return `<img class="face" alt="" src="${escapeHtml(persona.avatar)}">`;
  }
  return `<span class="face" aria-hidden="true">${escapeHtml([...persona.name][0] ?? '客')}</span>`;
}

function maskPhone(phone: string): string {
  return phone.length === 11 ? `${phone.slice(0, 3)} **** ${phone.slice(7)}` : phone;
}
