import { fr, say } from './say.ts';

/** Corrections of what is public. `a` is the account's label. */
export const corrections = {
  failed: {
    cannot_edit: say(
      (a: string) =>
        fr`${a} : ce serveur ne permet pas de modifier une publication, rien n'a changé. Corrigez de nouveau et choisissez « retirer et remplacer ».`,
      (a) =>
        `${a}: this server does not let a post be edited, nothing has changed. Correct it again and choose “retract and replace”.`,
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
