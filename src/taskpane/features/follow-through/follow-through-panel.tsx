import { Toolbar, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeBrief } from '../../../case/output-sheets/brief-sheet';
import { sameName } from '../../../case/case';
import { writeFollowThrough } from '../../../case/output-sheets/follow-through-sheet';
import { alternativeInFocus } from '../../../case/decision/recommendation';
import { usePaneServices, usePaneState, useReadyCase } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { WriteSheetButton } from '../../write-sheet-button';
import { ActualsSection } from './actuals-section';
import { MetricsSection } from './metrics-section';
import { PartiesSection } from './parties-section';
import { PromisesSection } from './promises-section';
import { BRIEF_SHEET, FOLLOW_THROUGH_SHEET } from '../../../case/output-sheets/output-sheets';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalM,
    maxWidth: '860px',
    // Long names in a list of choices must not push it over its neighbour.
    '& .fui-Field': { minWidth: 0 },
    '& select': { minWidth: 0, width: '100%' },
  },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  toolbar: { padding: 0, gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

/** From the decision to what came of it: promises, tripwires, actuals, who pays and who gains. */
export default function FollowThroughPanel() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { workbook, caseStore } = usePaneServices();
  const open = useReadyCase();
  const sensitivity = usePaneState((state) => state.sensitivity);
  const [chosen, setChosen] = useState<string | null>(null);
  const names = open.alternatives.map(({ name }) => name);
  const followed =
    names.find((name) => chosen !== null && sameName(name, chosen)) ??
    alternativeInFocus(open) ??
    names[1] ??
    names[0]!;

  return (
    <div className={styles.root}>
      <p className={styles.intro}>{t('followThrough.intro')}</p>
      <Toolbar className={styles.toolbar} aria-label={t('views.followThrough')}>
        <WriteSheetButton
          label={t('followThrough.writeBrief')}
          writing={t('followThrough.writingBrief')}
          written={t('followThrough.briefWritten')}
          showLabel={t('followThrough.showSheet')}
          sheet={BRIEF_SHEET}
          write={(language) =>
            writeBrief(workbook, { freshness: caseStore.getState().freshness, sensitivity, language })
          }
        />
        <WriteSheetButton
          label={t('followThrough.writeSheet')}
          writing={t('followThrough.writingSheet')}
          written={t('followThrough.sheetWritten')}
          showLabel={t('followThrough.showSheet')}
          sheet={FOLLOW_THROUGH_SHEET}
          write={(language) => writeFollowThrough(workbook, { sensitivity, language })}
        />
      </Toolbar>
      <ChoiceField
        label={t('followThrough.followed')}
        value={followed}
        choices={names.map((name) => ({ value: name, label: name }))}
        onChange={setChosen}
      />
      <PromisesSection followed={followed} />
      <MetricsSection />
      <ActualsSection followed={followed} />
      <PartiesSection followed={followed} />
    </div>
  );
}
