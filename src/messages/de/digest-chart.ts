import type { DigestChartWords } from '#messages/words/digest-chart.ts';

import { counted } from './counted.ts';

export const digestChart: DigestChartWords = {
  title: 'Interaktionen je Beitrag',
  alt: 'Diagramm in zwei Teilen.',
  altPairs: (pairs) => `Interaktionen jedes Beitrags nach 72 Stunden: ${pairs}.`,
  altPair: (number, one, other) => `Nr. ${number} ${one}, ${other}`,
  altMore: (count) => `und ${counted(count, 'weiterer', 'weitere')}`,
  altNoPair: 'Kein Beitrag dieser Tage ließ sich vergleichen.',
  altTrend: (first, last) =>
    `Median je Beitrag über vier Wochen, vom Anfang bis zum Ende der 12 Wochen: ${first}; ${last}.`,
  altTrendOf: (network, from, to) => `${network} von ${from} auf ${to}`,
  altNoTrend: 'Noch nicht genug Wochen für einen Verlauf.',
  numberSign: 'Nr.',
  pairsTitle: 'Jeder Beitrag auf beiden Netzwerken',
  pairsAxis: 'Interaktionen nach 72\u00a0Stunden (logarithmische Skala)',
  zero: 'Abgesetzt, links: 0 Interaktionen, die auf dieser Skala keinen Platz haben.',
  many: (count, above, below) =>
    `${counted(count, 'Beitrag', 'Beiträge')}, zu viele für je eine Zeile. Balken: wie viele Beiträge auf diese Zahl kamen, nach oben auf ${above}, nach unten auf ${below}.`,
  manyLines: 'Dünne Linien: jeder Beitrag, von einem Netzwerk zum anderen. Große Zeichen: die Mediane.',
  noPair: 'Kein Beitrag ließ sich auf beiden Netzwerken vergleichen.',
  trendTitle: 'Zwölf Wochen',
  trendAxis: 'Median der Interaktionen je Beitrag, über die vier Wochen davor (logarithmische Skala)',
  band: 'Hell um jede Linie: das 95-%-Intervall des Medians. Kein Punkt: nichts zu vergleichen.',
  noTrend: 'Es gibt noch keine Woche mit verglichenen Beiträgen.',
};
