import { Loader } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { LocalDate } from '../../../../../../shared/local-date';
import type { Problem } from '../../../../../../admin/shared/problem';
import type { ChangePreview, ChangeSide } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { tint } from '../../../../../../admin/shared/look';
import { Amount, Amounts, Rule } from '../drawer/parts';
import { QuoteLines } from '../drawer/QuoteLines';

const Box = styled.div<{ $refused: boolean }>`
  padding: 1.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $refused }) => tint(theme, $refused ? 'danger500' : 'neutral500', $refused ? 12 : 9)};
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Note = styled.p`
  margin-top: 0.8rem;
  font-size: 1.3rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

interface ChangeTermsProps {
  preview: ChangePreview | null;
  waived: boolean;
  loading: boolean;
  problem: Problem | null;
}

/** Before and after, every line of the new price, and what becomes of the difference. */
export function ChangeTerms({ preview, waived, loading, problem }: ChangeTermsProps) {
  const { t, problem: say } = useText();
  return (
    <Box $refused={preview?.possible === false} aria-live="polite" data-testid="desk-change-preview">
      {preview ? (
        <Shown preview={preview} waived={waived} />
      ) : problem ? (
        say(problem)
      ) : loading ? (
        <Loader small>{t('change.waiting')}</Loader>
      ) : (
        t('change.nothing')
      )}
    </Box>
  );
}

function Shown({ preview, waived }: { preview: ChangePreview; waived: boolean }) {
  const { t, short } = useText();
  const { possible, reason, from, to, differenceFen, lines, payFen } = preview;
  if (!possible) return <>{reason}</>;
  const side = ({ title, unitLabel, checkIn, checkOut }: ChangeSide): string =>
    `${[title, unitLabel].filter(Boolean).join(' ')} ${short(checkIn as LocalDate)} – ${short(checkOut as LocalDate)}`;
  const sign = differenceFen > 0 ? '+' : '';
  const after = waived || differenceFen === 0 ? 'change.now' : payFen > 0 ? 'change.pays' : 'change.back';
  return (
    <>
      <Amounts>
        <Amount label={t('change.before')} note={side(from)} amount={money(from.totalFen)} />
        <Amount label={t('change.after')} note={side(to)} amount={money(to.totalFen)} />
        <Rule />
        <QuoteLines lines={lines} />
        <Rule />
        <Amount
          strong
          label={t('change.difference')}
          note={t(after)}
          amount={differenceFen === 0 ? t('change.same') : sign + money(differenceFen)}
        />
      </Amounts>
      {!waived && <Note>{preview.text}</Note>}
    </>
  );
}
