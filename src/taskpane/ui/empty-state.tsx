import { Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalM}`,
    maxWidth: '420px',
    marginInline: 'auto',
  },
  icon: { fontSize: '32px', color: tokens.colorBrandForeground1, lineHeight: 0 },
  title: { margin: 0, textAlign: 'center' },
  hint: { color: tokens.colorNeutralForeground2, margin: 0, maxWidth: '100%', overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  /** What to do next. */
  readonly hint: string;
  readonly children?: ReactNode;
}

/** Stands where there is nothing to show yet, and says what to do. */
export function EmptyState({ icon, title, hint, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <p className={styles.hint}>{hint}</p>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
