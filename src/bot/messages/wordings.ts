import { fr, say } from './say.ts';

/** Wordings that are proposed, and those kept from a form that came too late: their cards, their form, the answers. */
export const wordings = {
  propose: say('Proposer une formulation', 'Propose a wording'),
  takeProposed: say('Reprendre cette formulation', 'Take this wording'),
  takeKept: say('Reprendre mon texte', 'Take mine'),
  leave: say('Laisser', 'Leave it'),
  formTitle: say('Proposer un texte', 'Propose a wording'),
  formIntro: say(
    'Rien ne change tant que la personne qui a écrit n’a pas repris votre formulation.',
    'Nothing changes until the author takes your wording.',
  ),
  formSend: say('Proposer', 'Propose'),
  proposedBy: say(
    (name: string) => fr`Formulation proposée par ${name}`,
    (name) => `Wording proposed by ${name}`,
  ),
  proposed: say(
    (name: string, version: number) => fr`${name} propose une formulation pour la version ${version}.`,
    (name, version) => `${name} proposes a wording for version ${version}.`,
  ),
  kept: say(
    (name: string, base: number) =>
      fr`Texte écrit par ${name}, commencé sur la version ${base}. Une version plus récente existait déjà : rien n'a été écrasé, rien n'est perdu.`,
    (name, base) =>
      `Text written by ${name}, begun on version ${base}. A newer version was there already: nothing was overwritten, nothing is lost.`,
  ),
  movedOn: say(
    (version: number) => fr`Entre-temps, le brouillon est passé à la version ${version}. Voici ce qui y changerait :`,
    (version) => `Meanwhile the draft has moved on to version ${version}. This is what would change in it:`,
  ),
  wouldChange: say('Voici ce qui changerait :', 'This is what would change:'),
  alsoChanges: say(
    (what: string) => fr`Changerait aussi : ${what}.`,
    (what) => `Would change too: ${what}.`,
  ),
  whole: say(
    (place: string) => fr`${place}, en entier`,
    (place) => `${place}, in full`,
  ),
  onlyAuthor: say(
    (name: string) => fr`C'est à ${name} de reprendre cette formulation ; rien ne change avant.`,
    (name) => `Nothing changes until ${name} takes this wording.`,
  ),
  onlyWriter: say(
    (name: string) => fr`C'est à ${name} de reprendre ce texte ; rien ne change avant.`,
    (name) => `Nothing changes until ${name} takes this text.`,
  ),
  same: say(
    (version: number) => fr`La version ${version} dit déjà cela : il n'y a rien à reprendre.`,
    (version) => `Version ${version} says this already: there is nothing to take.`,
  ),
  taken: say(
    (name: string, version: number) => fr`Repris par ${name} : c'est la version ${version}.`,
    (name, version) => `${name} took it: it is version ${version}.`,
  ),
  left: say(
    (name: string) => fr`Laissé par ${name} : rien n'a changé.`,
    (name) => `${name} left it. Nothing has changed.`,
  ),
  cancelled: say(
    'Ce brouillon est annulé : il n’y a plus rien à reprendre.',
    'This draft is cancelled: there is nothing left to take.',
  ),
  rejected: say(
    'Cette version est refusée : modifiez le brouillon avant de reprendre une formulation.',
    'This version was rejected: edit the draft before taking a wording.',
  ),
  underWay: say(
    'La publication est partie, ou part : il n’y a plus rien à reprendre.',
    'The post has gone out, or is going out: there is nothing left to take.',
  ),
  tookProposal: say(
    (name: string, proposer: string, version: number, what: string) =>
      fr`${name} a repris la formulation proposée par ${proposer} : version ${version}. Modifié : ${what}.`,
    (name, proposer, version, what) =>
      `${name} took the wording that ${proposer} proposed: version ${version}. Changed: ${what}.`,
  ),
  answer: {
    author: say('C’est vous qui avez écrit ce brouillon. Utilisez « Modifier ».', 'You wrote this draft. Use “Edit”.'),
    not_asked: say(
      'La validation de cette version n’est pas demandée : il n’y a rien à proposer.',
      'Approval of this version has not been asked for: there is nothing to propose.',
    ),
    rejected: say(
      'Cette version est refusée. La personne qui a écrit doit d’abord la modifier.',
      'This version was rejected. Its author has to edit it first.',
    ),
    under_way: say(
      'Trop tard : la publication est partie, ou part.',
      'Too late: the post has gone out, or is going out.',
    ),
    unchanged: say(
      'C’est ce que le brouillon dit déjà : rien n’a été proposé.',
      'That is what the draft says already: nothing was proposed.',
    ),
    too_many: say(
      'Dix textes attendent déjà dans ce fil. Il faut d’abord en reprendre ou en laisser un.',
      'Ten texts are waiting in this thread already. One has to be taken or left first.',
    ),
    blocked: say(
      'Reprise telle quelle, cette formulation ne pourrait pas être validée. À corriger :',
      'Taken as it is, this wording could not be approved. To fix:',
    ),
    onlyAuthorTakes: say(
      'Seule la personne qui a écrit ce brouillon peut reprendre une formulation. Rien n’a changé.',
      'Only the author of this draft can take a wording. Nothing has changed.',
    ),
    onlyWriterTakes: say(
      'Seule la personne qui a écrit ce texte peut le reprendre. Rien n’a changé.',
      'Only the person who wrote this text can take it. Nothing has changed.',
    ),
    onlyThemLeave: say(
      'Seules la personne qui a écrit ce texte et celle qui a écrit le brouillon peuvent le laisser. Rien n’a changé.',
      'Only the person who wrote this text and the author of the draft can leave it. Nothing has changed.',
    ),
    movedOn: say(
      (version: number) =>
        fr`Rien n'a changé : le brouillon est passé à la version ${version}. La carte montre maintenant ce qui y changerait. Relisez-la, puis décidez.`,
      (version) =>
        `Nothing has changed: the draft has moved on to version ${version}. The card now shows what would change in it. Read it again, then decide.`,
    ),
    over: say(
      'Ce texte a déjà été repris ou laissé. Rien n’a changé.',
      'This text was taken or left already. Nothing has changed.',
    ),
    blockedAfter: say(
      (version: number) =>
        fr`C'est la version ${version}, mais la validation ne peut pas encore être demandée. La carte dit ce qu'il faut corriger.`,
      (version) => `It is version ${version}, but approval cannot be asked for yet. The card says what to fix.`,
    ),
    keptForYou: say(
      (version: number) =>
        fr`La version ${version} existe déjà : rien n'a été écrasé. Votre texte est gardé dans le fil, avec ce qui changerait : reprenez-le, ou laissez-le.`,
      (version) =>
        `Version ${version} is there already: nothing was overwritten. Your text is kept in the thread, with what would change: take it, or leave it.`,
    ),
  },
} as const;
