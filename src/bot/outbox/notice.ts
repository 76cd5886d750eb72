import { z } from 'zod';

import { accountNoticeSchema } from '#accounts/account-notice.ts';
import { leavingNoticeSchema } from '#accounts/leaving/leaving-notice.ts';
import { keepingNoticeSchema } from '#accounts/keeping/keeping-notice.ts';
import { requestNoticeSchema } from '#approvals/requests/request-notice.ts';
import { approvalNoticeSchema } from '#approvals/approval-notice.ts';
import { digestNoticeSchema } from '#bot/digest/digest-notice.ts';
import { absenceNoticeSchema } from '#desks/absence-notice.ts';
import { policyNoticeSchema } from '#desks/policy-change.ts';
import { emergencyTemplateNoticeSchema } from '#drafts/emergency/template-notice.ts';
import { draftNoticeSchema } from '#drafts/draft-notice.ts';
import { batchNoticeSchema } from '#drafts/importing/batch-notice.ts';
import { drillNoticeSchema } from '#emergencies/drill/drill-notice.ts';
import { emergencyNoticeSchema } from '#emergencies/emergency-notice.ts';
import { commentNoticeSchema, linkNoticeSchema } from '#pages/link-notice.ts';
import { periodNoticeSchema } from '#periods/period-notice.ts';
import { freezeNoticeSchema, publishingNoticeSchema } from '#publishing/publishing-notice.ts';
import { signingNoticeSchema } from '#desks/signing-notice.ts';
import { nameNoticeSchema } from '#reach/names/name-notice.ts';
import { foreignNoticeSchema } from '#reach/watch/foreign-notice.ts';
import { rotaNoticeSchema } from '#rota/rota-notice.ts';
import { entryNoticeSchema, sourceNoticeSchema } from '#relay/relay-notice.ts';
import { ruleNoticeSchema } from '#relay/rule-notice.ts';
import { staleDraftsNoticeSchema, reminderNoticeSchema } from '#reminders/reminder-notice.ts';

import { botNoticeSchema } from './bot-notice.ts';

/** All notices to a draft's thread. Each kind belongs to one room. */
export const threadNoticeSchema = z.discriminatedUnion('kind', [
  draftNoticeSchema,
  approvalNoticeSchema,
  publishingNoticeSchema,
  reminderNoticeSchema,
  entryNoticeSchema,
  commentNoticeSchema,
  botNoticeSchema,
]);

export type ThreadNotice = z.infer<typeof threadNoticeSchema>;

/** All notices to a desk's channel. */
export const channelNoticeSchema = z.discriminatedUnion('kind', [
  freezeNoticeSchema,
  emergencyNoticeSchema,
  drillNoticeSchema,
  absenceNoticeSchema,
  accountNoticeSchema,
  requestNoticeSchema,
  leavingNoticeSchema,
  emergencyTemplateNoticeSchema,
  keepingNoticeSchema,
  rotaNoticeSchema,
  periodNoticeSchema,
  policyNoticeSchema,
  foreignNoticeSchema,
  nameNoticeSchema,
  sourceNoticeSchema,
  linkNoticeSchema,
  batchNoticeSchema,
  ruleNoticeSchema,
  staleDraftsNoticeSchema,
  digestNoticeSchema,
  signingNoticeSchema,
]);
