/** Was die Vorlagen auf Deutsch sagen. */
import type { TemplateWords } from './template-words';

export const german: TemplateWords = {
  doNothing: 'Nichtstun',
  metrics: {
    npv: { name: 'Kapitalwert', unit: '' },
    costToServe: { name: 'Cost-to-Serve', unit: 'Anteil am Umsatz' },
    perfectOrder: { name: 'Anteil fehlerfreier Aufträge', unit: 'Anteil der Aufträge' },
    turns: { name: 'Lagerumschlag', unit: 'pro Jahr' },
    forecastBias: { name: 'Prognoseverzerrung, absolut', unit: 'Anteil am Bedarf' },
    cycleTime: { name: 'Durchlaufzeit', unit: 'Tage' },
  },
  review: 'Treiber und Kennzahlen mit den angegebenen Spannen vergleichen',
  escalation: 'Wer entscheidet, wenn ein Stolperdraht ausgelöst wird',
  capability: {
    horizon: '5 Jahre',
    doNothing: 'Die heutigen Systeme und Kenntnisse behalten, mit ihrer Drift bei Kosten und Service',
    alternatives: [
      {
        name: 'In Stufen aufbauen',
        description: 'In Stufen investieren, jede mit eigener Freigabe',
        reversibility: 'bei jeder Freigabe',
      },
      { name: 'Auf einmal aufbauen', description: 'Voll investieren, für den frühesten Nutzen' },
      { name: 'Als Dienst beziehen', description: 'Die Fähigkeit bei einem Anbieter mieten' },
    ],
    promise: 'Die ersten Anwender arbeiten täglich mit der neuen Fähigkeit',
  },
  network: {
    horizon: '5 Jahre',
    doNothing: 'Die heutigen Standorte und Flüsse behalten, mit ihrem Wachstum bei Menge und Frachtkosten',
    alternatives: [
      {
        name: 'Standort hinzufügen',
        description: 'Einen weiteren Standort näher an der Nachfrage eröffnen',
      },
      { name: 'Zusammenlegen', description: 'Standorte schließen und ihre Bestände bündeln' },
      { name: 'Auslagern', description: 'Lager oder Transport einem Logistikdienstleister übergeben' },
    ],
  },
  planningPolicy: {
    horizon: '2 Jahre',
    doNothing: 'Die heutigen Serviceziele, Prüfintervalle und Parameter behalten',
    alternatives: [
      {
        name: 'Service differenzieren',
        description: 'Ziele je Segment setzen statt eines Ziels für alle',
      },
      { name: 'Häufiger planen', description: 'Prüfintervall und Planungszyklus verkürzen' },
    ],
  },
  supplierStrategy: {
    horizon: '3 Jahre',
    doNothing: 'Die heutigen Lieferanten und Konditionen behalten, mit ihren Verlängerungen',
    alternatives: [
      { name: 'Zweite Bezugsquelle', description: 'Die Menge mit einem zweiten Lieferanten teilen' },
      {
        name: 'Näher beschaffen',
        description: 'Zu einem Lieferanten mit kürzerer Wiederbeschaffungszeit wechseln',
      },
      { name: 'Längerer Vertrag', description: 'Mengen zusagen gegen Preis und Kapazität' },
    ],
  },
  governance: {
    horizon: '2 Jahre',
    doNothing: 'Entscheidungen dort lassen, wo sie heute fallen',
    alternatives: [
      {
        name: 'Gemeinsame Kennzahlen',
        description: 'Die Funktionen entscheiden weiter selbst und werden am Ganzen gemessen',
      },
      {
        name: 'Integrierte Planung',
        description: 'Ein Gremium entscheidet gemeinsam über Nachfrage, Versorgung und Finanzen',
      },
    ],
    promise: 'Für jede Kennzahl ein Verantwortlicher, über die Funktionen hinweg',
  },
};
