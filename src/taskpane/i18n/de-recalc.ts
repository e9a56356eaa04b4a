/** Was die Rechenmaschine von einem Modell sagt, auf Deutsch. */
import type { RecalcSentence } from '../../recalc/remark';

export const recalc: Readonly<Record<RecalcSentence, string>> = {
  // Warum sich eine Formel nicht nachrechnen lässt
  unreadableFormula: 'die Formel {{formula}} ist nicht lesbar',
  unreadableName: 'ein Name, den die Formel {{formula}} verwendet, ist nicht lesbar',
  externalLink: 'sie verwendet eine externe Verknüpfung, {{link}}',
  unknownFunction: 'sie verwendet die Funktion {{name}}',
  argumentCount: 'sie verwendet {{name}} mit {{count}} Argumenten',
  missingSheet: 'sie verweist auf das Blatt „{{sheet}}“, das es nicht gibt',
  answersLater: 'die Funktion {{name}} antwortet nicht sofort',
  clock: 'sie verwendet die flüchtige Funktion {{name}}',
  onCircle: 'Zirkelbezug {{path}}',

  // Warum sich ein Modell nicht nachrechnen lässt
  formulaRefused: 'Die Formel in {{cell}} lässt sich nicht nachrechnen: {{why}}',
  random:
    '{{cell}} verwendet die flüchtige Funktion {{name}}, sodass dieselben Eingaben verschiedene Ergebnisse geben',
  circularIterated: '{{cell}} gehört zu einem Zirkelbezug, {{path}}; Excel rechnet ihn iterativ',
  circular: '{{cell}} gehört zu einem Zirkelbezug, {{path}}; die Zelle hat keinen Wert',
  driverInArray: '{{cell}} ist ein Treiber und wird von einer Matrixformel gefüllt',
  offSheet: '{{cell}} steht auf einem Blatt, das es nicht gibt',
  orderUnsettled:
    'die Reihenfolge der Berechnung kommt bei {{cell}}, auf das ein berechneter Bezug zeigt, nicht zur Ruhe',
  baseDiffers: '{{cell}} zeigt {{workbook}}, aus {{formula}} wurde aber {{computed}} berechnet',
  workerStopped: 'die Berechnung brach ab: {{detail}}',
  workerNotLoaded: 'die Berechnung brach ab: ihre Datei ließ sich nicht laden',

  // Fälle, an denen ein Modell mit der Arbeitsmappe verglichen wird
  baseCase: 'Ausgangslage',
  alternativeCase: '„{{name}}“',
  allLow: 'alle Treiber niedrig',
  allHigh: 'alle Treiber hoch',
  randomCase: 'Zufallsfall {{number}}',
  extremeCase: 'Extremfall {{number}}',
  blankCell: 'leer',
};
