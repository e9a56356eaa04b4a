import { Body1, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actualsAgainstRanges, calibration, recordActual } from '../../../case/actuals';
import { useFormatter } from '../../i18n/formatter-context';
import { useEdit, usePaneActions, useReadyCase } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { FieldGrid } from '../../ui/field-grid';
import { NumberField } from '../../ui/number-field';
import { TextField } from '../../ui/text-field';
import { Section } from './section';
import { unitOf } from '../../../case/unit';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, width: '100%' },
  cell: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
  },
  head: { color: tokens.colorNeutralForeground2 },
  number: { textAlign: 'end', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  outside: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** What drivers and metrics turned out to be, against the ranges given, and a form for the next. */
export function ActualsSection({ followed }: { followed: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const rows = actualsAgainstRanges(of, followed);
  const { judged, within } = calibration(rows);

  return (
    <Section title={t('followThrough.actuals')}>
      {rows.length === 0 ? (
        <Body1>{t('followThrough.actualsEmpty')}</Body1>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('followThrough.actuals')}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['subject', 'date', 'value', 'expected', 'range', 'place'] as const).map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className={mergeClasses(
                      styles.cell,
                      styles.head,
                      (column === 'value' || column === 'expected' || column === 'range') && styles.number,
                    )}
                  >
                    {t(`followThrough.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.subject} ${row.date}`}>
                  <th scope="row" className={styles.cell}>
                    {row.subject}
                  </th>
                  <td className={styles.cell}>{row.date}</td>
                  <td className={mergeClasses(styles.cell, styles.number)}>
                    {format.quantity(row.value, row.unit)}
                  </td>
                  <td className={mergeClasses(styles.cell, styles.number)}>
                    {format.quantity(row.expected, row.unit)}
                  </td>
                  <td className={mergeClasses(styles.cell, styles.number)}>
                    {row.low === null && row.high === null
                      ? '–'
                      : t('followThrough.rangeOf', {
                          low: format.quantity(row.low, row.unit),
                          high: format.quantity(row.high, row.unit),
                        })}
                  </td>
                  <td
                    className={mergeClasses(
                      styles.cell,
                      (row.place === 'below' || row.place === 'above') && styles.outside,
                    )}
                  >
                    {t(`followThrough.places.${row.place}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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
      return notify({ intent: 'warning', text: t('followThrough.incomplete') });
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
