import { createPaneStore } from '../../src/taskpane/pane-store';

test('in another view what went well is old news, and what did not stays until it is closed', () => {
  const store = createPaneStore();
  const texts = () => store.getState().notices.map(({ text }) => text);
  store.getState().notify({ intent: 'success', text: 'Written.' });
  store.getState().notify({ intent: 'error', text: 'The sheet is protected.' });
  store.getState().show('start', 'metrics');
  expect(texts()).toEqual(['Written.', 'The sheet is protected.']);
  store.getState().show('compare');
  expect(texts()).toEqual(['The sheet is protected.']);
});
