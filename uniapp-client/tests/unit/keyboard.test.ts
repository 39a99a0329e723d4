import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'vue/compiler-sfc';
import { PRESSABLE } from '@/platform/keyboard';

/** What of a parsed template is looked at here. */
interface Part {
  tag?: string;
  props?: { name: string; value?: { content: string } }[];
  children?: Part[];
}

/** Every element in and under `part`. */
const elements = (part: Part): Part[] => [
  ...(part.tag ? [part] : []),
  ...(part.children ?? []).flatMap(elements),
];

const attribute = (element: Part, name: string): string | undefined =>
  element.props?.find((prop) => prop.name === name)?.value?.content;

describe('without a pointer', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.vue'),
  );
  const focusable = files.flatMap((file) => {
    const template = parse(readFileSync(`src/${file}`, 'utf8')).descriptor.template?.ast as Part | undefined;
    return (template ? elements(template) : [])
      .filter((element) => attribute(element, 'tabindex') === '0')
      .map((element) => ({ file, role: attribute(element, 'role') }));
  });

  it('everything that takes the focus can be pressed', () => {
    expect(focusable.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['button', 'tab', 'radio', 'checkbox', 'switch']),
    );
    // A role that depends on state is a binding: it is none of these attributes.
    const deaf = focusable.filter(({ role }) => role !== undefined && !PRESSABLE.includes(role));
    expect(deaf).toEqual([]);
  });
});
