/** The task pane's width: chosen from Excel's usual ones, or drawn with the splitter, by pointer or keys. */
import { element } from './element';

const KEY = 'fulcrum.workbench.pane-width';
const LEAST = 320;
const MOST = 900;
const STEP = 10;

export function setUpSplitter(): void {
  const splitter = element('splitter');
  const pane = element('pane');
  const choice = element<HTMLSelectElement>('pane-width');
  splitter.setAttribute('aria-valuemin', String(LEAST));
  splitter.setAttribute('aria-valuemax', String(MOST));

  const setWidth = (wanted: number) => {
    const width = Math.round(Math.min(MOST, Math.max(LEAST, wanted)));
    pane.style.width = `${width}px`;
    splitter.setAttribute('aria-valuenow', String(width));
    const usual = [...choice.options].some((option) => option.value === String(width));
    choice.value = usual ? String(width) : 'custom';
    localStorage.setItem(KEY, String(width));
  };

  choice.addEventListener('change', () => setWidth(Number(choice.value)));
  splitter.addEventListener('pointerdown', (down) => {
    splitter.setPointerCapture(down.pointerId);
    document.body.classList.add('resizing');
    const start = pane.getBoundingClientRect().width + down.clientX;
    const move = (event: PointerEvent) => setWidth(start - event.clientX);
    splitter.addEventListener('pointermove', move);
    const end = () => {
      splitter.removeEventListener('pointermove', move);
      document.body.classList.remove('resizing');
    };
    splitter.addEventListener('lostpointercapture', end, { once: true });
  });
  splitter.addEventListener('keydown', (event) => {
    const width = pane.getBoundingClientRect().width;
    if (event.key === 'ArrowLeft') setWidth(width + STEP);
    else if (event.key === 'ArrowRight') setWidth(width - STEP);
    else if (event.key === 'Home') setWidth(LEAST);
    else if (event.key === 'End') setWidth(MOST);
    else return;
    event.preventDefault();
  });
  setWidth(Number(localStorage.getItem(KEY)) || LEAST);
}
