import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '../i18n/formatter-context';

interface Props {
  readonly label: string;
  readonly value: number | null;
  readonly placeholder?: string;
  readonly hint?: string;
  /** Called with what was typed when the field is left or Enter is pressed; null for an emptied field. */
  readonly onCommit: (value: number | null) => void;
}

/** A number as the reader's language writes it; Escape takes back what was typed. */
export function NumberField({ label, value, placeholder, hint, onCommit }: Props) {
  const { t } = useTranslation();
  const format = useFormatter();
  // Null: nothing typed since the value was last taken over.
  const [typed, setTyped] = useState<string | null>(null);
  const [invalid, setInvalid] = useState(false);

  const commit = () => {
    if (typed === null) return;
    const read = typed.trim() === '' ? null : format.parse(typed);
    if (read === null && typed.trim() !== '') return setInvalid(true);
    setTyped(null);
    setInvalid(false);
    if (read !== value) onCommit(read);
  };

  const message = invalid ? t('common.notANumber', { example: format.plain(1234.5) }) : undefined;
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      {...(message !== undefined && { validationMessage: message })}
      size="small"
    >
      <Input
        size="small"
        inputMode="decimal"
        autoComplete="off"
        input={{ style: { textAlign: 'end', minWidth: 0, width: '100%' } }}
        style={{ minWidth: 0 }}
        value={typed ?? (value === null ? '' : format.plain(value))}
        {...(placeholder !== undefined && { placeholder })}
        onChange={(_, data) => {
          setTyped(data.value);
          setInvalid(false);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') {
            setTyped(null);
            setInvalid(false);
          }
        }}
      />
    </Field>
  );
}
