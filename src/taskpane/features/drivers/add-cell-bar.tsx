import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useTranslation } from 'react-i18next';
import { usePaneState } from '../../pane-context';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  selected: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

interface Props {
  readonly label: string;
  readonly onAdd: () => void;
}

/** Adds the cell selected in the workbook, and says which one that is. */
export function AddCellBar({ label, onAdd }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const selection = usePaneState((state) => state.selection);
  return (
    <div className={styles.root}>
      <Button size="small" appearance="primary" icon={<AddRegular />} onClick={onAdd}>
        {label}
      </Button>
      <span className={styles.selected}>
        {selection === null ? t('model.selectedNone') : t('model.selected', { cell: selection })}
      </span>
    </div>
  );
}
