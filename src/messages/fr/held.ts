import type { HeldWords } from '#messages/words/held.ts';

import { fr } from './typography.ts';

export const held: HeldWords = {
  late: {
    long: (a) =>
      fr`${a} : l'heure prévue est passée, rien n'est parti. Une personne qui valide peut publier maintenant ou choisir une autre heure.`,
    short: fr`retenue : l’heure prévue est passée`,
  },
  account_paused: {
    long: (a) => fr`${a} : le compte est en pause, rien n'est parti. Réessayez une fois l'accès rétabli.`,
    short: fr`retenue : le compte est en pause`,
  },
  account_asleep: {
    long: (a) =>
      fr`${a} : le compte a été mis en sommeil, rien n'est parti. Une fois le compte réveillé, laissez partir ou modifiez le brouillon.`,
    short: fr`retenue : le compte est en sommeil`,
  },
  account_removed: {
    long: (a) => fr`${a} : la rédaction n'a plus ce compte, rien n'est parti. Voyez avec l'administration de Tambour.`,
    short: fr`retenue : le compte n’est plus à la rédaction`,
  },
  token_unreadable: {
    long: (a) =>
      fr`${a} : Tambour ne peut plus lire l'accès à ce compte, rien n'est parti. Demandez à l'administration de Tambour de vérifier la clé maîtresse.`,
    short: fr`retenue : le jeton est illisible`,
  },
  part_before: {
    long: (a) =>
      fr`${a} : la partie qui précède n'est pas publique, celle-ci n'a donc pas été envoyée. Poursuivez une fois la précédente réglée, ou retirez les parties publiques.`,
    short: fr`retenue : la partie qui précède n'est pas publique`,
  },
  series_off: {
    long: (a) =>
      fr`${a} : les séries de publications ne sont pas activées pour ce réseau, rien n'a été envoyé. Réduisez le texte de ce compte à une seule publication, ou voyez avec la personne qui administre Tambour.`,
    short: fr`retenue : les séries sont désactivées sur ce réseau`,
  },
  network_off: {
    long: (a) =>
      fr`${a} : l'administration de Tambour a coupé la publication sur ce réseau, rien n'est parti. Réessayez une fois la publication rouverte.`,
    short: fr`retenue : ce réseau est désactivé`,
  },
  approval_lapsed: {
    long: (a) =>
      fr`${a} : la validation ne vaut plus (trop ancienne, règles modifiées, ou une personne qui a validé n'est plus là), rien n'est parti. Une personne qui valide peut valider de nouveau cette version.`,
    short: fr`retenue : la validation ne compte plus`,
  },
  decision_unproven: {
    long: (account) =>
      fr`${account} : une décision enregistrée n'est pas telle que Tambour l'a écrite, rien n'est parti. Une personne qui valide peut valider de nouveau cette version.`,
    short: fr`retenue : une décision n’est pas telle que Tambour l’a écrite`,
  },
  content_changed: {
    long: (a) =>
      fr`${a} : ce qui est enregistré n'est pas ce qui a été validé, rien n'est parti. Prévenez l'administration de Tambour, puis modifiez le brouillon.`,
    short: fr`retenue : ce n’est plus ce qui a été validé`,
  },
  recording_missing: {
    long: (a) =>
      fr`${a} : la vidéo ou le son n'est plus enregistré ici (absent de la sauvegarde, ou gardé assez longtemps), rien n'est parti. Déposez le même fichier de nouveau dans ce fil, puis réessayez.`,
    short: fr`retenue : sa vidéo n’est plus enregistrée`,
  },
  corrected_since: {
    long: (a) =>
      fr`${a} : une autre correction de cette publication est passée, ou passe en ce moment. Rien n'est parti. Modifiez ce brouillon pour partir du texte d'aujourd'hui, puis redemandez la validation.`,
    short: fr`retenue : corrigée autrement entre-temps`,
  },
  post_gone: {
    long: (a) =>
      fr`${a} : la publication à corriger a été retirée entre-temps. Rien n'est parti. Modifiez ce brouillon, ou annulez-le.`,
    short: fr`retenue : la publication à corriger a été retirée`,
  },
  post_changed: {
    long: (a) =>
      fr`${a} : sur le réseau, la publication n'est plus celle que nous connaissons. Rien n'a été modifié. Regardez-la, puis dites ici ce qu'il en est.`,
    short: fr`retenue : changée sur le réseau`,
  },
  post_unproven: {
    long: (a) =>
      fr`${a} : le journal ne confirme pas quelle publication ceci corrige ou prolonge. Rien n'est parti. Prévenez l'administration de Tambour, puis réessayez ou modifiez ce brouillon.`,
    short: fr`retenue : le journal ne confirme pas la publication à corriger ou à laquelle répondre`,
  },
  frozen: {
    long: (a) => fr`${a} : retenu par un gel. Une fois le gel terminé, laissez partir ou modifiez le brouillon.`,
    short: fr`retenue : la rédaction a été gelée`,
  },
  period_closed: {
    long: (a) =>
      fr`${a} : une période de réserve l'interdit, rien n'a été envoyé. Attendez sa fin, choisissez une autre date, ou faites accorder une dérogation par une seconde personne.`,
    short: fr`retenue : interdite dans une période de réserve`,
  },
  period_approval: {
    long: (a) =>
      fr`${a} : une période de réserve demande une validation de plus, rien n'a été envoyé. La fonction que la période nomme valide cette version.`,
    short: fr`retenue : une période de réserve demande une validation de plus`,
  },
  period_unproven: {
    long: (a) =>
      fr`${a} : une période de réserve a été changée dans la base de données, rien n'a été envoyé. Les personnes qui valident ici l'annulent sur sa carte ; prévenez la personne qui administre Tambour.`,
    short: fr`retenue : une période de réserve n’est pas telle que Tambour l’a écrite`,
  },
  emergency_pause: {
    long: (a) =>
      fr`${a} : retenu pendant une urgence. Une fois l'urgence terminée, laissez partir ou modifiez le brouillon.`,
    short: fr`retenue : une urgence était en cours`,
  },
  cannot_look: {
    long: (a) =>
      fr`${a} : nous ne savons pas si c'est publié, et Tambour ne peut pas lire ce compte. Regardez le compte, puis répondez sur la carte du brouillon.`,
    short: fr`peut-être publiée : à vérifier dans le fil`,
  },
  other_account: {
    long: (a) =>
      fr`${a} : le serveur a répondu qu'un autre de ses comptes a publié cela. Regardez le compte, puis répondez sur la carte du brouillon ; prévenez l'administration de Tambour.`,
    short: fr`peut-être publiée par un autre compte : à vérifier dans le fil`,
  },
  unusable_id: {
    long: (a) =>
      fr`${a} : le réseau a probablement publié, mais sous un nom que Tambour ne peut pas reprendre, et rien n'est renvoyé. Regardez le compte, puis répondez sur la carte du brouillon.`,
    short: fr`peut-être publiée : à vérifier dans le fil`,
  },
  edits_hidden: {
    long: (a) =>
      fr`${a} : nous ne savons pas si c'est publié. Tambour a été restauré, et ce serveur ne dit pas si une publication a été corrigée depuis. Cherchez-la sur le compte, corrigée aussi, puis répondez sur la carte du brouillon.`,
    short: fr`peut-être publiée : à vérifier dans le fil`,
  },
  lost_by_restore: {
    long: (a) =>
      fr`${a} : introuvable là-bas. Tambour a été restauré et ne sait pas si cela avait été publié, puis remplacé ou retiré. Demandez à l'équipe, puis répondez sur la carte du brouillon.`,
    short: fr`peut-être publiée avant une restauration : à régler dans le fil`,
  },
  still_absent: {
    long: (a) =>
      fr`${a} : envoyé de nouveau, mais toujours invisible. Regardez le compte, puis répondez sur la carte du brouillon.`,
    short: fr`peut-être publiée : toujours pas visible`,
  },
  several_found: {
    long: (a) =>
      fr`${a} : plusieurs publications identiques existent. Regardez le compte, puis donnez le lien de la bonne sur la carte du brouillon.`,
    short: fr`publiée plusieurs fois : à vérifier dans le fil`,
  },
  not_approved: {
    long: (a) =>
      fr`${a} : peut-être publié, mais la validation ne tient plus, donc rien n'est renvoyé. Regardez le compte, et retirez la publication s'il le faut.`,
    short: fr`peut-être publiée : la validation ne compte plus`,
  },
};
