import type { PolicyWords } from '#messages/words/policy.ts';

import { counted, fr } from './typography.ts';

export const policy: PolicyWords = {
  changed: (name, changes) => fr`Règles de validation modifiées par ${name}. ${changes}.`,
  fromTo: (what, before, after) => fr`${what} : ${before} → ${after}`,
  everyMember: 'tous les membres de ce canal',
  membersOf: (group) => fr`les membres de ${group}`,
  nobody: 'personne',
  waits: 'Ce qui attend déjà garde les règles les plus strictes, anciennes ou nouvelles.',
  kept: (approvals) =>
    fr`Les règles de validation ont changé depuis la demande. Ce brouillon garde les plus strictes : ${counted(approvals, 'validation', 'validations')}. Modifié et soumis de nouveau, il suivra celles d’aujourd’hui.`,
  countsFrom: (when) => fr`Elle comptera dès ${when} : décidez de nouveau à ce moment-là.`,
  openAfter: (hours) =>
    hours === 0
      ? fr`Ce canal est ouvert : quiconque le rejoint peut valider.`
      : fr`Ce canal est ouvert : quiconque le rejoint peut valider au bout de ${counted(hours, 'heure', 'heures')}.`,
};
