/** Where the names of a chart's points stand, so that they cross neither a mark, nor a line, nor one another. */

export interface DrawnPoint {
  readonly name: string;
  /** To the right and down, in pixels. */
  readonly x: number;
  readonly y: number;
}

export interface LabelPlace {
  /** The name, shortened where the chart is too narrow for it. */
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** So many names stand around one place; of more the first stands for all. */
const MOST_AT_A_PLACE = 4;

/** Points as they are named: of many in one place the first, with how many more there are. */
export function namedPoints<P extends DrawnPoint>(points: readonly P[]): P[] {
  const places = new Map<string, P[]>();
  for (const point of points) {
    const place = `${Math.round(point.x)} ${Math.round(point.y)}`;
    places.set(place, [...(places.get(place) ?? []), point]);
  }
  return [...places.values()].flatMap((there) => {
    const [first] = there;
    return there.length <= MOST_AT_A_PLACE
      ? there
      : [{ ...first!, name: `${first!.name} +${there.length - 1}` }];
  });
}

/** Half the side of a point's mark. */
export const MARK = 6;
/** About so many pixels a letter takes, and the line of text above and below its baseline. */
const LETTER = 6.6;
const ASCENT = 11;
const DESCENT = 3;
/** From the middle of the mark to the name beside it. */
const GAP = 12;
const EDGE = 4;
/** Beside the mark first, then ever farther above and below it. */
const SHIFTS = [0, -13, 13, -26, 26, -39, 39, -52, 52] as const;

/**
 * A place for each point's name: to its right or left, level with it or a little higher or lower. The first that is
 * free counts; where none is, the one beside the mark.
 *
 * @param line through which points a line runs, from one to the next
 */
export function labelPlaces(
  points: readonly DrawnPoint[],
  line: readonly DrawnPoint[],
  width: number,
): LabelPlace[] {
  const placed: Box[] = [];
  return points.map((point) => {
    const right = { x: point.x + GAP, anchor: 'start', room: width - EDGE - point.x - GAP } as const;
    const left = { x: point.x - GAP, anchor: 'end', room: point.x - GAP - EDGE } as const;
    const text = fitted(point.name, Math.max(right.room, left.room));
    const length = text.length * LETTER;
    const candidates = [right, left]
      .filter(({ room }) => length <= room)
      .flatMap(({ x, anchor }) =>
        SHIFTS.map((shift): LabelPlace => ({ text, x, anchor, y: point.y + DESCENT + 1 + shift })),
      );
    const isFree = (place: LabelPlace) => {
      const box = boxOf(place, length);
      return (
        !placed.some((other) => overlap(box, other)) &&
        !points.some((other) => other !== point && overlap(box, markOf(other))) &&
        !line.some((from, i) => i > 0 && crosses(line[i - 1]!, from, box))
      );
    };
    const place = candidates.find(isFree) ?? candidates[0]!;
    placed.push(boxOf(place, length));
    return place;
  });
}

function fitted(name: string, room: number): string {
  const letters = Math.max(2, Math.floor(room / LETTER));
  return name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`;
}

function boxOf({ x, y, anchor }: LabelPlace, length: number): Box {
  const left = anchor === 'start' ? x : x - length;
  return { left, right: left + length, top: y - ASCENT, bottom: y + DESCENT };
}

const markOf = ({ x, y }: DrawnPoint): Box => ({
  left: x - MARK,
  right: x + MARK,
  top: y - MARK,
  bottom: y + MARK,
});

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Whether the straight line from one point to another enters the box: clipped by one side after the other. */
function crosses(from: DrawnPoint, to: DrawnPoint, { left, right, top, bottom }: Box): boolean {
  let [enter, leave] = [0, 1];
  for (const [start, way, least, most] of [
    [from.x, to.x - from.x, left, right],
    [from.y, to.y - from.y, top, bottom],
  ] as const) {
    if (way === 0) {
      if (start < least || start > most) return false;
      continue;
    }
    const [near, far] = [(least - start) / way, (most - start) / way];
    enter = Math.max(enter, Math.min(near, far));
    leave = Math.min(leave, Math.max(near, far));
  }
  return enter < leave;
}
