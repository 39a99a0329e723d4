import { useEffect } from 'react';
import { useExtras } from '../../hooks/useExtras';
import { useText } from '../../hooks/useText';
import type { Wish } from '../../utils/booking';
import { Card, Heading } from '../booking/layout';
import { ExtrasFields } from './ExtrasFields';

interface ExtrasCardProps {
  wish: Wish;
  disabled: boolean;
  onChange(wish: Wish): void;
}

/** What comes with a new stay; nothing where the chosen house offers nothing. */
export function ExtrasCard({ wish, disabled, onChange }: ExtrasCardProps) {
  const { t } = useText();
  const { ref, extras: wanted } = wish;
  const known = useExtras(ref ? { kind: 'house', ref } : null);
  const offered = ref && known.key?.endsWith(ref) ? known.data : null;

  // Another house may not offer what was wished for the first.
  useEffect(() => {
    if (!offered) return;
    const left = wanted.filter((extra) => offered.some((o) => o.ref === extra.ref));
    if (left.length < wanted.length) onChange({ ...wish, extras: left });
  }, [offered, wanted, wish, onChange]);

  if (!offered || offered.length === 0) return null;
  return (
    <Card aria-label={t('extras.title')} data-testid="booking-extras">
      <Heading>{t('extras.title')}</Heading>
      <ExtrasFields
        extras={offered}
        wanted={wanted}
        disabled={disabled}
        onChange={(extras) => onChange({ ...wish, extras })}
      />
    </Card>
  );
}
