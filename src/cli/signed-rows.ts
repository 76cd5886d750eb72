import { signRequestCancelsAgain, signRequestsAgain } from '#approvals/requests/request-mac.ts';
import { signDecisionsAgain } from '#approvals/sign-decisions-again.ts';
import { signTemplatesAgain } from '#drafts/emergency/template-mac.ts';
import { signUsesAgain } from '#drafts/emergency/sign-uses-again.ts';
import { signPreviewsAgain } from '#emergencies/preview-mac.ts';
import { signRetrospectiveReviewsAgain } from '#emergencies/retrospective-review-mac.ts';
import { signByRulesAgain } from '#drafts/relayed/by-rule.ts';
import { signRelayRulesAgain } from '#drafts/relayed/rule-mac.ts';
import { signRevisionsAgain } from '#drafts/sign-revisions-again.ts';
import { signHandoversAgain } from '#rota/handover-mac.ts';
import { signLinksAgain } from '#pages/sign-links-again.ts';
import { signPastPairsAgain } from '#reach/past/pairs/pair-mac.ts';
import { signOverridesAgain } from '#periods/override.ts';
import { signCancelsAgain, signPeriodsAgain } from '#periods/sign-periods-again.ts';
import { signCardsAgain, signEventsAgain, signPostsAgain } from '#storage/signing/sign-chat-rows-again.ts';
import { signMembersAgain } from '#storage/signing/sign-members-again.ts';
import type { SignAgain } from '#storage/signing/sign-again.ts';
import type { RowKind } from '#storage/signing/row-mac.ts';

/** Every kind of row that the decision key signs; a kind that is left out does not compile. */
export const signedRows: Readonly<Record<RowKind, SignAgain>> = {
  decision: signDecisionsAgain,
  revision: signRevisionsAgain,
  card: signCardsAgain,
  post: signPostsAgain,
  event: signEventsAgain,
  member: signMembersAgain,
  request: signRequestsAgain,
  requestCancel: signRequestCancelsAgain,
  handover: signHandoversAgain,
  emergencyTemplate: signTemplatesAgain,
  period: signPeriodsAgain,
  periodCancel: signCancelsAgain,
  periodOverride: signOverridesAgain,
  emergencyPreview: signPreviewsAgain,
  emergencyUse: signUsesAgain,
  sharedLink: signLinksAgain,
  retrospectiveReview: signRetrospectiveReviewsAgain,
  relayRule: signRelayRulesAgain,
  relayedByRule: signByRulesAgain,
  pastPair: signPastPairsAgain,
};
