import type { SleepWords } from '#messages/words/sleep.ts';

import { counted, fr } from './typography.ts';

export const sleep: SleepWords = {
  asleep: (name, account, when) => fr`${account} est mis en sommeil par ${name}, ${when}. Rien n'y part.`,
  until: (when) => fr`Il dort jusqu'au ${when} : ce qui doit partir avant est retenu.`,
  untilWoken: fr`Il dort jusqu’à ce qu’on le réveille : ce qui doit partir avant est retenu.`,
  lastDay: (day) => fr`${day} inclus`,
  exceptEmergencies: fr`Exception : les publications d'une urgence réelle y partent tout de même, mais seulement par la voie d'urgence.`,
  whoWakes: fr`Une personne responsable de cette rédaction ou qui administre cette messagerie peut demander son réveil ; les personnes qui valident ici décident.`,
  otherWakes: (desk) => fr`C'est la rédaction « ${desk} » qui décide de son réveil.`,
  reason: (why) => fr`Raison : ${why}`,
  wake: (account) => fr`Demander le réveil de ${account}`,
  over: 'Il est de nouveau réveillé.',
  woken: (name, account, when) =>
    fr`${account} est réveillé par ${name}, ${when} : il reçoit de nouveau des publications.`,
  ended: (account, when) =>
    fr`Le sommeil de ${account} a pris fin à l'heure fixée, ${when} : il reçoit de nouveau des publications.`,
  waiting: (count) =>
    fr`Rien n'est parti. ${counted(count, 'publication retenue', 'publications retenues')} dans cette rédaction : dans chaque fil, laissez partir, modifiez ou annulez. /tambour liste les montre.`,
  nothingWaits: 'Rien n’était retenu dans cette rédaction.',
  answer: {
    asked: (account) =>
      fr`Le réveil de ${account} est demandé, dans ce canal, aux personnes qui valident ici. D'ici leur accord, il reste en sommeil.`,
    alreadyAsked: (account) => fr`Le réveil de ${account} est déjà demandé : sa carte est dans ce canal.`,
    otherDesk: (account, desk) =>
      fr`C'est la rédaction « ${desk} » qui décide pour ${account}. Faites-y votre demande. Rien n'a changé.`,
    awake: (account) => fr`${account} n'est pas en sommeil. Rien n'a changé.`,
    mayNot:
      'Seules les personnes responsables de cette rédaction et celles qui administrent cette messagerie peuvent demander le réveil d’un compte. Adressez-vous à l’une d’elles. Rien n’a changé.',
    whichAccount: (asleep) =>
      asleep.length === 0
        ? 'Aucun compte de cette rédaction n’est en sommeil. Rien n’a changé.'
        : fr`Précisez le compte : /tambour réveiller, puis son nom. En sommeil : ${asleep.join(', ')}.`,
    stillAsleep: fr`Ce compte a été mis en sommeil : rien n’y part. Une personne responsable de cette rédaction ou qui administre cette messagerie peut demander son réveil avec /tambour réveiller.`,
    asleep: (account) =>
      fr`${account} est en sommeil, jusqu'à ce que son réveil soit accordé : rien n'y part, et toutes les rédactions qui l'ont sont prévenues.`,
    asleepUntil: (account, when) =>
      fr`${account} est en sommeil jusqu'au ${when} : rien n'y part, et toutes les rédactions qui l'ont sont prévenues.`,
    mayNotSleep:
      'Seules les personnes qui travaillent dans cette rédaction peuvent mettre un compte en sommeil. Rien n’a changé.',
    whichToSleep: (accounts) =>
      accounts.length === 0
        ? 'Cette rédaction n’a pas de compte. Rien n’a changé.'
        : fr`Précisez le compte : /tambour endormir, son nom, puis si besoin « jusqu'au 24 décembre 18 h », une raison et « sauf urgences ». Il y a : ${accounts.join(', ')}.`,
    untilUnclear: fr`La fin du sommeil n'est pas claire. Écrivez « jusqu'au 24 décembre 18 h » ou « jusqu'à demain 9 h » : un moment à venir, et qui n'existe qu'une fois. Rien n'a changé.`,
    untilEither: (account, day) =>
      fr`Jusqu'à quand ${account} doit-il dormir : jusqu'au début ou jusqu'à la fin du ${day} ? Choisissez. Rien n'a encore changé.`,
    untilDayBegins: (day) => fr`Jusqu'au début du ${day}`,
    untilDayEnds: (day) => fr`Jusqu'à la fin du ${day}`,
    notShorter: (account) =>
      fr`${account} dort déjà plus longtemps, et personne n'écourte un sommeil sans accord : /tambour réveiller le demande. Rien n'a changé.`,
    notLooser: (account) =>
      fr`${account} dort, ou va dormir, même pour les urgences, et personne ne fait d'exception sans accord : /tambour réveiller demande la fin de ce sommeil. Endormez-le ensuite « sauf urgences ». Rien n'a changé.`,
  },
  accounts: {
    title: 'Comptes de cette rédaction',
    none: 'Cette rédaction n’a pas de compte.',
    active: (account) => fr`${account} reçoit des publications.`,
    paused: (account) => fr`${account} est en pause : rien n'y part avant que la panne soit réparée.`,
    asleep: (account, since, name) =>
      fr`${account} est en sommeil depuis le ${since}${name === null ? '' : `, par ${name}`}.`,
    decidedBy: (desk) =>
      fr`C'est la rédaction « ${desk} » qui décide de son sommeil, de qui y veille et de le quitter.`,
    howTo: fr`/tambour endormir et son nom mettent un compte en sommeil aussitôt. /tambour réveiller demande son réveil aux personnes qui valident ici.`,
  },
  waking: {
    asks: (name, account, when) => fr`${name} demande le réveil de ${account}, ${when}.`,
    nothingLeaves: (waiting) =>
      waiting === 0
        ? 'Le réveil ne fait rien partir.'
        : fr`Le réveil ne fait rien partir : ${counted(waiting, 'publication retenue attend', 'publications retenues attendent')} qu'on laisse partir chacune.`,
    approvedBy: (names) => fr`Validé par ${names.join(', ')}.`,
    missing: (count) =>
      fr`Il manque ${counted(count, 'validation', 'validations')}. D'ici là, le compte reste en sommeil.`,
    stuck: (name, typed) =>
      fr`Personne de celles qui valident ici ne peut donner son accord. Quelqu'un d'autre que ${name} peut en ajouter avec /tambour réglages, ou l'administration réveille le compte au terminal : ${typed}`,
    agreed: (name) =>
      fr`Réveil accordé${name === null ? '' : `, en dernier par ${name}`} : le compte reçoit de nouveau des publications.`,
    refused: (name) => fr`Réveil refusé${name === null ? '' : ` par ${name}`} : le compte reste en sommeil.`,
    over: fr`Il n'y a plus rien à décider : le sommeil a pris fin autrement, ou a changé.`,
    approve: (account) => fr`Valider le réveil de ${account}`,
    refuse: 'Laisser en sommeil',
    refusals: {
      author: fr`La demande vient de vous : l'accord doit venir de quelqu'un d'autre. Rien n'a changé.`,
      asker: fr`Une de vos publications attend ce compte : votre validation seule ne le réveille pas. Quelqu'un d'autre doit être d'accord. Rien n'a changé.`,
      authorsDeputy: fr`Vous remplacez la personne qui a fait la demande, et qui ne peut pas non plus l'accorder. Quelqu'un d'autre doit le faire. Rien n'a changé.`,
      closed: fr`Il n'y a plus rien à décider ici : le sommeil a pris fin, ou a changé. Refaites la demande si le compte est encore en sommeil.`,
    },
  },
  ending: (account, when) =>
    fr`Le sommeil de ${account} prend fin de lui-même : ${when}. Ce compte reçoit alors de nouveau des publications.`,
  endingNext: (waiting) =>
    waiting === 0
      ? 'Rien n’est retenu dans cette rédaction.'
      : fr`${counted(waiting, 'publication retenue', 'publications retenues')} dans cette rédaction : rien n'en part de soi-même, alors non plus.`,
  held: {
    until: (until) => fr`Il dort jusqu'au ${until}.`,
    late: (when) =>
      fr`Passé ${when}, cette publication aura manqué son heure : une personne qui valide devra en choisir une autre.`,
    ask: fr`Que doit-elle devenir ? Publiez-la par un autre compte ou à une autre heure, ou annulez-la sur ce compte.`,
    awake: (account) =>
      fr`${account} reçoit de nouveau des publications. Celle-ci était retenue, et ne part que si quelqu'un la laisse partir.`,
    askAwake: fr`Que doit-elle devenir ? Laissez-la partir maintenant, choisissez une autre heure, ou annulez-la sur ce compte.`,
    askLate: fr`Son heure est passée : une personne qui valide peut publier maintenant ou choisir une autre heure. Sinon, annulez-la sur ce compte.`,
    together: (count, account) =>
      fr`Le sommeil de ${account} retient ${counted(count, 'publication', 'publications')} de cette rédaction.`,
    askTogether: fr`Que doivent-elles devenir ? Dans chaque fil, la dernière carte propose un autre compte, une autre heure, ou d'annuler sur ce compte. Rien ne part de soi-même.`,
    otherAccount: (account) => fr`Autre compte : ${account}`,
    otherTime: (account) => fr`Autre heure : ${account}`,
    cancelDelivery: (account) => fr`Annuler : ${account}`,
    calledOff: (name, account) => fr`${name} a annulé cette publication sur ${account}. Rien n'y part.`,
    backInWriting: fr`Rien d'autre de ce brouillon ne devait partir : il est de nouveau en rédaction.`,
  },
  inList: {
    asleep: (account, until, exceptEmergencies) =>
      fr`${account} dort${until === null ? '' : ` jusqu’au ${until}`}${exceptEmergencies ? ', sauf urgences' : ''}.`,
    wait: (count, account) =>
      fr`${counted(count, 'publication attend', 'publications attendent')} le réveil de ${account}.`,
  },
  help: {
    accounts: '/tambour comptes',
    accountsDoes: 'quels comptes reçoivent des publications, et lesquels dorment',
    sleep: fr`/tambour endormir @nom jusqu'au 24 décembre 18 h`,
    sleepDoes: 'plus rien de nouveau ne part par ce compte, dès maintenant',
    wake: '/tambour réveiller @nom',
    wakeDoes: 'demander le réveil d’un compte aux personnes qui valident',
  },
  inForm: {
    label: (account, day) => fr`${account} : dort${day === null ? '' : ` jusqu’au ${day}`}`,
    labelExcept: (account) => fr`${account} : dort, sauf urgences`,
    hint: (account, until, why) =>
      until === null
        ? fr`${account} dort jusqu'à ce qu'on le réveille${because(why)}.`
        : fr`${account} dort jusqu'au ${until}${because(why)} : ne le cochez que pour une heure plus tardive.`,
    allAsleep: fr`Tous les comptes de cette rédaction sont en sommeil. Sans heure fixée, vous pouvez tout de même écrire pour l'un d'eux : une fois validé, c'est retenu jusqu'à son réveil.`,
    refused: (account, until, why) =>
      until === null
        ? fr`${account} dort jusqu'à ce qu'on le réveille${because(why)} : rien n'y part. Décochez-le.`
        : fr`${account} dort jusqu'au ${until}${because(why)} : rien n'y part avant. Décochez-le, ou choisissez une heure plus tardive.`,
    labelPlanned: (account, day) => fr`${account} : en sommeil dès le ${day}`,
    hintPlanned: (account, from, until) =>
      fr`${account} sera en sommeil du ${from} au ${until} : rien n'y partira pendant ce temps.`,
    refusedPlanned: (account, from, until) =>
      fr`${account} sera en sommeil du ${from} au ${until} : rien n'y partira pendant ce temps. Décochez-le, ou choisissez une autre heure.`,
  },
};

function because(why: string | null): string {
  return why === null ? '' : ` (${why})`;
}
