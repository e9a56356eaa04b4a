import { makeStyles, tokens } from '@fluentui/react-components';

/** What the tables of the risk view have in common. */
export const useTableStyles = makeStyles({
  table: {
    width: '100%',
    maxWidth: '640px',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    fontVariantNumeric: 'tabular-nums',
  },
  caption: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    paddingBlock: tokens.spacingVerticalXS,
  },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  heading: {
    textAlign: 'end',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    verticalAlign: 'bottom',
  },
  group: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    paddingTop: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  number: { textAlign: 'end', paddingInlineStart: tokens.spacingHorizontalS, verticalAlign: 'top' },
  small: { fontSize: tokens.fontSizeBase100, color: tokens.colorNeutralForeground3 },
});
