/**
 * Metropolitan statistical areas of the contiguous United States: resident population on 1 April 2020
 * (U.S. Census Bureau, 2020 Census, Redistricting Data, table P1) and the coordinates of the first-named
 * city (U.S. Census Bureau, 2020 Gazetteer Files, rounded to four decimals; degrees north and east).
 */
export interface MetropolitanArea {
  readonly name: string;
  readonly state: string;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

const rows: [string, string, number, number, number][] = [
  ['New York', 'NY', 20140470, 40.7128, -74.006],
  ['Los Angeles', 'CA', 13200998, 34.0522, -118.2437],
  ['Chicago', 'IL', 9618502, 41.8781, -87.6298],
  ['Dallas–Fort Worth', 'TX', 7637387, 32.7767, -96.797],
  ['Houston', 'TX', 7122240, 29.7604, -95.3698],
  ['Washington', 'DC', 6385162, 38.9072, -77.0369],
  ['Philadelphia', 'PA', 6245051, 39.9526, -75.1652],
  ['Miami', 'FL', 6138333, 25.7617, -80.1918],
  ['Atlanta', 'GA', 6089815, 33.749, -84.388],
  ['Boston', 'MA', 4941632, 42.3601, -71.0589],
  ['Phoenix', 'AZ', 4845832, 33.4484, -112.074],
  ['San Francisco', 'CA', 4749008, 37.7749, -122.4194],
  ['Riverside', 'CA', 4599839, 33.9806, -117.3755],
  ['Detroit', 'MI', 4392041, 42.3314, -83.0458],
  ['Seattle', 'WA', 4018762, 47.6062, -122.3321],
  ['Minneapolis', 'MN', 3690261, 44.9778, -93.265],
  ['San Diego', 'CA', 3298634, 32.7157, -117.1611],
  ['Tampa', 'FL', 3175275, 27.9506, -82.4572],
  ['Denver', 'CO', 2963821, 39.7392, -104.9903],
  ['Baltimore', 'MD', 2844510, 39.2904, -76.6122],
  ['St. Louis', 'MO', 2820253, 38.627, -90.1994],
  ['Orlando', 'FL', 2673376, 28.5383, -81.3792],
  ['Charlotte', 'NC', 2660329, 35.2271, -80.8431],
  ['San Antonio', 'TX', 2558143, 29.4241, -98.4936],
  ['Portland', 'OR', 2512859, 45.5152, -122.6784],
  ['Sacramento', 'CA', 2397382, 38.5816, -121.4944],
  ['Pittsburgh', 'PA', 2370930, 40.4406, -79.9959],
  ['Austin', 'TX', 2283371, 30.2672, -97.7431],
  ['Las Vegas', 'NV', 2265461, 36.1699, -115.1398],
  ['Cincinnati', 'OH', 2256884, 39.1031, -84.512],
  ['Kansas City', 'MO', 2192035, 39.0997, -94.5786],
  ['Columbus', 'OH', 2138926, 39.9612, -82.9988],
  ['Indianapolis', 'IN', 2111040, 39.7684, -86.1581],
  ['Cleveland', 'OH', 2088251, 41.4993, -81.6944],
  ['San Jose', 'CA', 2000468, 37.3382, -121.8863],
  ['Nashville', 'TN', 1989519, 36.1627, -86.7816],
  ['Virginia Beach', 'VA', 1799674, 36.8529, -75.978],
  ['Providence', 'RI', 1676579, 41.824, -71.4128],
  ['Jacksonville', 'FL', 1605848, 30.3322, -81.6557],
  ['Milwaukee', 'WI', 1574731, 43.0389, -87.9065],
  ['Oklahoma City', 'OK', 1425695, 35.4676, -97.5164],
  ['Raleigh', 'NC', 1413982, 35.7796, -78.6382],
  ['Memphis', 'TN', 1337779, 35.1495, -90.049],
  ['Richmond', 'VA', 1314434, 37.5407, -77.436],
  ['Louisville', 'KY', 1285439, 38.2527, -85.7585],
  ['New Orleans', 'LA', 1271845, 29.9511, -90.0715],
  ['Salt Lake City', 'UT', 1257936, 40.7608, -111.891],
  ['Hartford', 'CT', 1213531, 41.7658, -72.6734],
  ['Buffalo', 'NY', 1166902, 42.8864, -78.8784],
  ['Birmingham', 'AL', 1115289, 33.5186, -86.8104],
  ['Rochester', 'NY', 1090135, 43.1566, -77.6088],
  ['Grand Rapids', 'MI', 1087592, 42.9634, -85.6681],
  ['Tucson', 'AZ', 1043433, 32.2226, -110.9747],
  ['Tulsa', 'OK', 1015331, 36.154, -95.9928],
  ['Fresno', 'CA', 1008654, 36.7378, -119.7871],
  ['Omaha', 'NE', 967604, 41.2565, -95.9345],
  ['Greenville', 'SC', 928195, 34.8526, -82.394],
  ['Albuquerque', 'NM', 916528, 35.0844, -106.6504],
  ['Albany', 'NY', 899262, 42.6526, -73.7562],
  ['Knoxville', 'TN', 879773, 35.9606, -83.9207],
  ['El Paso', 'TX', 868859, 31.7619, -106.485],
  ['Boise', 'ID', 764718, 43.615, -116.2023],
  ['Little Rock', 'AR', 748031, 34.7465, -92.2896],
  ['Spokane', 'WA', 585784, 47.6588, -117.426],
];

export const metropolitanAreas: readonly MetropolitanArea[] = rows.map(
  ([name, state, population, latitude, longitude]) => ({ name, state, population, latitude, longitude }),
);
