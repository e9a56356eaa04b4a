import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Sensitivity } from '../case/decision/sensitivity';

/** The views of the pane, in the order in which a case is worked through. */
export const VIEWS = [
  'start',
  'decide',
  'compare',
  'drivers',
  'risk',
  'challenge',
  'followThrough',
  'library',
] as const;
export type ViewId = (typeof VIEWS)[number];

/** The parts of the drivers view. */
export const MODEL_PARTS = ['drivers', 'metrics', 'alternatives'] as const;
export type ModelPart = (typeof MODEL_PARTS)[number];

interface Notice {
  readonly id: number;
  readonly intent: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export interface PaneState {
  readonly view: ViewId;
  readonly part: ModelPart;
  /** Whether a view was asked for; until then the pane chooses the one to begin with. */
  readonly viewChosen: boolean;
  readonly notices: readonly Notice[];
  /** What screen readers are to say; the count makes the same words twice in a row two announcements. */
  readonly announcement: { readonly text: string; readonly count: number };
  /** The selected cells of the workbook; null before the first selection is heard of. */
  readonly selection: string | null;
  /** What drivers do to metrics, as last computed; empty before. */
  readonly sensitivity: Sensitivity;
  /** Whether an evaluation that the pane began is under way, its preparation and restoring included. */
  readonly evaluating: boolean;
  /** Whether its end was asked for. */
  readonly cancelling: boolean;
}

export interface PaneActions {
  /** Shows a view, and within the drivers view one of its parts; messages of success stay behind. */
  show(view: ViewId, part?: ModelPart): void;
  /** Adds a message and has it said; one of the same text takes the place of the earlier one. Returns its id. */
  notify(notice: Omit<Notice, 'id'>): number;
  dismiss(id: number): void;
  announce(text: string): void;
  selected(address: string): void;
  /** Takes the place of what was known of the same alternatives and metrics; `all` of everything. */
  sensitivityComputed(sensitivity: Sensitivity, all?: 'all'): void;
  evaluationBegan(): void;
  evaluationCancelled(): void;
  evaluationEnded(): void;
}

export type PaneStore = StoreApi<PaneState & PaneActions>;

/** What the pane shows; nothing of it is kept in the workbook. */
export function createPaneStore(): PaneStore {
  let lastId = 0;
  return createStore<PaneState & PaneActions>()((set) => ({
    view: 'start',
    part: 'drivers',
    viewChosen: false,
    notices: [],
    announcement: { text: '', count: 0 },
    selection: null,
    sensitivity: [],
    evaluating: false,
    cancelling: false,

    show: (view, part) =>
      set(({ view: before, notices }) => ({
        view,
        viewChosen: true,
        ...(part !== undefined && { part }),
        // What went well is old news in another view; what did not stays until it is closed.
        ...(view !== before && { notices: notices.filter(({ intent }) => intent !== 'success') }),
      })),
    notify: (notice) => {
      const id = ++lastId;
      set(({ notices, announcement }) => ({
        announcement: { text: notice.text, count: announcement.count + 1 },
        notices: [...notices.filter(({ text }) => text !== notice.text), { ...notice, id }].slice(-3),
      }));
      return id;
    },
    dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
    announce: (text) =>
      set(({ announcement }) => ({ announcement: { text, count: announcement.count + 1 } })),
    selected: (selection) => set({ selection }),
    sensitivityComputed: (sensitivity, all) =>
      set((before) => {
        const known = new Set(sensitivity.map(({ alternative, metric }) => `${alternative}\u0000${metric}`));
        const others = before.sensitivity.filter(
          ({ alternative, metric }) => all === undefined && !known.has(`${alternative}\u0000${metric}`),
        );
        return { sensitivity: [...others, ...sensitivity] };
      }),
    evaluationBegan: () => set({ evaluating: true, cancelling: false }),
    evaluationCancelled: () => set({ cancelling: true }),
    evaluationEnded: () => set({ evaluating: false, cancelling: false }),
  }));
}
