import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAttempt, usePaneServices } from '../../pane-context';
import { findCoordinates, findNetworkResults, matchCoordinates } from './network-result';
import type { CoordinateList, CoordinateSystem, NetworkResult } from './network-result';
import { readPlaces, siteMap, systemOfPlaces, withNames } from './site-map';
import type { MapPlace, SiteMap } from './site-map';

/** The lists that a map needs beside the result. */
export const LISTS = ['sites', 'customers'] as const;
export type ListName = (typeof LISTS)[number];

/** What is wrong with a list of coordinates: its cells, or how many rows it has where so many are needed. */
export type ListProblem =
  { readonly kind: 'cells' } | { readonly kind: 'count'; readonly found: number; readonly needed: number };

export interface SiteMapView {
  /** Null until the workbook was looked through. */
  readonly results: readonly NetworkResult[] | null;
  readonly result: NetworkResult | null;
  readonly addresses: Readonly<Record<ListName, string>>;
  readonly problems: Readonly<Record<ListName, ListProblem | null>>;
  readonly system: CoordinateSystem;
  /** Null while something is missing. */
  readonly map: SiteMap | null;
  look(): void;
  chooseResult(address: string): void;
  setAddress(list: ListName, address: string): void;
  setSystem(system: CoordinateSystem): void;
}

interface Found {
  readonly results: readonly NetworkResult[];
  readonly lists: readonly CoordinateList[];
}

type Places = Readonly<Record<ListName, readonly MapPlace[] | null>>;

/** A burst of edits is looked at once. */
const SETTLED_AFTER = 600;

/** Finds results and coordinates in the workbook, and puts the chosen ones together to a map. */
export function useSiteMap(): SiteMapView {
  const { workbook } = usePaneServices();
  const attempt = useAttempt();
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [typed, setTyped] = useState<Readonly<Partial<Record<ListName, string>>>>({});
  const [ownSystem, setSystem] = useState<CoordinateSystem | null>(null);
  const [places, setPlaces] = useState<Places>({ sites: null, customers: null });
  const reading = useRef(0);

  const look = useCallback(
    () =>
      attempt(async () => {
        const used = (await workbook.sheets()).flatMap(({ usedRange }) => usedRange ?? []);
        const ranges = used.length === 0 ? [] : await workbook.read(used);
        setFound({ results: findNetworkResults(ranges), lists: findCoordinates(ranges) });
      }),
    [attempt, workbook],
  );
  useEffect(look, [look]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscribed = workbook.onChanged(() => {
      clearTimeout(timer);
      timer = setTimeout(look, SETTLED_AFTER);
    });
    // Without events the button still looks again.
    subscribed.catch(() => undefined);
    return () => {
      clearTimeout(timer);
      void subscribed.then((stop) => stop()).catch(() => undefined);
    };
  }, [workbook, look]);

  const result = useMemo(
    () => found?.results.find(({ address }) => address === chosen) ?? found?.results[0] ?? null,
    [found, chosen],
  );
  const matched = useMemo(
    () => (result && found ? matchCoordinates(result, found.lists) : { sites: '', customers: '' }),
    [result, found],
  );
  const sitesAt = typed.sites ?? matched.sites;
  const customersAt = typed.customers ?? matched.customers;

  // What was found changes with the workbook, and so do the places.
  useEffect(() => {
    const step = ++reading.current;
    const asked = [sitesAt, customersAt].map(withNames);
    const addresses = asked.flatMap((address) => address ?? []);
    const show = (contents: readonly (MapPlace[] | null)[]) => {
      if (step !== reading.current) return;
      let next = 0;
      const [sites, customers] = asked.map((address) => (address === null ? null : contents[next++]!));
      setPlaces({ sites: sites ?? null, customers: customers ?? null });
    };
    if (addresses.length === 0) show([]);
    else
      workbook.read(addresses).then(
        (contents) => show(contents.map(readPlaces)),
        () => show(addresses.map(() => null)),
      );
  }, [workbook, found, sitesAt, customersAt]);

  const needed = { sites: result?.open.length ?? 0, customers: result?.customerCount ?? 0 };
  const problemOf = (list: ListName, address: string): ListProblem | null => {
    const read = places[list];
    if (address === '') return null;
    if (read === null) return { kind: 'cells' };
    return read.length === needed[list] ? null : { kind: 'count', found: read.length, needed: needed[list] };
  };
  const known = found?.lists.find(({ address }) => address === customersAt)?.system;
  const system = ownSystem ?? known ?? systemOfPlaces([...(places.sites ?? []), ...(places.customers ?? [])]);
  const map = useMemo(() => {
    const { sites, customers } = places;
    if (!result || sites?.length !== result.open.length || customers?.length !== result.customerCount)
      return null;
    return siteMap(result, sites, customers, system);
  }, [result, places, system]);

  return {
    results: found?.results ?? null,
    result,
    addresses: { sites: sitesAt, customers: customersAt },
    problems: { sites: problemOf('sites', sitesAt), customers: problemOf('customers', customersAt) },
    system,
    map,
    look,
    chooseResult: (address) => {
      choose(address);
      setTyped({});
    },
    setAddress: (list, address) => setTyped({ ...typed, [list]: address }),
    setSystem,
  };
}
