/** Light, dark, or as the device is. One switch for the page, its bars and the tab bar. */
import { computed, ref } from 'vue';
import theme from '@/theme.json';
import { readStored, writeStored } from './storage';

export type Appearance = 'system' | 'light' | 'dark';

export const appearance = ref<Appearance>('system');

/** Mini-program: the class of a page's root element that fixes its colours (see App.vue); '' follows the device. */
export const look = computed(() =>
  process.env.UNI_PLATFORM === 'h5' || appearance.value === 'system' ? '' : `look-${appearance.value}`,
);

export function startAppearance(): void {
  show(readStored<Appearance>('appearance') ?? 'system');
}

export function chooseAppearance(next: Appearance): void {
  writeStored('appearance', next);
  show(next);
  paintBars();
}

function show(next: Appearance): void {
  appearance.value = next;
  if (process.env.UNI_PLATFORM !== 'h5') return;
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
}

/** Colours of a price on the map: the platform's map is light at all times and knows no style sheets. */
export const PIN = theme.light;

let painted: Appearance = 'system';

/** The bars around the page in front. The platform paints them itself as long as nothing else was ever chosen. */
export function paintBars(): void {
  if (appearance.value === 'system' && painted === 'system') return;
  painted = appearance.value;
  const colours = theme[isDark() ? 'dark' : 'light'];
  const fail = () => undefined;
  uni.setNavigationBarColor({
    frontColor: colours.navText === 'white' ? '#ffffff' : '#000000',
    backgroundColor: colours.navBg,
    fail,
  });
  uni.setTabBarStyle({
    color: colours.tabText,
    selectedColor: colours.tabOn,
    backgroundColor: colours.tabBg,
    borderStyle: colours.tabBorder as 'black' | 'white',
    fail,
  });
  if (process.env.UNI_PLATFORM !== 'h5') uni.setBackgroundColor({ backgroundColor: colours.pageBg, fail });
}

function isDark(): boolean {
  if (appearance.value !== 'system') return appearance.value === 'dark';
  if (process.env.UNI_PLATFORM === 'h5') return matchMedia('(prefers-color-scheme: dark)').matches;
  return uni.getAppBaseInfo().theme === 'dark';
}
