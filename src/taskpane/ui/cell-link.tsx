import { Link, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  link: { fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere', textAlign: 'start' },
});

interface Props {
  readonly address: string;
  /** What the link does, for screen readers: "Go to Inputs!B4". */
  readonly label: string;
  readonly onSelect: (address: string) => void;
}

/** An address that selects its cell in the workbook. */
export function CellLink({ address, label, onSelect }: Props) {
  const styles = useStyles();
  return (
    <Link
      as="button"
      className={styles.link}
      aria-label={label}
      title={label}
      onClick={() => onSelect(address)}
    >
      {address}
    </Link>
  );
}
