export interface Sample {
  readonly title: string;
  readonly path: string;
}

/** The sample workbooks, the one that opens at the start first. */
export const SAMPLES: readonly Sample[] = [
  { title: 'Network redesign', path: 'samples/network-redesign.xlsx' },
  { title: 'Cost-to-serve', path: 'samples/cost-to-serve.xlsx' },
];

export async function fetchSample({ title, path }: Sample): Promise<Uint8Array> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The sample "${title}" could not be loaded (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}
