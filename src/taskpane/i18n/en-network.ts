/** The map of sites, and the solve that a cell waits for, in English. */
export const network = {
  siteMap: {
    intro:
      'Sites as squares, customers as dots: who serves whom in a result of FACILITYLOCATION, CAPACITATEDLOCATION, EVALUATE, PMEDIAN, PCENTER, MAXCOVER or SETCOVER.',
    looking: 'Looking for results in the workbook',
    none: 'No network result in this workbook yet',
    noneHint:
      'Enter a location function, such as NET.FACILITYLOCATION, in a cell. Its table then shows here as a map.',
    look: 'Look again',
    result: 'Result',
    values: 'values',
    lists: { sites: 'Coordinates of the sites', customers: 'Coordinates of the customers' },
    listHint:
      'Two columns, latitude and longitude or x and y, in the order of the result. Names may stand to their left.',
    takeOver: 'Take over the selection for {{name}}: {{cell}}',
    wrongCells: 'Name two columns of numbers, such as Customers!D6:E69.',
    wrongCount_one: 'The result needs {{needed}} rows; this has {{count}}.',
    wrongCount_other: 'The result needs {{needed}} rows; these are {{count}}.',
    missing: 'Select the coordinates in the workbook and take them over.',
    system: 'Read as',
    systems: { globe: 'latitude, longitude', plane: 'x, y of a plane' },
    summary_one:
      'Map of {{customers}} customers served by {{count}} open site of {{sites}}. The tables below say the same.',
    summary_other:
      'Map of {{customers}} customers served by {{count}} open sites of {{sites}}. The tables below say the same.',
    unnamedSite: 'Site {{number}}',
    unnamedCustomer: 'Customer {{number}}',
    siteTip_one: '{{site}}: {{count}} customer, {{share}} of the quantity',
    siteTip_other: '{{site}}: {{count}} customers, {{share}} of the quantity',
    closedTip: '{{site}}: closed',
    customerTip: '{{customer}}: {{quantity}} from {{sites}}',
    unserved: '{{customer}}: not served',
    legend: 'Open sites; press one to see its customers alone',
    closedKey_one: '{{count}} closed site',
    closedKey_other: '{{count}} closed sites',
    splitKey: 'served by several sites',
    dotKey: 'The area of a dot is the quantity; its line leads to its site.',
    sitesTable: 'Sites as a table',
    customersTable: 'Customers as a table',
    columns: {
      state: 'State',
      customers: 'Customers',
      quantity: 'Quantity',
      share: 'Share',
      customer: 'Customer',
      servedBy: 'Served by',
    },
    open: 'open',
    closed: 'closed',
    more: 'The first {{shown}} of {{all}}; the rest stands in the result at {{cell}}.',
  },
  solver: {
    running: 'Solving {{name}}',
    progress: 'Solving {{name}}: best {{incumbent}}, bound {{bound}}, gap {{gap}}',
    cancel: 'Cancel the solve',
  },
} as const;
