import type { StoryWords } from '#messages/words/story.ts';

import { counted, fr } from './typography.ts';

export const story: StoryWords = {
  open: 'Toute l’histoire',
  title: (number) => fr`Ce qu'il est advenu du brouillon n° ${number}`,
  part: (first, last, all) => fr`${first} à ${last} sur ${all}, les plus anciens d'abord`,
  more: (count) => fr`La suite (${count})`,
  over: 'Il n’y a pas de suite.',
  begun: (name) => fr`${name} a écrit la version 1.`,
  asked: (name, version) => fr`${name} a demandé la validation de la version ${version}.`,
  decided: {
    approve: (name, version) => fr`✅ ${name} a validé la version ${version}.`,
    changes: (name, version) => fr`✏️ ${name} a demandé une modification de la version ${version}.`,
    reject: (name, version) => fr`❌ ${name} a refusé la version ${version}.`,
  },
  inPlaceOf: (name) => fr`À la place de ${name}.`,
  withdrawn: (name, version) => fr`La décision de ${name} sur la version ${version} ne compte plus.`,
  wordingProposed: (name, version) => fr`${name} a proposé une formulation pour la version ${version}.`,
  wordingKept: (name, version) =>
    fr`Un texte de ${name}, commencé sur la version ${version}, est arrivé trop tard : il a été gardé à part.`,
  wordingTaken: (name, version) => fr`${name} a repris ce qui attendait : c'est la version ${version}.`,
  wordingLeft: (name) => fr`${name} n'a pas repris ce qui attendait.`,
  stopped: (name) => fr`${name} a arrêté l'envoi.`,
  cancelled: (name) => fr`${name} a annulé le brouillon.`,
  reopened: (name) => fr`${name} a rouvert le brouillon.`,
  rejectionTakenBack: (name) => fr`${name} a levé son refus.`,
  sentLate: (name) => fr`${name} a fait partir en retard ce qui attendait.`,
  sent: (account, version) => fr`${account} : publié, version ${version} ·`,
  corrected: (account) => fr`${account} : la publication a été corrigée.`,
  doubt: (account) => fr`${account} : l'envoi est resté sans réponse certaine, et Tambour a vérifié.`,
  retracted: (account, name) => fr`${account} : retiré par ${name}.`,
  retractFailed: (account) => fr`${account} : le retrait n'a pas abouti.`,
  readings: {
    caption: 'Ce que les publications ont obtenu, selon leur âge',
    figure: 'Âge et chiffre',
    age: {
      h24: '24 h',
      h72: '72 h',
      d7: '7 jours',
      d14: '14 jours',
      d21: '21 jours',
      d28: '28 jours',
    },
    row: (age, figure) => fr`${age}, ${figure}`,
    others: (count) => fr`${counted(count, 'autre compte', 'autres comptes')} : l'export des chiffres les montre.`,
    likes: fr`« J’aime »`,
    shares: 'partages',
    replies: 'réponses',
    views: 'vues, comptées par X',
  },
};
