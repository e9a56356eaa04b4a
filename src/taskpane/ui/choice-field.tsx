import { Field, Select } from '@fluentui/react-components';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  /** The entry for none; without it one of the choices is always set. */
  readonly noneLabel?: string;
  readonly hint?: string;
  readonly orientation?: 'horizontal';
  /** For one whose choices say what it is; the label is still read out. */
  readonly hideLabel?: boolean;
  readonly onChange: (value: T | null) => void;
}

/** One of a few words; the platform's own list, which is quick and works with any keyboard or screen reader. */
export function ChoiceField<T extends string>(props: Props<T>) {
  const { label, value, choices, noneLabel, hint, orientation, hideLabel, onChange } = props;
  return (
    <Field
      {...(!hideLabel && { label })}
      size="small"
      {...(hint !== undefined && { hint })}
      {...(orientation && { orientation, style: { maxWidth: '480px', flexShrink: 0 } })}
    >
      <Select
        size="small"
        // A long choice is cut off rather than laid over the next field.
        style={{ minWidth: 0 }}
        select={{ style: { minWidth: 0, width: '100%' } }}
        {...(hideLabel && { 'aria-label': label })}
        value={value ?? ''}
        onChange={(_, data) => onChange(choices.find((choice) => choice.value === data.value)?.value ?? null)}
      >
        {noneLabel !== undefined && <option value="">{noneLabel}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
