import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actualsAgainstRanges, calibration, recordActual } from '../../../case/follow-through/actuals';
import { useFormatter } from '../../i18n/formatter-context';
import { useEdit, usePaneActions, useReadyCase } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { FieldGrid } from '../../ui/field-grid';
import { NumberField } from '../../ui/number-field';
import { TextField } from '../../ui/text-field';
import { Section } from './section';
import { ColumnHeads } from './column-heads';
import { useTableStyles } from './table-styles';
import { unitOf } from '../../../case/unit';

const useStyles = makeStyles({
  outside: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusDangerForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** What drivers and metrics turned out to be, against the ranges given, and a form for the next. */
export function ActualsSection({ followed }: { followed: string }) {
  const styles = useStyles();
  const table = useTableStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const rows = actualsAgainstRanges(of, followed);
  const { judged, within } = calibration(rows);
  const inWords = (value: number | null, unit: string) => format.quantity(value, unit, { compact: true });

  return (
    <Section title={t('followThrough.actuals')}>
      {rows.length === 0 ? (
        <Body1>{t('followThrough.actualsEmpty')}</Body1>
      ) : (
        <table className={table.table}>
          <ColumnHeads
            names={[t('followThrough.subject'), t('followThrough.value'), t('followThrough.expected')]}
          />
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.subject} ${row.date}`}>
                <th scope="row" className={table.cell}>
                  {row.subject}
                  <span className={table.under}>
                    {[format.day(row.date), row.by].filter((part) => part !== '').join(', ')}
                  </span>
                </th>
                <td className={table.cell}>
                  {inWords(row.value, row.unit)}
                  <span
                    className={row.place === 'below' || row.place === 'above' ? styles.outside : table.under}
                  >
                    {t(`followThrough.places.${row.place}`)}
                  </span>
                </td>
                <td className={table.cell}>
                  {inWords(row.expected, row.unit)}
                  {(row.low !== null || row.high !== null) && (
                    <span className={table.under}>
                      {t('followThrough.rangeOf', {
                        low: inWords(row.low, row.unit),
                        high: inWords(row.high, row.unit),
                      })}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {judged > 0 && <Body1>{t('followThrough.calibration', { within, count: judged })}</Body1>}
      <ActualForm />
    </Section>
  );
}

function ActualForm() {
  const { t } = useTranslation();
  const of = useReadyCase();
  const edit = useEdit();
  const { notify } = usePaneActions();
  const [subject, setSubject] = useState<string | null>(null);
  const [date, setDate] = useState('');
  const [value, setValue] = useState<number | null>(null);
  const [by, setBy] = useState('');
  const choices = [...of.metrics, ...of.drivers].map(({ name }) => ({ value: name, label: name }));
  const unit = unitOf(of, subject ?? '');

  const enter = () => {
    if (subject === null || value === null || date === '') {
      notify({ intent: 'warning', text: t('followThrough.incomplete') });
      return;
    }
    edit(
      (current) => recordActual(current, { subject, date, value, by }),
      t('followThrough.entered', { name: subject }),
    );
    setValue(null);
  };

  return (
    <>
      <FieldGrid wide label={t('followThrough.enter')}>
        <ChoiceField
          label={t('followThrough.subject')}
          value={subject}
          choices={choices}
          noneLabel={t('common.none')}
          onChange={setSubject}
        />
        <TextField label={t('followThrough.date')} type="date" value={date} onCommit={setDate} />
        <NumberField
          label={t('followThrough.value')}
          value={value}
          {...(unit !== '' && { hint: unit })}
          onCommit={setValue}
        />
        <TextField label={t('followThrough.enteredBy')} value={by} onCommit={setBy} />
      </FieldGrid>
      <div>
        <Button size="small" icon={<AddRegular />} onClick={enter}>
          {t('followThrough.enter')}
        </Button>
      </div>
    </>
  );
}
