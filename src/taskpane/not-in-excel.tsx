import { FluentProvider } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { usePaneTheme } from './theme';
import type { HostColours } from './theme';
import { EmptyState } from './ui/empty-state';

/** What a browser shows that opened the pane's page by itself. */
export function NotInExcel({ theme: hostColours, text }: { theme: () => HostColours | null; text: string }) {
  const { theme } = usePaneTheme(hostColours);
  return (
    <FluentProvider theme={theme} style={{ height: '100%' }}>
      <EmptyState icon={<InfoRegular />} title="Fulcrum" hint={text} />
    </FluentProvider>
  );
}
