import type { CommandWords } from '#messages/words/commands.ts';

/**
 * Names of buttons and forms never change: cards posted years ago still send them. Each name needs its action in
 * `actions.ts`, or it does not compile; a card cannot get a button with any other name.
 */

/** Names of the buttons about one draft. */
export type DraftButtonName =
  | 'altTexts'
  | 'approve'
  | 'ask'
  | 'askWithout'
  | 'cancel'
  | 'cancelDelivery'
  | 'requestChanges'
  | 'cancelStale'
  | 'copy'
  | 'correct'
  | 'edit'
  | 'confirmNotPublished'
  | 'confirmPublished'
  | 'saveAsTemplate'
  | 'keepStale'
  | 'allowAcronym'
  | 'dismissLinkCard'
  | 'dismissWording'
  | 'convertVideo'
  | 'lookAtPage'
  | 'olderDrafts'
  | 'openBatchDraft'
  | 'otherAccount'
  | 'otherTime'
  | 'override'
  | 'ownTexts'
  | 'propose'
  | 'reason'
  | 'reject'
  | 'releaseHeld'
  | 'reopen'
  | 'retract'
  | 'sendLate'
  | 'sendLateAt'
  | 'divide'
  | 'shorten'
  | 'show'
  | 'stop'
  | 'story'
  | 'withdrawRejection'
  | 'acceptEntry'
  | 'acceptLinkCard'
  | 'removeMedia'
  | 'acceptWording'
  | 'tryAgain'
  | 'useInPost';

/** Names of the buttons about anything else on a desk. */
export type DeskButtonName =
  | 'acceptHandover'
  | 'repliesRead'
  | 'approveEmergencyTemplate'
  | 'approveLeaving'
  | 'approveOverride'
  | 'approvePeriod'
  | 'approveRelayRule'
  | 'approveRota'
  | 'approveBatch'
  | 'approveUse'
  | 'askBatch'
  | 'approveWaking'
  | 'startDraft'
  | 'cancelLeaving'
  | 'cancelPeriod'
  | 'cancelRota'
  | 'addLink'
  | 'addSource'
  | 'cancelSleep'
  | 'changeEmergencyTemplate'
  | 'changeLeavingStep'
  | 'changePeriod'
  | 'requestRelayRuleChanges'
  | 'changeRota'
  | 'changeTemplate'
  | 'confirmPastPairs'
  | 'declineHandover'
  | 'emergencyPublishAgain'
  | 'emergencyFill'
  | 'emergencyPublish'
  | 'emergencyWithoutTemplate'
  | 'endEmergency'
  | 'changeSource'
  | 'endRelayRule'
  | 'endSource'
  | 'exportLeaving'
  | 'firstHour'
  | 'freeze'
  | 'handOver'
  | 'itWasUs'
  | 'discardBatch'
  | 'reopenLeavingStep'
  | 'leavingStepDone'
  | 'loggedIn'
  | 'nameChecked'
  | 'importBatch'
  | 'newEmergencyTemplate'
  | 'newTemplate'
  | 'objectToUse'
  | 'pinFarewell'
  | 'readBatch'
  | 'refuseEmergencyTemplate'
  | 'pauseSource'
  | 'refuseLeaving'
  | 'refuseOverride'
  | 'refusePastPair'
  | 'refusePeriod'
  | 'refuseRelayRule'
  | 'relayRule'
  | 'refuseRota'
  | 'refuseWaking'
  | 'removeTemplate'
  | 'revokeLink'
  | 'revokeLinks'
  | 'retractDuplicate'
  | 'setup'
  | 'showEmergencyTemplate'
  | 'sleep'
  | 'switchOnSource'
  | 'withdrawPastPairs'
  | 'thaw'
  | 'useTemplate'
  | 'wake'
  | 'withdrawEmergencyTemplate';

/** Names of the forms about one draft. */
export type DraftFormName =
  | 'altTexts'
  | 'cancel'
  | 'requestChanges'
  | 'cancelStale'
  | 'correct'
  | 'edit'
  | 'confirmPublished'
  | 'saveAsTemplate'
  | 'override'
  | 'ownTexts'
  | 'propose'
  | 'reason'
  | 'reject'
  | 'retract'
  | 'sendLateAt'
  | 'divide'
  | 'shorten';

/** Names of the forms about anything else on a desk. */
export type DeskFormName =
  | 'absence'
  | 'dossierEntries'
  | 'changeLeavingStep'
  | 'handOver'
  | 'emergencyTemplate'
  | 'emergency'
  | 'emergencyWithoutTemplate'
  | 'emergencyFill'
  | 'keep'
  | 'leave'
  | 'leavingStepDone'
  | 'newDraft'
  | 'period'
  | 'relayRule'
  | 'removeTemplate'
  | 'rota'
  | 'share'
  | 'source'
  | 'steps'
  | 'template'
  | 'withdrawEmergencyTemplate';

/** Names of the forms that need no desk. */
export type ChannelFormName = 'setup';

/** Names of the commands that need no desk. */
export type ChannelCommandName = 'setup';

/** Names of the commands that need a desk: all others that have words. */
export type DeskCommandName = Exclude<keyof CommandWords, ChannelCommandName | 'help'>;

/** Names of the shortcuts on a message. */
export type ShortcutName = 'useAsPost';

export type ButtonName = DraftButtonName | DeskButtonName;
export type FormName = DraftFormName | DeskFormName | ChannelFormName;
export type CommandName = DeskCommandName | ChannelCommandName;
export type ActionName = ButtonName | FormName | CommandName | ShortcutName;
