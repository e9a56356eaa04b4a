import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldGrid } from '../../ui/field-grid';
import { elementRef } from '../../ui/element-ref';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  cell: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly title: string;
  /** The cell that the row will be bound to. */
  readonly cell?: string;
  readonly proposal: { readonly name: string; readonly unit?: string };
  /** A sentence that says what is wrong with the name; null where it is fine. */
  readonly checkName: (name: string) => string | null;
  readonly onAdd: (row: { name: string; unit: string }) => void;
  readonly onCancel: () => void;
  /** More fields, kept by the caller. */
  readonly children?: ReactNode;
}

/** The few things that a new row needs; everything else can be filled in later. */
export function NewRowForm({ title, cell, proposal, checkName, onAdd, onCancel, children }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [name, setName] = useState(proposal.name);
  const [unit, setUnit] = useState(proposal.unit ?? '');
  const [tried, setTried] = useState(false);
  const nameInput = useRef<HTMLInputElement>(null);
  const flaw = checkName(name);

  useEffect(() => {
    nameInput.current?.focus();
    nameInput.current?.select();
  }, []);

  return (
    <form
      className={styles.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (flaw === null) onAdd({ name: name.trim(), unit: unit.trim() });
        else nameInput.current?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <h2 className={styles.title}>
        {title} {cell !== undefined && <span className={styles.cell}>{cell}</span>}
      </h2>
      <FieldGrid wide>
        <Field
          label={t('model.name')}
          size="small"
          required
          {...(flaw !== null && (tried || name !== '') && { validationMessage: flaw })}
        >
          <Input
            size="small"
            autoComplete="off"
            ref={elementRef(nameInput)}
            value={name}
            onChange={(_, data) => setName(data.value)}
          />
        </Field>
        {proposal.unit !== undefined && (
          <Field label={t('model.unit')} size="small" hint={t('model.unitHint')}>
            <Input size="small" autoComplete="off" value={unit} onChange={(_, data) => setUnit(data.value)} />
          </Field>
        )}
      </FieldGrid>
      {children}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" size="small">
          {t('common.add')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
