/** What a key may press. Whatever else takes the focus is operated by the browser itself. */
export const PRESSABLE: readonly string[] = ['button', 'tab', 'radio', 'checkbox', 'switch', 'link'];

/** H5: uni's buttons are custom elements; Enter and Space on anything pressable act as a tap. */
export function enableKeyboard(): void {
  if (process.env.UNI_PLATFORM !== 'h5') return;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const target = event.target as HTMLElement | null;
    if (!PRESSABLE.includes(target?.getAttribute?.('role') ?? '')) return;
    event.preventDefault();
    target?.click();
  });
}
