import type { FindingCode, FindingData } from '#drafts/finding.ts';

/** For each finding of the checks: why it matters, and how to fix it. Its place is said before. */
export type FindingsWords = {
  readonly [Code in FindingCode]: (data: FindingData[Code]) => string;
};
