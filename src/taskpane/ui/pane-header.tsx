import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactNode } from 'react';

/** How the results stand to the model as it is now. */
export type HeaderState = 'fresh' | 'stale' | 'unevaluated' | 'running' | 'unknown';

const icons = {
  fresh: <CheckmarkCircleRegular />,
  stale: <HistoryRegular />,
  unevaluated: <CircleRegular />,
  running: <ArrowSyncRegular />,
  unknown: <QuestionCircleRegular />,
} satisfies Record<HeaderState, ReactNode>;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
  },
  sentence: {
    margin: 0,
    // In a narrow pane the sentence takes the whole width and the state goes below it.
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: '240px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  faint: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 0,
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  fresh: { color: tokens.colorStatusSuccessForeground1 },
  stale: { color: tokens.colorStatusWarningForeground3 },
  icon: { fontSize: '16px', lineHeight: 0 },
});

interface Props {
  /** The decision in one sentence; null where it is not written. */
  readonly sentence: string | null;
  /** Stands in for the sentence. */
  readonly placeholder: string;
  /** Null without a case. */
  readonly state: { readonly kind: HeaderState; readonly label: string } | null;
}

export function PaneHeader({ sentence, placeholder, state }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.root}>
      <h1
        className={mergeClasses(styles.sentence, sentence === null && styles.faint)}
        title={sentence ?? undefined}
      >
        <bdi>{sentence ?? placeholder}</bdi>
      </h1>
      {state && (
        <span
          className={mergeClasses(
            styles.state,
            state.kind === 'fresh' && styles.fresh,
            state.kind === 'stale' && styles.stale,
          )}
        >
          <span className={styles.icon} aria-hidden="true">
            {icons[state.kind]}
          </span>
          {state.label}
        </span>
      )}
    </header>
  );
}
