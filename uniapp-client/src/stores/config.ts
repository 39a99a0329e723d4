import { defineStore } from 'pinia';
import { ref } from 'vue';
import { fetchConfig } from '@/api/member';
import type { ClientConfig } from '@/api/types';
import { readStored, writeStored } from '@/platform/storage';

/** The venue's settings: asked once a start, the last known ones until then. */
export const useConfig = defineStore('config', () => {
  const config = ref<ClientConfig | null>(readStored<ClientConfig>('config'));
  let asked: Promise<ClientConfig> | null = null;

  /** Fresh settings; a failure may be tried again. */
  function load(): Promise<ClientConfig> {
    asked ??= fetchConfig()
      .then((fresh) => {
        config.value = fresh;
        writeStored('config', fresh);
        return fresh;
      })
      .catch((cause) => {
        asked = null;
        throw cause;
      });
    return asked;
  }

  return { config, load };
});
