import type { DigestChartWords } from '#messages/words/digest-chart.ts';

export const digestChart: DigestChartWords = {
  weekTitle: 'Jeder Beitrag',
  weekCounted: 'Interaktionen 72\u00a0Stunden nach der Veröffentlichung.',
  mostOf: (drawn, all) => `Die ${drawn} Beiträge mit den meisten, von ${all}.`,
  trendTitle: 'Zwölf Wochen',
  trendCounted: 'Interaktionen eines typischen Beitrags (der Median), Woche für Woche.',
  trendsCounted:
    'Interaktionen eines typischen Beitrags (Median) auf jeweils beiden Netzwerken, je Woche und in 12 Wochen.',
  pairwise: 'Verglichen wird Beitrag für Beitrag, nicht zwischen diesen Medianen.',
  gap: 'Eine Lücke in einer Linie ist eine Woche ohne Beitrag zum Vergleichen.',
  overAll: (network, figure) => `${network}: ${figure} (Median von 12\u00a0Wochen)`,
  altTrend: (line, first, last) => `${line}, von ${first} in der ersten auf ${last} in der letzten`,
};
