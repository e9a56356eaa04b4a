import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { minWidth: 0 },
  summary: {
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalXS} 0`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

interface Props {
  readonly title: string;
  readonly initiallyOpen?: boolean;
  readonly children: ReactNode;
}

/** A part that is folded away until it is asked for; long content then costs nothing while it is not. */
export function Folded({ title, initiallyOpen = false, children }: Props) {
  const styles = useStyles();
  const [open, setOpen] = useState(initiallyOpen);
  return (
    <details className={styles.root} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{title}</summary>
      {open && children}
    </details>
  );
}
