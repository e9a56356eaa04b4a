import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseState } from '../../pane-context';
import { ViewTabs, tabId, tabPanelId } from '../../ui/view-tabs';
import { AssumptionsPart } from './assumptions-part';
import { FunctionsPart } from './functions-part';
import { ToolsPart } from './tools-part';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    minWidth: 0,
  },
});

interface Props {
  /** Cost-to-serve from a file of order lines, a view of its own that the pane puts in here. */
  readonly orderLines: ComponentType;
  /** The sites and customers of a network result, likewise. */
  readonly siteMap: ComponentType;
}

type Part = 'functions' | 'tools' | 'assumptions' | 'orderLines' | 'siteMap';

/** The functions with their help, and what is done to the workbook as a whole. */
export default function LibraryPanel({ orderLines: OrderLines, siteMap: SiteMap }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const hasCase = useCaseState((state) => state.case !== null);
  const [chosen, choose] = useState<Part>('functions');
  const parts: readonly Part[] = hasCase
    ? ['functions', 'assumptions', 'siteMap', 'orderLines', 'tools']
    : ['functions', 'siteMap', 'orderLines', 'tools'];
  const part = parts.includes(chosen) ? chosen : 'functions';

  return (
    <>
      <ViewTabs
        tabs={parts.map((id) => ({ id, label: t(`library.${id}`) }))}
        selected={part}
        label={t('library.parts')}
        moreLabel={t('library.moreParts')}
        onSelect={choose}
      />
      <div
        className={part === 'orderLines' || part === 'siteMap' ? undefined : styles.part}
        id={tabPanelId(part)}
        role="tabpanel"
        aria-labelledby={tabId(part)}
      >
        {part === 'functions' && <FunctionsPart />}
        {part === 'assumptions' && <AssumptionsPart />}
        {part === 'siteMap' && <SiteMap />}
        {part === 'orderLines' && <OrderLines />}
        {part === 'tools' && <ToolsPart />}
      </div>
    </>
  );
}
