import { labelPlaces, namedPoints } from '../../../../src/taskpane/features/compare/label-places';

const at = (name: string, x: number, y: number) => ({ name, x, y });

test('a name stands beside its mark, on the left where the right has no room', () => {
  const points = [at('West', 100, 100), at('A long name of a site', 380, 200)];
  const [west, long] = labelPlaces(points, [], 400);
  expect(west).toEqual({ text: 'West', x: 112, y: 104, anchor: 'start' });
  expect(long).toEqual({ text: 'A long name of a site', x: 368, y: 204, anchor: 'end' });
});

test('a name too long for either side of its mark is shortened on the wider one', () => {
  const name = 'Buy from the second source under a two-year contract with a floor';
  const [place] = labelPlaces([at(name, 120, 100)], [], 300);
  expect(place).toMatchObject({ x: 132, anchor: 'start' });
  expect(place!.text).toMatch(/^Buy from the second.*…$/);
  expect(place!.x + place!.text.length * 6.6).toBeLessThan(300);
});

test('names of points in one place stand below and above one another', () => {
  const places = labelPlaces(
    ['Do nothing', 'Make', 'Split', 'Buy'].map((name) => at(name, 150, 100)),
    [],
    300,
  );
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  for (const one of places)
    for (const other of places)
      if (one !== other && one.x === other.x) expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(13);
});

test('of many points in one place the first is named, with how many more there are', () => {
  const points = ['A', 'B', 'C', 'D', 'E'].map((name) => at(name, 150, 100));
  expect(namedPoints([at('Other', 20, 20), ...points])).toEqual([at('Other', 20, 20), at('A +4', 150, 100)]);
  expect(namedPoints(points.slice(1))).toEqual(points.slice(1));
});

test('a name does not stand on the line that leaves its mark to the right', () => {
  const points = [at('West DC', 150, 147), at('3PL', 190, 156), at('Both', 198, 178)];
  const [west] = labelPlaces(points, points, 300);
  // The line falls to the right by 9 on 40: level with the mark it would run through the name.
  expect(west!.anchor === 'end' || Math.abs(west!.y - 151) >= 13).toBe(true);
});

test('a line runs through no name and names keep apart, wherever three points of a frontier lie', () => {
  for (let x = 60; x <= 240; x += 20) {
    const points = [at('First', 60, 80), at('Second', x, 140), at('Third', 260, 200)];
    const places = labelPlaces(points, points, 320);
    places.forEach((place, i) => {
      const length = points[i]!.name.length * 6.6;
      const left = place.anchor === 'start' ? place.x : place.x - length;
      for (let t = 0; t <= 1; t += 0.01) {
        for (const [from, to] of [
          [points[0]!, points[1]!],
          [points[1]!, points[2]!],
        ] as const) {
          const [px, py] = [from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)];
          const inside = px > left && px < left + length && py > place.y - 11 && py < place.y + 3;
          expect({ x, name: points[i]!.name, inside }).toEqual({ x, name: points[i]!.name, inside: false });
        }
      }
    });
  }
});
