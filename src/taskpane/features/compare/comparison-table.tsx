import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../../ui/choice-field';
import { PlainButton } from '../../ui/plain-button';
import { useTurn } from '../../ui/use-turn';
import { ComparisonCell } from './comparison-cell';
import type { ComparisonColumn, ComparisonRow, ComparisonView, SwitchingCell } from './compare-view-model';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    flexGrow: 1,
    flexShrink: 0,
  },
  scroll: {
    overflow: 'auto',
    minHeight: '260px',
    flexGrow: 1,
    flexBasis: 0,
    // Room for the focus ring of cells at the edge.
    outlineOffset: '-2px',
  },
  table: {
    borderCollapse: 'separate',
    borderSpacing: 0,
    width: '100%',
    fontSize: tokens.fontSizeBase300,
    fontVariantNumeric: 'tabular-nums',
  },
  fixed: { tableLayout: 'fixed' },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: 'end',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalSNudge}`,
    borderBottom: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
    '& .fui-Field, & .fui-Select, & select': { minWidth: 0, width: '100%' },
  },
  smallHead: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  wideHead: { minWidth: '66px' },
  corner: { left: 0, zIndex: 2, textAlign: 'start' },
  name: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalSNudge}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  wideName: { minWidth: '92px', maxWidth: '260px' },
  fact: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  group: {
    position: 'sticky',
    left: 0,
    textAlign: 'start',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  link: { ':hover': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' } },
  switching: {
    textAlign: 'end',
    verticalAlign: 'top',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalSNudge}`,
    overflowWrap: 'break-word',
  },
  // Scrolled down to with the table, of which it takes no room, and not to the side with it.
  below: {
    position: 'sticky',
    left: 0,
    boxSizing: 'border-box',
    width: '100%',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalSNudge}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  belowTitle: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(190px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  term: { fontWeight: tokens.fontWeightSemibold },
  words: { margin: 0, overflowWrap: 'break-word' },
  baseline: { backgroundColor: tokens.colorNeutralBackground2 },
  dominated: { color: tokens.colorNeutralForeground3 },
  recommended: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    // Breaks at its soft hyphen where the column is narrow.
    overflowWrap: 'normal',
    color: tokens.colorBrandForeground1,
  },
  summary: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
});

/** With more alternatives than this the rows are drawn one after the other. */
const MANY = 12;

interface Props {
  readonly view: ComparisonView;
  /** By the place of the alternative; null before it is known. */
  readonly switching: readonly SwitchingCell[] | null;
  /** Shows one alternative at a time beside do nothing. */
  readonly narrow: boolean;
  /** Figures are in short and heads small. */
  readonly compact: boolean;
  /** Stands above the metrics' names. */
  readonly corner: ReactNode;
  /** Selects the metric's cell in the workbook. */
  readonly onSelectCell: (address: string) => void;
}

/**
 * Metrics down, alternatives across, do nothing first. The metrics' names and the head stay in view; in a narrow
 * pane one alternative at a time stands beside do nothing.
 */
export function ComparisonTable({ view, switching, narrow, compact, corner, onSelectCell }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [baseline, ...others] = view.columns;
  const [chosenName, choose] = useState<string | null>(null);
  const chosen = others.find(({ name }) => name === chosenName) ?? others[0];
  if (!baseline) return null;
  const columns = narrow && chosen ? [baseline, chosen] : view.columns;
  const caption = t('compare.caption', { baseline: baseline.name });

  return (
    <div className={styles.root}>
      <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
        <table className={mergeClasses(styles.table, narrow && styles.fixed)} aria-label={caption}>
          {narrow && (
            <colgroup>
              <col style={{ width: '33%' }} />
            </colgroup>
          )}
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.head, styles.corner)}>
                {t('compare.metric')}
                {corner}
              </th>
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  className={mergeClasses(
                    styles.head,
                    !narrow && styles.wideHead,
                    compact && styles.smallHead,
                    column === baseline && styles.baseline,
                    column.dominated && styles.dominated,
                  )}
                >
                  {column === chosen && narrow && others.length > 1 ? (
                    <ChoiceField
                      label={t('compare.alternative')}
                      hideLabel
                      value={chosen.name}
                      choices={others.map(({ name }) => ({ value: name, label: name }))}
                      onChange={choose}
                    />
                  ) : (
                    column.name
                  )}
                  {column.recommended && (
                    <span className={styles.recommended}>{t('compare.recommended')}</span>
                  )}
                  {column.remark && <span className={styles.summary}>{column.remark}</span>}
                </th>
              ))}
            </tr>
          </thead>
          {view.groups.map((group) => (
            <tbody key={group.label}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} className={styles.group}>
                  {group.label}
                </th>
              </tr>
              {group.rows.map((row) => (
                <MetricRow
                  key={row.metric}
                  row={row}
                  columns={columns}
                  narrow={narrow}
                  onSelectCell={onSelectCell}
                />
              ))}
            </tbody>
          ))}
          {switching !== null && !compact && (
            <tbody>
              <tr>
                <th scope="row" className={mergeClasses(styles.name, !narrow && styles.wideName)}>
                  {t('tradeOffs.switching')}
                </th>
                {columns.map((column, index) => (
                  <td
                    key={column.name}
                    className={mergeClasses(styles.switching, index === 0 && styles.baseline)}
                  >
                    {switching[column.index]?.text}
                    <span className={styles.fact}>{switching[column.index]?.fact}</span>
                  </td>
                ))}
              </tr>
            </tbody>
          )}
        </table>
        {switching !== null && compact && <SwitchingList columns={view.columns} switching={switching} />}
      </div>
    </div>
  );
}

/** Sentences do not fit a column of figures: where columns are narrow they stand under the table. */
function SwitchingList({
  columns,
  switching,
}: {
  columns: readonly ComparisonColumn[];
  switching: readonly SwitchingCell[];
}) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.below} aria-label={t('tradeOffs.switching')}>
      <h2 className={styles.belowTitle}>{t('tradeOffs.switching')}</h2>
      <dl className={styles.list}>
        {columns.map(({ name, index }) => (
          <div key={name}>
            <dt className={styles.term}>{name}</dt>
            <dd className={styles.words}>
              {switching[index]?.text}
              <span className={styles.fact}>{switching[index]?.fact}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface RowProps {
  readonly row: ComparisonRow;
  readonly columns: readonly ComparisonColumn[];
  readonly narrow: boolean;
  readonly onSelectCell: (address: string) => void;
}

function MetricRow({ row, columns, narrow, onSelectCell }: RowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { address } = row;
  const hasTurn = useTurn(columns.length > MANY);
  return (
    <tr>
      <th scope="row" className={mergeClasses(styles.name, !narrow && styles.wideName)}>
        {address === null ? (
          row.metric
        ) : (
          <PlainButton
            className={styles.link}
            title={t('common.goTo', { cell: address })}
            onClick={() => onSelectCell(address)}
          >
            {row.metric}
          </PlainButton>
        )}
        {row.unit && <span className={styles.fact}>{row.unit}</span>}
        {row.threshold && <span className={styles.fact}>{row.threshold}</span>}
      </th>
      {hasTurn ? (
        columns.map((column, index) => (
          <ComparisonCell key={column.name} cell={row.cells[column.index]!} baseline={index === 0} />
        ))
      ) : (
        <td colSpan={columns.length} />
      )}
    </tr>
  );
}
