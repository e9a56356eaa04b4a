import { useTranslation } from 'react-i18next';
import type {
  ColumnKind,
  FileColumn,
  FileInspection,
  OrderLinesPlan,
} from '../../../order-lines/order-lines';
import { ChoiceField } from '../../ui/choice-field';
import { FieldGrid } from '../../ui/field-grid';

/** Fields of the plan that name a column, with the kinds that a column for them may have. */
const FIELDS = [
  { field: 'customer', kinds: ['text', 'number'], required: true },
  { field: 'revenue', kinds: ['number', 'text'], required: true },
  { field: 'costOfGoods', kinds: ['number', 'text'], hint: 'costOfGoodsHint' },
  { field: 'order', kinds: ['text', 'number'] },
  { field: 'quantity', kinds: ['number', 'text'], hint: 'quantityHint' },
  { field: 'date', kinds: ['date', 'text'] },
  { field: 'activity', kinds: ['text', 'number'] },
  { field: 'volume', kinds: ['number', 'text'] },
] as const satisfies readonly {
  field: keyof OrderLinesPlan;
  kinds: readonly ColumnKind[];
  required?: true;
  hint?: string;
}[];

interface Props {
  readonly columns: readonly FileColumn[];
  readonly format: FileInspection['format'];
  readonly plan: OrderLinesPlan;
  readonly onChange: (plan: OrderLinesPlan) => void;
}

/** Which column means what: guessed from the headings, changed here. */
export function ColumnFields({ columns, format, plan, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FieldGrid wide label={t('orderLines.columns')}>
      {FIELDS.map((entry) => {
        const { field, kinds } = entry;
        const required = 'required' in entry;
        const value = plan[field];
        return (
          <ChoiceField
            key={field}
            label={t(`orderLines.${field}`)}
            value={value === '' ? null : value}
            choices={columnChoices(columns, kinds)}
            {...((!required || value === '') && { noneLabel: t('orderLines.noColumn') })}
            {...('hint' in entry && { hint: t(`orderLines.${entry.hint}`) })}
            onChange={(column) => onChange({ ...plan, [field]: column ?? (required ? '' : null) })}
          />
        );
      })}
      <ChoiceField
        label={t('orderLines.rowsAre')}
        value={plan.rowsAre}
        choices={[
          { value: 'orderLines', label: t('orderLines.orderLine') },
          { value: 'customers', label: t('orderLines.customerRow') },
        ]}
        onChange={(rowsAre) => onChange({ ...plan, rowsAre: rowsAre ?? 'orderLines' })}
      />
      {format === 'csv' && (
        <ChoiceField
          label={t('orderLines.decimalMark')}
          value={plan.decimalMark}
          choices={[
            { value: '.', label: t('orderLines.point') },
            { value: ',', label: t('orderLines.comma') },
          ]}
          onChange={(decimalMark) => onChange({ ...plan, decimalMark: decimalMark ?? '.' })}
        />
      )}
    </FieldGrid>
  );
}

/** Columns of the kinds, each with its first value. */
function columnChoices(
  columns: readonly FileColumn[],
  kinds: readonly ColumnKind[],
): { value: string; label: string }[] {
  return columns
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ name, example }) => ({ value: name, label: example === '' ? name : `${name} (${example})` }));
}
