/** Words of the digest's pictures, and of their alternative texts for people who do not see them. */
export interface DigestChartWords {
  readonly weekTitle: string;
  readonly weekCounted: string;
  /** Says which posts are drawn where there are more than a picture has room for. */
  readonly mostOf: (drawn: number, all: number) => string;
  readonly trendTitle: string;
  readonly trendCounted: string;
  /** The same if each pair of networks has a picture of its own. */
  readonly trendsCounted: string;
  /** Says that networks are compared post by post, if the medians in the picture suggest otherwise. */
  readonly pairwise: string;
  /** Explains a line that breaks off. */
  readonly gap: string;
  /** Names a network's line, with its figure over all twelve weeks. */
  readonly overAll: (network: string, figure: string) => string;
  readonly altTrend: (line: string, first: string, last: string) => string;
}
