/**
 * H5: uni draws `<image>` and `<input>` as elements of its own around the browser's; assistive technology looks at
 * the inner ones. A picture's words are on the outer element, so the inner one is decoration; an input's label
 * belongs on the inner one.
 */
export function labelInnerElements(): void {
  if (process.env.UNI_PLATFORM !== 'h5') return;
  new MutationObserver(label).observe(document.body, { childList: true, subtree: true });
  label();
}

function label(): void {
  document.querySelectorAll('img:not([alt])').forEach((picture) => picture.setAttribute('alt', ''));
  document.querySelectorAll('input:not([aria-label]), textarea:not([aria-label])').forEach((input) => {
    const words = input.closest('uni-input, uni-textarea')?.getAttribute('aria-label');
    if (words) input.setAttribute('aria-label', words);
  });
}
