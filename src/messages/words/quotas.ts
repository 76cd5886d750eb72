/** Sentences on the limits of what one person or one desk may have at once. */
export interface QuotasWords {
  readonly openDrafts: (most: number) => string;
  readonly openCorrections: (most: number, draft: number) => string;
  readonly openCorrectionsToCopy: (most: number) => string;
  readonly scheduled: (most: number) => string;
}
