import { Button } from '@strapi/design-system';
import type { Piece } from '../api/types';
import { useText } from '../hooks/useText';
import { Card, Faint, Heading, Line, Nothing, Strong } from './parts';

interface PiecesProps {
  pieces: Piece[];
  /** Whether anything can be handed to this member at all. */
  served: boolean;
  onRedeem(piece: Piece): void;
}

/** What can be handed over: coupons, rights of cards, lessons. */
export function Pieces({ pieces, served, onRedeem }: PiecesProps) {
  const { t, lastDay } = useText();
  return (
    <Card>
      <Heading>{t('redeemables')}</Heading>
      {pieces.length === 0 && <Nothing>{t('redeemables.none')}</Nothing>}
      {pieces.map((line, index) => (
        <Line key={`${line.asset}:${line.source}`}>
          <div>
            {line.title}{' '}
            <Faint>
              {[
                line.title === line.assetName ? null : line.assetName,
                line.note,
                line.expiresAt && t('until', { at: lastDay(line.expiresAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Faint>
          </div>
          <Strong>{t('left', { n: line.available })}</Strong>
          <Button
            size="S"
            variant="secondary"
            disabled={!served || !line.allowed}
            onClick={() => onRedeem(line)}
            data-testid={`redeem-${index}`}
          >
            {t('redeem')}
          </Button>
        </Line>
      ))}
    </Card>
  );
}
