import type { SimContext } from './context';
import { ids, randomDigits } from './ids';
import type { PersonaSeed } from './options';
import type { Persona } from './state';

/** Registers a person with a fresh openid. */
export function addPersona(ctx: SimContext, seed: PersonaSeed): Persona {
  const persona: Persona = {
    openid: ids.openId(),
    name: seed.name,
    phone: seed.phone,
    avatar: seed.avatar ?? null,
    sessionKey: null,
    createdAt: ctx.clock.now(),
  };
  ctx.store.personas.set(persona.openid, persona);
  ctx.store.touch();
  return persona;
}

/** A phone number for a persona made up on the spot: 138 0000 and four digits. */
export function inventPhone(): string {
  return `1380000${randomDigits(4)}`;
}

/** What the control API and the pages may show: everything but the session key. */
export function publicPersona(persona: Persona): Omit<Persona, 'sessionKey'> {
  const { sessionKey: _hidden, ...shown } = persona;
  return shown;
}
