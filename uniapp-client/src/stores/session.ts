import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import * as api from '@/api/member';
import { Problem } from '@/api/problem';
import { tokens } from '@/api/tokens';
import type { LocalDate, Locale, Member } from '@/api/types';
import { toast } from '@/composables/words';
import { locale, setLocale, startLocale, t } from '@/i18n';
import { deviceLocale, setDocumentLanguage } from '@/platform/chrome';
import { forgetInvitation, heldInvitation } from '@/platform/invited';
import { loginCode } from '@/platform/login';
import { forgetPrivate } from '@/platform/kept';
import { readStored, writeStored } from '@/platform/storage';
import { forgetDraft } from './booking-draft';

/** Who is signed in, and in which language we speak. */
export const useSession = defineStore('session', () => {
  const member = ref<Member | null>(tokens.member());
  const signedIn = computed(() => member.value !== null);
  tokens.onChange((next) => (member.value = next));

  /** The language chosen here before, else the device's. */
  function startLanguage(): void {
    const language = readStored<Locale>('language') ?? deviceLocale();
    watch(locale, setDocumentLanguage);
    setDocumentLanguage(language);
    void startLocale(language);
  }

  async function loginWith(code: string): Promise<Member> {
    const session = await api.login(code, heldInvitation());
    forgetInvitation();
    tokens.save(session);
    return session.member;
  }

  /** Mini-program: signs in silently; does nothing when signed in already. */
  async function ensureSilently(): Promise<void> {
    if (!signedIn.value) await loginWith(await loginCode());
  }

  async function bindPhone(code: string): Promise<void> {
    tokens.saveMember(await api.bindPhone(code));
  }

  async function update(patch: { nickname?: string; language?: Locale }): Promise<void> {
    tokens.saveMember(await api.updateMe(patch));
  }

  /** Once; when it has been told elsewhere meanwhile, that one is here afterwards. @throws Problem as the API does */
  async function tellBirthday(birthday: LocalDate): Promise<void> {
    try {
      tokens.saveMember(await api.tellBirthday(birthday));
    } catch (cause) {
      if (Problem.from(cause).is('BIRTHDAY_SET')) tokens.saveMember(await api.fetchMe());
      throw cause;
    }
  }

  /** Changes the language as soon as its texts are there; the account follows when it can. */
  async function chooseLanguage(language: Locale): Promise<void> {
    if (language === locale.value) return;
    try {
      await setLocale(language);
    } catch {
      return toast(t('error.timeout'));
    }
    writeStored('language', language);
    if (signedIn.value) await update({ language }).catch(() => undefined);
  }

  /** Signed out here whatever the server says. */
  async function logout(): Promise<void> {
    await api.logout().catch(() => undefined);
    tokens.clear();
    forgetPrivate();
    forgetDraft();
  }

  return {
    member,
    signedIn,
    startLanguage,
    loginWith,
    ensureSilently,
    bindPhone,
    update,
    tellBirthday,
    chooseLanguage,
    logout,
  };
});
