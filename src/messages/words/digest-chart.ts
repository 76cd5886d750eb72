/** Words of the digest's pictures, and of their alternative texts for people who do not see them. */
export interface DigestChartWords {
  readonly weekTitle: string;
  readonly weekCounted: string;
  /** Says which posts are drawn where there are more than a picture has room for. */
  readonly mostOf: (drawn: number, all: number) => string;
  readonly trendTitle: string;
  readonly trendCounted: string;
  /** The same where each two of several networks have a picture of their own. */
  readonly trendsCounted: string;
  /** Says that the networks are compared post by post, where the medians of the picture lie otherwise. */
  readonly pairwise: string;
  /** Names a network's line, with its figure over all twelve weeks. */
  readonly overAll: (network: string, figure: string) => string;
  readonly altTrend: (line: string, first: string, last: string) => string;
}
