import type { QuotasWords } from '#messages/words/quotas.ts';

import { numeral } from './counted.ts';

export const quotas: QuotasWords = {
  openDrafts: (most) =>
    `You already have ${numeral(most)} open drafts on this desk, and one person can have no more. Nothing was saved. Publish or cancel some, then try again; “/tambour list @me open” shows them.`,
  openCorrections: (most, draft) =>
    `You already have ${numeral(most)} open corrections of draft ${draft}. Nothing was saved. Go on with one of them, or cancel some; “/tambour list @me open” shows them.`,
  openCorrectionsToCopy: (most) =>
    `You already have ${numeral(most)} open corrections of this post. Nothing was copied. Go on with one of them, or cancel some; “/tambour list @me open” shows them.`,
  scheduled: (most) =>
    `This desk already has ${numeral(most)} posts scheduled for one account, and can have no more. Nothing has changed. Cancel some, then approve again; “/tambour list scheduled” shows them. A post without a planned time can always leave.`,
};
