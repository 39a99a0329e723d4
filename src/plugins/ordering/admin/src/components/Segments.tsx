import { styled } from 'styled-components';
import { radioAt } from '../utils/radio';

const Row = styled.div`
  display: inline-flex;
  align-self: flex-start;
  flex-wrap: wrap;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  overflow: hidden;
`;

const Segment = styled.button`
  height: 3.8rem;
  padding: 0 1.6rem;
  border: 0;
  border-left: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: none;
  color: ${({ theme }) => theme.colors.neutral700};
  font: inherit;
  font-size: 1.4rem;
  cursor: pointer;

  &:first-child {
    border-left: 0;
  }

  &:hover:not(:disabled) {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-checked='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }

  &:disabled {
    cursor: default;
    opacity: 0.5;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

interface SegmentsProps<T extends string> {
  label: string;
  testId: string;
  value: T;
  options: readonly (readonly [T, string])[];
  disabled?: boolean;
  onChange(value: T): void;
}

/** One of a few; arrow keys move between them as between radio buttons. */
export function Segments<T extends string>({ label, testId, value, options, disabled, onChange }: SegmentsProps<T>) {
  const at = options.findIndex(([key]) => key === value);
  return (
    <Row
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => {
        const next = radioAt(event.key, at, options.length);
        if (next === null || disabled) return;
        event.preventDefault();
        onChange(options[next]![0]);
        (event.currentTarget.children[next] as HTMLElement).focus();
      }}
    >
      {options.map(([key, text]) => (
        <Segment
          key={key}
          type="button"
          role="radio"
          aria-checked={key === value}
          tabIndex={key === value ? 0 : -1}
          disabled={disabled}
          data-testid={`${testId}-${key}`}
          onClick={() => onChange(key)}
        >
          {text}
        </Segment>
      ))}
    </Row>
  );
}
