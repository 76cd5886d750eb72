import { deliverAbsence } from '#bot/absences/deliver-absence.ts';
import type { Bot } from '#bot/bot.ts';
import { deliverAsked, deliverChanged, deliverDue } from '#bot/digest/deliver-digest.ts';
import { deliverDossier } from '#bot/digest/deliver-dossier.ts';
import { deliverFigures } from '#bot/digest/deliver-figures.ts';
import { deliverDrill } from '#bot/emergencies/drill/deliver-drill.ts';
import { deliverEmergencyTemplate } from '#bot/emergencies/templates/deliver-template.ts';
import { deliverEmergency } from '#bot/emergencies/deliver-emergency.ts';
import { deliverPaging } from '#bot/emergencies/deliver-paging.ts';
import { deliverForeign } from '#bot/foreign/deliver-foreign.ts';
import { deliverOutside } from '#bot/foreign/deliver-outside.ts';
import { deliverFreeze } from '#bot/freezing/deliver-freeze.ts';
import { deliverBatch } from '#bot/importing/deliver-batch.ts';
import { deliverKeeping } from '#bot/keeping/deliver-keeping.ts';
import { deliverLeaving } from '#bot/leaving/deliver-leaving.ts';
import { deliverName } from '#bot/names/deliver-name.ts';
import { deliverPeriod } from '#bot/periods/deliver-period.ts';
import { deliverStaleDrafts } from '#bot/reminders/deliver-stale-drafts.ts';
import { deliverHandover } from '#bot/rota/deliver-handover.ts';
import { deliverGap } from '#bot/rota/deliver-gap.ts';
import { deliverPolicy } from '#bot/setup/deliver-policy.ts';
import { deliverSigning } from '#bot/signing/deliver-signing.ts';
import { deliverRule } from '#bot/relay/deliver-rule.ts';
import { deliverSource } from '#bot/relay/deliver-source.ts';
import { deliverLink } from '#bot/sharing/deliver-link.ts';
import { deliverPlanned } from '#bot/sleeping/deliver-planned.ts';
import { deliverSleep } from '#bot/sleeping/deliver-sleep.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Notice } from '#storage/generated/client.ts';

import { deliverRequest } from './deliver-request.ts';
import { channelNoticeSchema } from './notice.ts';

/** Posts a notice about no draft in the desk's channel. */
export async function deliverToChannel(bot: Bot, chat: ChatPlatform, row: Notice): Promise<void> {
  const { deskId } = row;
  const notice = channelNoticeSchema.parse({ kind: row.kind, data: row.data });
  const asked = { deskId, noticeId: row.id };
  switch (notice.kind) {
    case 'desk.frozen':
    case 'desk.thawed':
      return deliverFreeze(bot, chat, { kind: notice.kind, deskId, ...notice.data });
    case 'emergency.paged':
    case 'emergency.unanswered':
      return deliverPaging(bot, chat, row, notice);
    case 'emergency.used':
    case 'emergency.ended':
    case 'emergency.review':
    case 'emergency.overdue':
      return deliverEmergency(bot, chat, row, notice);
    case 'drill.cue':
      return deliverDrill(bot, chat, notice);
    case 'absence.set':
    case 'absence.ended':
      return deliverAbsence(bot, chat, notice);
    case 'account.asleep':
    case 'account.sleepEnding':
    case 'account.held':
    case 'account.woken':
      return deliverSleep(bot, chat, row, notice);
    case 'account.sleepPlanned':
    case 'account.sleepSoon':
    case 'account.sleepCancelled':
      return deliverPlanned(bot, chat, row, notice);
    case 'request.shown':
      return deliverRequest(bot, chat, notice.data.requestId);
    case 'leaving.elsewhere':
    case 'leaving.overdue':
    case 'leaving.review':
    case 'leaving.export':
      return deliverLeaving(bot, chat, row, notice);
    case 'emergencyTemplate.asked':
    case 'emergencyTemplate.changed':
    case 'emergencyTemplate.lapsed':
      return deliverEmergencyTemplate(bot, chat, row, notice);
    case 'period.asked':
    case 'period.changed':
    case 'period.held':
    case 'period.ended':
    case 'period.unproven':
    case 'period.overrideShown':
      return deliverPeriod(bot, chat, row, notice);
    case 'keeping.named':
    case 'keeping.ended':
    case 'keeping.due':
    case 'keeping.loggedIn':
    case 'keeping.keeperGone':
      return deliverKeeping(bot, chat, row, notice);
    case 'rota.handoverAsked':
    case 'rota.handoverChanged':
      return deliverHandover(bot, chat, notice);
    case 'rota.gap':
    case 'rota.personGone':
      return deliverGap(bot, chat, row, notice);
    case 'desk.policyChanged':
      return deliverPolicy(bot, chat, notice.data);
    case 'foreign.seen':
    case 'foreign.settled':
    case 'foreign.changed':
      return deliverForeign(bot, chat, { deskId, ...notice.data });
    case 'name.leadsElsewhere':
    case 'name.leadsBack':
    case 'name.similar':
    case 'name.checkAsked':
    case 'name.checked':
      return deliverName(bot, chat, row, notice);
    case 'source.shown':
    case 'source.failing':
    case 'source.recovered':
    case 'source.endedWithAccount':
    case 'source.paused':
    case 'source.repliesWaiting':
    case 'source.repliesRead':
    case 'source.readerGone':
      return deliverSource(bot, chat, row, notice);
    case 'link.created':
    case 'link.revoked':
      return deliverLink(bot, chat, row, notice);
    case 'batch.shown':
      return deliverBatch(bot, chat, notice.data.batchId);
    case 'relayRule.shown':
    case 'relayRule.ended':
    case 'relayRule.endsSoon':
      return deliverRule(bot, chat, row, notice);
    case 'row.refused':
    case 'account.rowChanged':
      return deliverSigning(bot, chat, { deskId, noticeId: row.id, notice });
    case 'outside.seen':
    case 'outside.settled':
    case 'outside.changed':
      return deliverOutside(bot, chat, { deskId, ...notice.data });
    case 'reminder.stale':
    case 'reminder.staleChanged':
      return deliverStaleDrafts(bot, chat, row, notice);
    case 'digest.due':
      return deliverDue(bot, chat, notice.data.digestId);
    case 'digest.changed':
      return deliverChanged(bot, chat, notice.data.digestId);
    case 'digest.asked':
      return deliverAsked(bot, chat, asked, notice.data);
    case 'figures.asked':
      return deliverFigures(bot, chat, asked, notice.data);
    case 'dossier.asked':
      return deliverDossier(bot, chat, asked, notice.data);
  }
}
