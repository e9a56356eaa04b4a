import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarGroup,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';

interface NoticeView {
  readonly id: number;
  readonly intent: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
  /** A button after the text. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `0 ${tokens.spacingHorizontalM}`,
    ':not(:empty)': { paddingBlock: tokens.spacingVerticalXS },
  },
});

interface Props {
  readonly notices: readonly NoticeView[];
  readonly closeLabel: string;
  readonly onClose: (id: number) => void;
}

/** Messages under the header; they stay until closed, so that nobody has to be quick. */
export function Notices({ notices, closeLabel, onClose }: Props) {
  const styles = useStyles();
  return (
    <MessageBarGroup className={styles.group}>
      {notices.map(({ id, intent, text, action }) => (
        <MessageBar key={id} intent={intent} layout="multiline" politeness="polite">
          <MessageBarBody>
            {text}
            {action && (
              <>
                {' '}
                <Link as="button" onClick={action.run}>
                  {action.label}
                </Link>
              </>
            )}
          </MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                size="small"
                aria-label={closeLabel}
                icon={<DismissRegular />}
                onClick={() => onClose(id)}
              />
            }
          />
        </MessageBar>
      ))}
    </MessageBarGroup>
  );
}
