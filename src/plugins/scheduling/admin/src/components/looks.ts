import { Bell, Calendar, Check, Clock, House, Lock } from '@strapi/icons';
import type { ComponentType, SVGProps } from 'react';
import type { DefaultTheme } from 'styled-components';
import { tint, type Hue } from '../../../../../admin/shared/look';
import type { Look } from '../utils/sheet';

interface BarLook {
  hue: Hue;
  Icon: ComponentType<SVGProps<SVGSVGElement>>;
  /** The cue besides colour and icon: dashed is not certain yet, solid is in the house, hatched is no guest. */
  shape: 'dashed' | 'ringed' | 'soft' | 'solid' | 'plain' | 'hatched';
}

/** The same hues as on the order desk. */
export const LOOKS: Record<Look, BarLook> = {
  pending: { hue: 'warning', Icon: Clock, shape: 'dashed' },
  paid: { hue: 'alternative', Icon: Bell, shape: 'ringed' },
  confirmed: { hue: 'secondary', Icon: Calendar, shape: 'soft' },
  in_service: { hue: 'primary', Icon: House, shape: 'solid' },
  completed: { hue: 'neutral', Icon: Check, shape: 'plain' },
  block: { hue: 'neutral', Icon: Lock, shape: 'hatched' },
};

/** CSS of every look, by `data-look`, for the bars and the legend alike. */
export function looksCss(theme: DefaultTheme): string {
  const of = (look: Look): string => {
    const { hue, shape } = LOOKS[look];
    const strong = theme.colors[`${hue}600`];
    const text = theme.colors[`${hue}700`];
    const soft = (percent: number): string => tint(theme, `${hue}500`, percent);
    switch (shape) {
      case 'dashed':
        return `background: ${soft(16)}; border: 1px dashed ${strong}; color: ${text};`;
      case 'ringed':
        return `background: ${soft(20)}; border: 1px solid ${strong}; color: ${text};`;
      case 'soft':
        return `background: ${soft(26)}; border: 1px solid ${soft(26)}; border-left: 3px solid ${strong}; color: ${text};`;
      case 'solid':
        return `background: ${strong}; border: 1px solid ${strong}; color: ${theme.colors.neutral0};`;
      case 'plain':
        return `background: ${soft(12)}; border: 1px solid ${soft(30)}; color: ${theme.colors.neutral600};`;
      case 'hatched':
        return `background: repeating-linear-gradient(135deg, ${soft(34)} 0 5px, ${soft(20)} 5px 10px);
          border: 1px solid ${soft(45)}; color: ${theme.colors.neutral800};`;
    }
  };
  return (Object.keys(LOOKS) as Look[]).map((look) => `[data-look='${look}'] { ${of(look)} }`).join('\n');
}
