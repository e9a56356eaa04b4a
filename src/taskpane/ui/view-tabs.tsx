import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  makeStyles,
  tokens,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { elementRef } from './element-ref';

interface TabView<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface Props<Id extends string> {
  readonly tabs: readonly TabView<Id>[];
  readonly selected: Id;
  readonly label: string;
  readonly moreLabel: string;
  readonly onSelect: (id: Id) => void;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    minWidth: 0,
    overflow: 'hidden',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  list: { flexShrink: 0 },
  more: { alignSelf: 'center', minWidth: '32px' },
});

export const tabId = (id: string) => `tab-${id}`;
export const tabPanelId = (id: string) => `panel-${id}`;

/** The views as tabs; those that the width does not hold are in a menu at the end. */
export function ViewTabs<Id extends string>({ tabs, selected, label, moreLabel, onSelect }: Props<Id>) {
  const styles = useStyles();
  return (
    <Overflow minimumVisible={2} padding={40}>
      <div className={styles.root}>
        <TabList
          className={styles.list}
          size="small"
          aria-label={label}
          selectedValue={selected}
          onTabSelect={(_, data) => onSelect(data.value as Id)}
        >
          {tabs.map(({ id, label: name }, index) => (
            <OverflowItem
              key={id}
              id={id}
              // The selected view's tab stays in sight; of the others the last give way first.
              priority={id === selected ? tabs.length + 1 : tabs.length - index}
            >
              <Tab value={id} id={tabId(id)} aria-controls={id === selected ? tabPanelId(id) : undefined}>
                {name}
              </Tab>
            </OverflowItem>
          ))}
        </TabList>
        <HiddenTabs tabs={tabs} moreLabel={moreLabel} onSelect={onSelect} />
      </div>
    </Overflow>
  );
}

function HiddenTabs<Id extends string>({
  tabs,
  moreLabel,
  onSelect,
}: Pick<Props<Id>, 'tabs' | 'moreLabel' | 'onSelect'>) {
  const styles = useStyles();
  const { ref, isOverflowing } = useOverflowMenu<HTMLButtonElement>();
  if (!isOverflowing) return null;
  return (
    <Menu hasIcons={false}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          ref={elementRef(ref)}
          className={styles.more}
          appearance="subtle"
          size="small"
          icon={<MoreHorizontalRegular />}
          aria-label={moreLabel}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {tabs.map((tab) => (
            <HiddenTab key={tab.id} tab={tab} onSelect={onSelect} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function HiddenTab<Id extends string>({ tab, onSelect }: { tab: TabView<Id>; onSelect: (id: Id) => void }) {
  const visible = useIsOverflowItemVisible(tab.id);
  if (visible) return null;
  return <MenuItem onClick={() => onSelect(tab.id)}>{tab.label}</MenuItem>;
}
