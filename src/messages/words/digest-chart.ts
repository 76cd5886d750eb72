/** Labels of the digest's chart, and its alternative text for people who do not see it. */
export interface DigestChartWords {
  readonly title: string;
  readonly alt: string;
  readonly altPairs: (pairs: string) => string;
  readonly altPair: (number: number, one: string, other: string) => string;
  readonly altMore: (count: number) => string;
  readonly altNoPair: string;
  readonly altTrend: (first: string, last: string) => string;
  readonly altTrendOf: (network: string, from: string, to: string) => string;
  readonly altNoTrend: string;
  readonly numberSign: string;
  readonly pairsTitle: string;
  readonly pairsAxis: string;
  readonly zero: string;
  readonly many: (count: number, above: string, below: string) => string;
  readonly manyLines: string;
  readonly noPair: string;
  readonly trendTitle: string;
  readonly trendAxis: string;
  readonly band: string;
  readonly noTrend: string;
}
