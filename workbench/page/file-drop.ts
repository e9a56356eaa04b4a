import { element } from './element';

/** Files dropped anywhere on the page are handed over; while one hovers, the page says what would happen. */
export function setUpFileDrop(open: (file: File) => void): void {
  const hint = element('drop');
  const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  // Before the grid, which has its own ideas about what is dropped on it.
  const listen = (
    type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
    handle: (event: DragEvent) => void,
  ) =>
    window.addEventListener(
      type,
      (event) => {
        if (!carriesFile(event)) return;
        event.preventDefault();
        event.stopPropagation();
        handle(event);
      },
      { capture: true },
    );
  listen('dragenter', () => (hint.hidden = false));
  listen('dragover', (event) => {
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  listen('dragleave', (event) => {
    if (event.relatedTarget === null) hint.hidden = true;
  });
  listen('drop', (event) => {
    hint.hidden = true;
    const file = event.dataTransfer?.files[0];
    if (file) open(file);
  });
}
