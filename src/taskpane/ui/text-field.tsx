import { Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly required?: boolean;
  /** "date" shows the calendar of the browser; the value is "2026-09-30". */
  readonly type?: 'text' | 'date';
  /** A sentence that says what is wrong with the text; null where it is fine. */
  readonly check?: (text: string) => string | null;
  /** Called with what was typed when the field is left, or Enter is pressed in a single line. */
  readonly onCommit: (value: string) => void;
}

/** The field is as high as its text; browsers without `field-sizing` go by its rows. */
const GROWING = { fieldSizing: 'content', minHeight: '44px', maxHeight: '320px' } as const;
const LINE_CHARACTERS = 48;

function linesShown(words: string): number {
  const lines = words
    .split('\n')
    .reduce((sum, line) => sum + Math.ceil((line.length + 1) / LINE_CHARACTERS), 0);
  return Math.min(12, Math.max(2, lines));
}

/** Text that is taken over when the field is left; Escape takes back what was typed. */
export function TextField(props: Props) {
  const { label, value, hint, placeholder, multiline, required, type, check, onCommit } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const message = typed === null ? null : (check?.(typed) ?? null);

  const commit = () => {
    if (typed === null || message !== null) return;
    setTyped(null);
    if (typed.trim() !== value) onCommit(typed.trim());
  };
  const shared = {
    size: 'small' as const,
    value: typed ?? value,
    ...(placeholder !== undefined && { placeholder }),
    onBlur: commit,
    // What is typed may be in another script than the pane.
    dir: 'auto' as const,
  };
  return (
    <Field
      label={label}
      size="small"
      required={required === true}
      {...(hint !== undefined && { hint })}
      {...(message !== null && { validationMessage: message })}
    >
      {multiline ? (
        <Textarea
          {...shared}
          resize="vertical"
          textarea={{ rows: linesShown(shared.value), style: GROWING }}
          onChange={(_, data) => setTyped(data.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      ) : (
        <Input
          {...shared}
          type={type ?? 'text'}
          autoComplete="off"
          style={{ minWidth: 0 }}
          input={{ style: { minWidth: 0, width: '100%' } }}
          onChange={(_, data) => setTyped(data.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      )}
    </Field>
  );
}
