/** H5: uni's buttons are custom elements; Enter and Space on anything with role=button or role=tab act as a tap. */
export function enableKeyboard(): void {
  if (process.env.UNI_PLATFORM !== 'h5') return;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const target = event.target as HTMLElement | null;
    const role = target?.getAttribute?.('role');
    if (role !== 'button' && role !== 'tab' && role !== 'radio' && role !== 'link') return;
    event.preventDefault();
    target?.click();
  });
}
