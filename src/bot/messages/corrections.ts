import { fr, say } from './say.ts';

/** Corrections of what is public. `a` is the account's label. */
export const corrections = {
  corrects: say(
    (number: number) => fr`Corrige le brouillon n° ${number}`,
    (number) => `Corrects draft ${number}`,
  ),
  correctedBy: say(
    (numbers: string, count: number) =>
      fr`Corrigé par ${count === 1 ? 'le brouillon' : 'les brouillons'} n° ${numbers}`,
    (numbers, count) => `Corrected by ${count === 1 ? 'draft' : 'drafts'} ${numbers}`,
  ),
  whatHappens: say('Ce que fera la validation', 'What approval will do'),
  whatWasApproved: say('Ce qui a été validé', 'What was approved'),
  changes: say('Ce qui change dans le texte', 'What changes in the text'),
  sameWords: say('Aucun mot du texte ne change.', 'No word of the text changes.'),
  does: {
    edit: say(
      (a: string) => fr`${a} : la publication est modifiée sur place, son lien reste le même`,
      (a) => `${a}: the post is edited in its place, its link stays the same`,
    ),
    replace: say(
      (a: string) => fr`${a} : ce texte est publié, puis l'ancienne publication est retirée ; le lien change`,
      (a) => `${a}: this text is published, then the old post is retracted; the link changes`,
    ),
    reply: {
      mastodon: say(
        (a: string) => fr`${a} : la publication reste, le rectificatif est publié en réponse`,
        (a) => `${a}: the post stays, the correction is published as a reply to it`,
      ),
      x: say(
        (a: string) => fr`${a} : la publication reste, le rectificatif est publié à part, avec son lien`,
        (a) => `${a}: the post stays, the correction is published on its own, with its link`,
      ),
    },
    leave: say(
      (a: string) => fr`${a} : la publication reste telle quelle`,
      (a) => `${a}: the post stays as it is`,
    ),
  },
  twice: say(
    (once: string, twice: string, day: string) =>
      fr`Remplacer sur X se paie deux fois : environ ${once} pour l'ancienne, autant pour la nouvelle, ${twice} en tout (tarif lu le ${day})`,
    (once, twice, day) =>
      `Replacing on X is paid for twice: about ${once} for the old post and as much for the new one, ${twice} in all (price list read on ${day})`,
  ),
  ways: {
    edit: say('Modifier sur place', 'Edit in its place'),
    replace: say('Retirer et remplacer', 'Retract and replace'),
    reply: say('Laisser, et publier un rectificatif', 'Leave it, and post a correction'),
    leave: say('Laisser telle quelle', 'Leave it as it is'),
  },
  answer: say(
    (text: string) => fr`Rectificatif : ${text}`,
    (text) => `Correction: ${text}`,
  ),
  form: {
    title: say(
      (number: number) => fr`Corriger le n° ${number}`,
      (number) => `Correct draft ${number}`,
    ),
    intro: say(
      'Cela fait un nouveau brouillon, à valider comme les autres. Rien ne change sur les réseaux avant.',
      'This makes a new draft, to be approved like any other. Nothing changes on the networks before that.',
    ),
    alreadyOpen: say(
      (number: number) =>
        fr`Attention : le brouillon n° ${number} corrige déjà cette publication et n'est pas terminé.`,
      (number) => `Note: draft ${number} corrects this post already, and is not finished.`,
    ),
    text: say('Le texte corrigé', 'The corrected text'),
    way: say(
      (a: string) => fr`Sur ${a}`,
      (a) => `On ${a}`,
    ),
    answer: say('Rectificatif', 'Correction to post'),
    answerHint: say(
      'Seulement là où la publication reste. Laissé vide : « Rectificatif » et le texte corrigé.',
      'Only where the post stays. Left empty: “Correction” and the corrected text.',
    ),
    create: say('Créer la correction', 'Create the correction'),
    allLeft: say(
      'Toutes les publications resteraient telles quelles : choisissez ce que devient au moins l’une d’elles.',
      'Every post would stay as it is: choose what becomes of at least one of them.',
    ),
  },
  button: say('Corriger', 'Correct'),
  approveNow: say('Valider et corriger maintenant', 'Approve and correct now'),
  itIsDone: say(
    (a: string) => fr`C'est corrigé : ${a}`,
    (a) => `It is corrected: ${a}`,
  ),
  itIsNotDone: say(
    (a: string) => fr`Pas corrigé, corriger : ${a}`,
    (a) => `Not corrected, correct it: ${a}`,
  ),
  retractOld: say(
    (a: string) => fr`Retirer l'ancienne de ${a}`,
    (a) => `Retract the old post from ${a}`,
  ),
  nothingPublic: say(
    (number: number) =>
      fr`Le brouillon n° ${number} n'a rien de publié en ce moment : il n'y a rien à corriger. Modifiez-le, ou écrivez-en un autre.`,
    (number) => `Draft ${number} has nothing public now: there is nothing to correct. Edit it, or write another one.`,
  ),
  made: say(
    (number: number) => fr`La correction est le brouillon n° ${number}. La suite est dans son fil.`,
    (number) => `The correction is draft ${number}. The rest is in its thread.`,
  ),
  whichOne: say(
    'Quel brouillon corriger ? Écrivez son numéro : /tambour corriger 12. Dans le fil du brouillon, le numéro n’est pas nécessaire.',
    'Which draft to correct? Type its number: /tambour correct 12. In the draft’s thread, no number is needed.',
  ),
  help: say('/tambour corriger 12', '/tambour correct 12'),
  helpDoes: say('corriger ce qui est déjà publié', 'correct what is public already'),
  change: say(
    (a: string) => fr`ce que devient la publication sur ${a}`,
    (a) => `what becomes of the post on ${a}`,
  ),
  delivery: {
    ready: say(
      (a: string, when: string) => fr`${a} : sera corrigé ${when}`,
      (a, when) => `${a}: will be corrected ${when}`,
    ),
    sending: say(
      (a: string) => fr`${a} : correction en cours`,
      (a) => `${a}: being corrected`,
    ),
    sent: say(
      (a: string, when: string) => fr`${a} : corrigé sur place ${when}`,
      (a, when) => `${a}: corrected in its place ${when}`,
    ),
    doubt: say(
      (a: string) =>
        fr`${a} : nous ne savons pas encore si c'est corrigé. Tambour vérifie ; ne modifiez rien à la main.`,
      (a) => `${a}: we do not know yet whether it was corrected. Tambour is checking; do not edit it by hand.`,
    ),
    replacing: say('l’ancienne publication va être retirée', 'the old post is about to be retracted'),
    oldGone: say('l’ancienne publication est retirée', 'the old post was retracted'),
    oldStays: say('l’ancienne publication est encore là', 'the old post is still there'),
    oldGoneNewNot: say(
      'l’ancienne publication n’est plus là, la nouvelle n’est pas encore partie',
      'the old post is gone, the new one has not gone out yet',
    ),
    old: say('voir l’ancienne', 'see the old one'),
  },
  edited: say(
    (when: string, number: number) => fr`corrigé ${when} (n° ${number})`,
    (when, number) => `corrected ${when} (draft ${number})`,
  ),
  notice: {
    corrected: say(
      (a: string) => fr`${a} : la publication est corrigée, son lien n'a pas changé.`,
      (a) => `${a}: the post is corrected, its link has not changed.`,
    ),
    unsure: say(
      (a: string) =>
        fr`${a} : pas de réponse certaine à la correction. Tambour relit la publication ; ne modifiez rien à la main.`,
      (a) => `${a}: no certain answer to the correction. Tambour reads the post again; do not edit it by hand.`,
    ),
    begun: say(
      (name: string, number: number) => fr`${name} prépare une correction : brouillon n° ${number}.`,
      (name, number) => `${name} prepares a correction: draft ${number}.`,
    ),
    by: {
      edit: say(
        (a: string, number: number) => fr`${a} : corrigé sur place par le brouillon n° ${number}.`,
        (a, number) => `${a}: corrected in its place by draft ${number}.`,
      ),
      replace: say(
        (a: string, number: number) =>
          fr`${a} : le brouillon n° ${number} remplace cette publication, qui va être retirée.`,
        (a, number) => `${a}: draft ${number} replaces this post, which is about to be retracted.`,
      ),
      reply: say(
        (a: string, number: number) => fr`${a} : le brouillon n° ${number} publie un rectificatif.`,
        (a, number) => `${a}: draft ${number} posts a correction.`,
      ),
    },
    replaced: say(
      (a: string) => fr`${a} : l'ancienne publication est retirée, la nouvelle la remplace.`,
      (a) => `${a}: the old post was retracted, the new one stands instead of it.`,
    ),
    stays: say(
      (a: string) =>
        fr`${a} : la nouvelle publication est en ligne, mais l'ancienne n'a pas pu être retirée. Les deux sont visibles. Retirez l'ancienne depuis la carte, ou sur le réseau.`,
      (a) =>
        `${a}: the new post is public, but the old one could not be retracted. Both can be seen. Retract the old one from the card, or on the network.`,
    ),
    staysFrozen: say(
      (a: string) =>
        fr`${a} : la nouvelle publication est en ligne. La rédaction est gelée : l'ancienne n'est pas retirée d'elle-même, les deux sont visibles. Retirez l'ancienne depuis la carte.`,
      (a) =>
        `${a}: the new post is public. The desk is frozen: the old one is not retracted by itself, both can be seen. Retract the old one from the card.`,
    ),
  },
  failed: {
    cannot_edit: say(
      (a: string) =>
        fr`${a} : ce serveur ne permet pas de modifier une publication, rien n'a changé. Corrigez de nouveau et choisissez « Retirer et remplacer ».`,
      (a) =>
        `${a}: this server does not let a post be edited, nothing has changed. Correct it again and choose “Retract and replace”.`,
    ),
    post_gone: say(
      (a: string) =>
        fr`${a} : la publication à corriger n'existe plus sur le réseau, quelqu'un l'y a supprimée. Rien n'a été corrigé.`,
      (a) => `${a}: the post to correct is no longer on the network, somebody deleted it there. Nothing was corrected.`,
    ),
  },
  held: {
    corrected_since: say(
      (a: string) =>
        fr`${a} : une autre correction de cette publication est passée, ou passe en ce moment. Rien n'est parti. Modifiez ce brouillon pour partir du texte d'aujourd'hui, puis redemandez la validation.`,
      (a) =>
        `${a}: another correction of this post went out meanwhile, or is going out. Nothing was sent. Edit this draft to start from today’s text, then ask for approval again.`,
    ),
    post_gone: say(
      (a: string) =>
        fr`${a} : la publication à corriger a été retirée entre-temps. Rien n'est parti. Modifiez ce brouillon, ou annulez-le.`,
      (a) => `${a}: the post to correct was retracted meanwhile. Nothing was sent. Edit this draft, or cancel it.`,
    ),
    post_changed: say(
      (a: string) =>
        fr`${a} : sur le réseau, la publication n'est plus celle que nous connaissons. Rien n'a été modifié. Regardez-la, puis dites ici ce qu'il en est.`,
      (a) =>
        `${a}: on the network the post is no longer the one that we know. Nothing was changed. Look at it, then say here how it stands.`,
    ),
  },
} as const;
