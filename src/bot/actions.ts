import type { ActionName } from './action-names.ts';
import type { Action } from './action.ts';
import { absence } from './absences/absence.ts';
import { approve } from './approving/approve.ts';
import { requestChanges } from './approving/request-changes.ts';
import { ask, askWithout } from './approving/ask.ts';
import { reason, reject } from './approving/reject.ts';
import { withdrawRejection } from './approving/withdraw-rejection.ts';
import { correct } from './correcting/correct.ts';
import { dossierEntries } from './digest/dossier-entries.ts';
import { dossier } from './digest/dossier.ts';
import { digest, figures } from './digest/digest.ts';
import { confirmPastPairs, past, refusePastPair, withdrawPastPairs } from './digest/past/past.ts';
import { altTexts } from './drafting/alt-texts.ts';
import { cancel } from './drafting/cancel.ts';
import { edit } from './drafting/edit.ts';
import { reopen } from './drafting/reopen.ts';
import { allowAcronym } from './drafting/allow-acronym.ts';
import { convertVideo } from './drafting/convert-video.ts';
import { dismissLinkCard, acceptLinkCard } from './drafting/link-card.ts';
import { lookAtPage } from './drafting/look-at-page.ts';
import { draft, newDraft, useAsPost } from './drafting/new-draft.ts';
import { ownTexts } from './drafting/own-texts.ts';
import { divide, shorten } from './drafting/shorten.ts';
import { removeMedia } from './drafting/remove-media.ts';
import { useInPost } from './drafting/use-in-post.ts';
import { emergency } from './emergencies/emergency.ts';
import { endEmergency } from './emergencies/end-emergency.ts';
import { emergencyFill } from './emergencies/fill-in.ts';
import { approveUse, objectToUse } from './emergencies/decide-use.ts';
import { emergencyPublishAgain, emergencyPublish } from './emergencies/publish.ts';
import { emergencyWithoutTemplate } from './emergencies/without-template.ts';
import {
  changeEmergencyTemplate,
  emergencyTemplate,
  newEmergencyTemplate,
} from './emergencies/templates/change-emergency-template.ts';
import { approveEmergencyTemplate, refuseEmergencyTemplate } from './emergencies/templates/decide-template.ts';
import { showEmergencyTemplate } from './emergencies/templates/list-card.ts';
import { withdrawEmergencyTemplate } from './emergencies/templates/withdraw-template.ts';
import { week } from './calendar/week.ts';
import { list, olderDrafts } from './finding/list.ts';
import { show } from './finding/show.ts';
import { itWasUs } from './foreign/it-was-us.ts';
import { retractDuplicate } from './foreign/retract-duplicate.ts';
import { firstHour } from './freezing/first-hour.ts';
import { freeze, thaw } from './freezing/freeze.ts';
import { releaseHeld } from './freezing/release-held.ts';
import { startDraft, home } from './home/home.ts';
import { steps } from './setup/set-steps.ts';
import { hours } from './hours/hours.ts';
import { practice } from './practising/practice.ts';
import { approveBatch, readBatch } from './importing/read-and-decide.ts';
import { importCampaign } from './importing/import-campaign.ts';
import { askBatch, discardBatch, importBatch } from './importing/import-batch.ts';
import { openBatchDraft } from './importing/open.ts';
import { keep } from './keeping/keep.ts';
import { loggedIn } from './keeping/logged-in.ts';
import { nameChecked } from './names/name-checked.ts';
import { repliesRead } from './relay/replies-read.ts';
import { changeSource } from './relay/change-source.ts';
import { approveRelayRule, requestRelayRuleChanges, refuseRelayRule } from './relay/decide-rule.ts';
import { endRelayRule } from './relay/end-rule.ts';
import { relayRule } from './relay/rule.ts';
import { addSource, source, sources } from './relay/sources.ts';
import { acceptEntry } from './relay/accept-entry.ts';
import { endSource, pauseSource, switchOnSource } from './relay/turn-source.ts';
import { revokeLink, revokeLinks } from './sharing/revoke-links.ts';
import { addLink, share } from './sharing/share.ts';
import { cancelStale, keepStale } from './reminders/cancel-or-keep.ts';
import { changeLeavingStep } from './leaving/change-leaving-step.ts';
import { exportLeaving } from './leaving/export-leaving.ts';
import { leave } from './leaving/leave.ts';
import { approveLeaving, cancelLeaving, refuseLeaving } from './leaving/leaving-request.ts';
import { reopenLeavingStep, leavingStepDone } from './leaving/leaving-step-done.ts';
import { pinFarewell } from './leaving/pin-farewell.ts';
import { approveRota, cancelRota, refuseRota } from './rota/rota-request.ts';
import { handOver } from './rota/hand-over.ts';
import { acceptHandover, declineHandover } from './rota/answer-handover.ts';
import { onCall } from './rota/on-call.ts';
import { changeRota, rota } from './rota/rota.ts';
import { cancelPeriod } from './periods/cancel-period.ts';
import { approvePeriod, refusePeriod } from './periods/decide-period.ts';
import { approveOverride, override, refuseOverride } from './periods/override.ts';
import { changePeriod, period } from './periods/period.ts';
import { periods } from './periods/list-periods.ts';
import { copy } from './sending/copy.ts';
import { confirmNotPublished } from './sending/confirm-not-published.ts';
import { confirmPublished } from './sending/confirm-published.ts';
import { retract } from './sending/retract.ts';
import { sendLate, sendLateAt } from './sending/send-late.ts';
import { stop } from './sending/stop.ts';
import { tryAgain } from './sending/try-again.ts';
import { setup } from './setup/setup.ts';
import { approveWaking, refuseWaking } from './sleeping/waking.ts';
import { accounts } from './sleeping/accounts.ts';
import { cancelDelivery, otherAccount, otherTime } from './sleeping/change-held.ts';
import { cancelSleep } from './sleeping/cancel-sleep.ts';
import { sleep } from './sleeping/sleep.ts';
import { wake } from './sleeping/wake.ts';
import { story } from './story/story.ts';
import { changeTemplate } from './templates/change-template.ts';
import { saveAsTemplate } from './templates/save-as-template.ts';
import { newTemplate } from './templates/new-template.ts';
import { removeTemplate } from './templates/remove-template.ts';
import { template } from './templates/template.ts';
import { useTemplate } from './templates/use-template.ts';
import { dismissWording } from './wordings/dismiss-wording.ts';
import { propose } from './wordings/propose.ts';
import { acceptWording } from './wordings/accept-wording.ts';

/**
 * Everything that people can do, by its name on buttons, forms and after "/tambour". Help lists the commands in this
 * order.
 */
export const actions: { readonly [Name in ActionName]: Action<Name> } = {
  home,
  startDraft,
  draft,
  newDraft,
  useAsPost,
  edit,
  divide,
  shorten,
  ownTexts,
  altTexts,
  useInPost,
  removeMedia,
  allowAcronym,
  convertVideo,
  dismissLinkCard,
  lookAtPage,
  acceptLinkCard,
  cancel,
  reopen,
  ask,
  askWithout,
  approve,
  requestChanges,
  reject,
  reason,
  withdrawRejection,
  propose,
  acceptWording,
  dismissWording,
  stop,
  tryAgain,
  sendLate,
  sendLateAt,
  confirmPublished,
  confirmNotPublished,
  retract,
  copy,
  list,
  olderDrafts,
  week,
  show,
  story,
  template,
  useTemplate,
  newTemplate,
  saveAsTemplate,
  changeTemplate,
  removeTemplate,
  correct,
  past,
  confirmPastPairs,
  refusePastPair,
  withdrawPastPairs,
  digest,
  figures,
  dossier,
  dossierEntries,
  freeze,
  firstHour,
  thaw,
  emergency,
  newEmergencyTemplate,
  changeEmergencyTemplate,
  emergencyTemplate,
  showEmergencyTemplate,
  approveEmergencyTemplate,
  refuseEmergencyTemplate,
  withdrawEmergencyTemplate,
  releaseHeld,
  emergencyFill,
  emergencyPublish,
  emergencyPublishAgain,
  emergencyWithoutTemplate,
  endEmergency,
  approveUse,
  objectToUse,
  accounts,
  sleep,
  otherAccount,
  otherTime,
  cancelDelivery,
  wake,
  keep,
  loggedIn,
  nameChecked,
  approveWaking,
  cancelSleep,
  refuseWaking,
  leave,
  approveLeaving,
  refuseLeaving,
  cancelLeaving,
  leavingStepDone,
  pinFarewell,
  reopenLeavingStep,
  changeLeavingStep,
  exportLeaving,
  period,
  approvePeriod,
  refusePeriod,
  changePeriod,
  cancelPeriod,
  periods,
  override,
  approveOverride,
  refuseOverride,
  import: importCampaign,
  importBatch,
  discardBatch,
  askBatch,
  readBatch,
  approveBatch,
  openBatchDraft,
  sources,
  addSource,
  repliesRead,
  source,
  switchOnSource,
  pauseSource,
  changeSource,
  endSource,
  relayRule,
  approveRelayRule,
  requestRelayRuleChanges,
  refuseRelayRule,
  endRelayRule,
  acceptEntry,
  share,
  addLink,
  revokeLink,
  revokeLinks,
  itWasUs,
  retractDuplicate,
  absence,
  rota,
  changeRota,
  approveRota,
  refuseRota,
  cancelRota,
  onCall,
  handOver,
  acceptHandover,
  declineHandover,
  hours,
  steps,
  cancelStale,
  keepStale,
  setup,
  practice,
};
