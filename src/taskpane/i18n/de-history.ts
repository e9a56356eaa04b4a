/** Der Verlauf der Auswertungen und die Änderungsbrücke, auf Deutsch. */
export const history = {
  history: {
    title: 'Verlauf der Auswertungen',
    open: 'Verlauf und was sich geändert hat',
    you: 'Ihr Name',
    youHint:
      'Excel verrät Add-ins nicht, wer Sie sind. Dieser Name bleibt auf diesem Gerät und wird bei Ihren Auswertungen vermerkt.',
    empty: 'Jede Auswertung mit neuen Zahlen bleibt hier und auf dem Fallblatt erhalten. Noch gibt es keine.',
    hint: 'Auf dem Fallblatt in der Tabelle FulcrumHistory, die letzten {{count}}.',
    name: 'Name der Auswertung',
    nobody: 'ohne Namen',
    alternatives_one: '{{count}} Alternative',
    alternatives_other: '{{count}} Alternativen',
    more_one: '{{count}} weitere zeigen',
    more_other: '{{count}} weitere zeigen',
    remove: '{{name}} entfernen',
    removeAsk: '{{name}} aus dem Verlauf entfernen?',
    removed: '{{name}} ist aus dem Verlauf entfernt.',
    bridge: 'Was sich zwischen zwei Auswertungen geändert hat',
    from: 'Von',
    to: 'Bis',
    sameTwice: 'Wählen Sie zwei verschiedene Auswertungen.',
    nothingShared: 'Die beiden Auswertungen haben mit dem Fall keine Kennzahl und Alternative gemeinsam.',
    computing: 'Die Änderung wird aufgeteilt',
    caption: '{{metric}} unter {{alternative}}',
    changed: 'von {{before}} auf {{after}}',
    rest: 'Modell geändert',
    restDetail: 'Formeln, Konstanten und Treiber, die eine der beiden nicht kennt',
    restToday: 'Die Anteile sind am heutigen Modell berechnet, das nicht das dieser beiden ist',
    restNone: 'Formeln und Konstanten sind dieselben',
    unknown: 'Nur einer der beiden bekannt: {{drivers}}.',
    methods: {
      every:
        'Jeder Anteil ist das Mittel über alle Reihenfolgen, in denen sich die Treiber hätten ändern können (Shapley), am heutigen Modell.',
      sampled:
        'Jeder Anteil ist das Mittel über ausgeloste Reihenfolgen der Änderung (Shapley), am heutigen Modell.',
      sequential: 'Die Treiber wurden in der Arbeitsmappe einer nach dem anderen geändert.',
    },
    write: 'Brücke auf ein Blatt schreiben',
    writing: 'Das Blatt Change bridge wird geschrieben',
    written: 'Das Blatt Change bridge ist geschrieben.',
  },
};
