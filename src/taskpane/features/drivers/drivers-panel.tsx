import { Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaneState } from '../../pane-context';
import { MODEL_PARTS } from '../../pane-store';
import type { ModelPart } from '../../pane-store';
import { AlternativesList } from './alternatives-list';
import { DriversList } from './drivers-list';
import { MetricsList } from './metrics-list';

const lists: Readonly<Record<ModelPart, ComponentType>> = {
  drivers: DriversList,
  metrics: MetricsList,
  alternatives: AlternativesList,
};

const useStyles = makeStyles({
  parts: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} 0`, flexShrink: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
});

/** What the case is made of: drivers, metrics and alternatives, each bound, edited and removed here. */
export default function DriversPanel() {
  const styles = useStyles();
  const { t } = useTranslation();
  const part = usePaneState((state) => state.part);
  const show = usePaneState((state) => state.show);
  const List = lists[part];

  return (
    <>
      <TabList
        className={styles.parts}
        size="small"
        appearance="subtle"
        aria-label={t('model.parts')}
        selectedValue={part}
        onTabSelect={(_, data) => show('drivers', data.value as ModelPart)}
      >
        {MODEL_PARTS.map((id) => (
          <Tab key={id} value={id} id={`part-${id}`} aria-controls={id === part ? 'part' : undefined}>
            {t(`model.${id}`)}
          </Tab>
        ))}
      </TabList>
      <div className={styles.list} id="part" role="tabpanel" aria-labelledby={`part-${part}`}>
        <List />
      </div>
    </>
  );
}
