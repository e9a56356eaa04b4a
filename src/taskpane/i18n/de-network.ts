import type { Translation } from './translation';

/** Die Standortkarte und die Lösung, auf die eine Zelle wartet, auf Deutsch. */
export const network: Pick<Translation, 'siteMap' | 'solver'> = {
  siteMap: {
    looking: 'In der Arbeitsmappe werden Ergebnisse gesucht',
    none: 'Noch kein Netzergebnis in dieser Arbeitsmappe',
    noneHint:
      'Geben Sie eine Standortfunktion wie NET.FACILITYLOCATION in eine Zelle ein. Ihre Tabelle zeigt sich dann hier als Karte.',
    look: 'Erneut suchen',
    result: 'Ergebnis',
    values: 'Werte',
    coordinates: 'Wo die Koordinaten stehen',
    lists: { sites: 'Koordinaten der Standorte', customers: 'Koordinaten der Kunden' },
    listHint:
      'Zwei Spalten, Breite und Länge oder x und y, in der Reihenfolge des Ergebnisses. Links davon können Namen stehen.',
    takeOver: 'Auswahl für {{name}} übernehmen: {{cell}}',
    wrongCells: 'Nennen Sie zwei Spalten mit Zahlen, etwa Customers!D6:E69.',
    wrongCount_one: 'Das Ergebnis braucht {{needed}} Zeilen; dies ist {{count}}.',
    wrongCount_other: 'Das Ergebnis braucht {{needed}} Zeilen; dies sind {{count}}.',
    missing: 'Wählen Sie die Koordinaten in der Arbeitsmappe aus und übernehmen Sie sie.',
    system: 'Lesen als',
    systems: { globe: 'Breite, Länge', plane: 'x, y einer Ebene' },
    summary_one:
      'Karte von {{customers}} Kunden, beliefert von {{count}} offenen Standort von {{sites}}. Die Tabellen darunter sagen dasselbe.',
    summary_other:
      'Karte von {{customers}} Kunden, beliefert von {{count}} offenen Standorten von {{sites}}. Die Tabellen darunter sagen dasselbe.',
    unnamedSite: 'Standort {{number}}',
    unnamedCustomer: 'Kunde {{number}}',
    siteTip_one: '{{site}}: {{count}} Kunde, {{share}} der Menge',
    siteTip_other: '{{site}}: {{count}} Kunden, {{share}} der Menge',
    closedTip: '{{site}}: geschlossen',
    customerTip: '{{customer}}: {{quantity}} von {{sites}}',
    unserved: '{{customer}}: nicht beliefert',
    legend: 'Offene Standorte; drücken Sie einen, um nur seine Kunden zu sehen',
    closedKey_one: '{{count}} geschlossener Standort',
    closedKey_other: '{{count}} geschlossene Standorte',
    splitKey: 'von mehreren Standorten beliefert',
    dotKey: 'Die Fläche eines Punktes ist die Menge; seine Linie führt zum Standort.',
    sitesTable: 'Standorte als Tabelle',
    customersTable: 'Kunden als Tabelle',
    columns: {
      site: 'Standort',
      state: 'Zustand',
      customers: 'Kunden',
      quantity: 'Menge',
      share: 'Anteil',
      customer: 'Kunde',
      servedBy: 'Beliefert von',
    },
    open: 'offen',
    closed: 'geschlossen',
    more: 'Die ersten {{shown}} von {{all}}; die übrigen stehen im Ergebnis bei {{cell}}.',
  },
  solver: {
    running: '{{name}} wird gelöst',
    progress: '{{name}} wird gelöst: bestes {{incumbent}}, Schranke {{bound}}, Lücke {{gap}}',
    cancel: 'Lösung abbrechen',
  },
};
