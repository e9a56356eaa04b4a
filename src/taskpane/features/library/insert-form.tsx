import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAddress, parseAddress } from '../../../workbook/address';
import { formula as formulaInput, isCellError } from '../../../workbook/workbook';
import { useFormatter } from '../../i18n/formatter-context';
import { useAttempt, usePaneActions, usePaneServices, usePaneState } from '../../pane-context';
import { CellField } from '../../ui/cell-field';
import type { HelpEntry } from './function-help';
import { argumentSource, exampleArguments, formulaOf, missingArguments } from './function-formula';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  legend: { padding: `0 ${tokens.spacingHorizontalXS}`, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  result: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/** The first cell of an address. */
function firstCell(address: string | null): string {
  const area = address === null ? null : parseAddress(address);
  return area ? formatAddress({ ...area, rowCount: 1, columnCount: 1 }) : '';
}

interface Props {
  readonly namespace: string;
  readonly entry: HelpEntry;
}

/** A field for each argument, taken from the selected cells or typed, and the cell that the formula goes into. */
export function InsertForm({ namespace, entry }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { workbook } = usePaneServices();
  const { notify } = usePaneActions();
  const attempt = useAttempt();
  const selection = usePaneState((state) => state.selection);
  const [target, setTarget] = useState(() => firstCell(selection));
  const [typed, setTyped] = useState<readonly string[]>(() => entry.parameters.map(() => ''));
  const [tried, setTried] = useState(false);
  /** What stands in the target cell and would be lost; asked about before it is replaced. */
  const [occupied, setOccupied] = useState<string | null>(null);

  const place = parseAddress(target);
  const sources = typed.map((text) => argumentSource(text, place?.sheet ?? '', format.parse));
  const missing = missingArguments(entry, sources);
  const source = formulaOf(namespace, entry, sources);
  const example = exampleArguments(namespace, entry);

  const takeOver = (name: string, cell: string | null) =>
    t('library.useSelection', { name, cell: cell ?? '–' });

  const type = (at: number, text: string) => {
    setTyped(typed.map((before, i) => (i === at ? text : before)));
    setOccupied(null);
  };

  const insert = (replace: boolean) =>
    attempt(async () => {
      setTried(true);
      if (missing.length > 0 || !place) return;
      const [before] = await workbook.read([target]);
      const value = before!.values[0]![0] ?? null;
      if (!replace && value !== null) {
        setOccupied(isCellError(value) ? value.error : shortened(String(value)));
        return;
      }
      await workbook.write([{ address: target, cells: formulaInput(source) }], { calculate: true });
      await workbook.select(target);
      setOccupied(null);
      const [after] = await workbook.read([target]);
      const shown = after!.values[0]![0] ?? null;
      if (isCellError(shown)) {
        notify({ intent: 'warning', text: t('library.insertedError', { cell: target, error: shown.error }) });
      } else notify({ intent: 'success', text: t('library.inserted', { cell: target }) });
    });

  return (
    <form
      // What is missing is said at its field, in the pane's language.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = missing;
        if (first !== undefined) {
          const at = entry.parameters.findIndex(({ name }) => name === first);
          event.currentTarget.querySelectorAll('input')[at]?.focus();
        }
        insert(occupied !== null);
      }}
    >
      <fieldset className={styles.root} style={{ margin: 0, minWidth: 0 }}>
        <legend className={styles.legend}>{t('library.insertTitle')}</legend>
        {entry.parameters.map(({ name, description, optional }, i) => (
          <CellField
            key={name}
            label={optional ? t('library.optional', { name }) : name}
            hint={description}
            value={typed[i]!}
            required={!optional}
            problem={tried && missing.includes(name) ? t('library.missing') : null}
            onChange={(text) => type(i, text)}
            selected={selection}
            takeOver={takeOver(name, selection)}
          />
        ))}
        <CellField
          label={t('library.target')}
          hint={t('library.targetHint')}
          value={target}
          required
          problem={place || !tried ? null : t('library.targetMissing')}
          onChange={(text) => {
            setTarget(text);
            setOccupied(null);
          }}
          selected={selection === null ? null : firstCell(selection)}
          takeOver={takeOver(t('library.target'), selection === null ? null : firstCell(selection))}
        />
        <output className={styles.result}>{source}</output>
        {occupied !== null && (
          <span role="alert">{t('library.occupied', { cell: target, value: occupied })}</span>
        )}
        <div className={styles.buttons}>
          <Button type="submit" size="small" appearance="primary">
            {t(occupied === null ? 'library.insert' : 'library.replace')}
          </Button>
          {example && (
            <Button
              size="small"
              onClick={() => {
                setOccupied(null);
                // Numbers of an example are written in English; "=" keeps them so in any display language.
                setTyped(entry.parameters.map((_, i) => (example[i] ? `=${example[i]}` : '')));
              }}
            >
              {t('library.useExample')}
            </Button>
          )}
        </div>
      </fieldset>
    </form>
  );
}

/** Enough of a long text to know it by. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}
