import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    color: tokens.colorStatusWarningForeground3,
  },
  icon: { fontSize: '14px', lineHeight: 0 },
});

/** A short warning beside other facts, told by icon and words. */
export function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </span>
  );
}
