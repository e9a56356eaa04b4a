import { Button, Field, Input } from '@fluentui/react-components';
import { TargetRegular } from '@fluentui/react-icons/svg/target';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly required?: boolean;
  readonly problem: string | null;
  /** The selected cells; null without a selection. */
  readonly selected: string | null;
  /** What the button does, in words. */
  readonly takeOver: string;
  readonly onChange: (text: string) => void;
}

/** A field that takes the selected cells at the press of a button. */
export function CellField(props: Props) {
  const { label, hint, value, required = false, problem, selected, takeOver, onChange } = props;
  return (
    <Field
      label={label}
      size="small"
      required={required}
      {...(hint !== undefined && { hint })}
      {...(problem !== null && { validationMessage: problem })}
    >
      <Input
        size="small"
        autoComplete="off"
        value={value}
        style={{ minWidth: 0 }}
        input={{ style: { minWidth: 0, width: '100%' } }}
        onChange={(_, data) => onChange(data.value)}
        contentAfter={
          <Button
            size="small"
            appearance="transparent"
            icon={<TargetRegular />}
            aria-label={takeOver}
            title={takeOver}
            disabledFocusable={selected === null}
            onClick={() => selected !== null && onChange(selected)}
          />
        }
      />
    </Field>
  );
}
