import type { FailuresWords } from '#messages/words/failures.ts';

import { fr } from './typography.ts';

export const failures: FailuresWords = {
  refused: {
    server: {
      unreachable: (a) => fr`${a} : le serveur ne répond pas, rien n'a été publié. Réessayez dans quelques minutes.`,
      name_not_found: (a) =>
        fr`${a} : l'adresse du serveur est introuvable, rien n'a été publié. Vérifiez l'adresse avec l'administration de Tambour, puis réessayez.`,
      forbidden: (a) =>
        fr`${a} : le serveur interdit cette publication, rien n'a été publié. Le compte est peut-être limité : voyez avec la modération du serveur.`,
      not_found: (a) =>
        fr`${a} : le serveur ne connaît plus ce compte ou cette image, rien n'a été publié. Réessayez ; si cela échoue encore, faites vérifier le compte.`,
      too_long: (a) =>
        fr`${a} : le serveur trouve le texte trop long, rien n'a été publié. Raccourcissez-le et redemandez la validation.`,
      duplicate: (a) => fr`${a} : le serveur dit avoir déjà cette publication. Regardez le compte avant de réessayer.`,
      media_rejected: (a) =>
        fr`${a} : le serveur refuse une image, rien n'a été publié. Remplacez l'image et redemandez la validation.`,
      media_unfinished: (a) =>
        fr`${a} : le serveur travaille depuis 15 minutes à la vidéo sans finir, rien n'a été publié. Réessayez : elle sera envoyée de nouveau.`,
      text_missing: (a) =>
        fr`${a} : le serveur veut un texte avec l'image, rien n'a été publié. Ajoutez un texte, ne serait-ce qu'un mot, et redemandez la validation.`,
      invalid: (a) =>
        fr`${a} : le serveur refuse le contenu, rien n'a été publié. Relisez le texte et les images, puis redemandez la validation.`,
    },
    x: {
      unreachable: (a) => fr`${a} : X ne répond pas, rien n'a été publié. Réessayez dans quelques minutes.`,
      name_not_found: (a) =>
        fr`${a} : l'adresse de X est introuvable depuis ce réseau, rien n'a été publié. Faites vérifier la connexion, puis réessayez.`,
      forbidden: (a) =>
        fr`${a} : X interdit cette publication à ce compte, rien n'a été publié. Ouvrez X avec ce compte pour voir s'il est limité.`,
      not_found: (a) =>
        fr`${a} : X ne trouve plus ce compte ou cette image, rien n'a été publié. Réessayez ; si cela échoue encore, faites vérifier le compte.`,
      too_long: (a) =>
        fr`${a} : X trouve le texte trop long, rien n'a été publié. Raccourcissez la copie pour X et redemandez la validation.`,
      duplicate: (a) =>
        fr`${a} : X refuse un texte identique à une publication récente, rien n'a été publié. Changez quelques mots et redemandez la validation.`,
      media_rejected: (a) =>
        fr`${a} : X refuse une image, rien n'a été publié. Remplacez l'image et redemandez la validation.`,
      media_unfinished: (a) =>
        fr`${a} : X travaille depuis 15 minutes à la vidéo sans finir, rien n'a été publié. Réessayez : elle sera envoyée de nouveau.`,
      text_missing: (a) =>
        fr`${a} : X veut un texte avec l'image, rien n'a été publié. Ajoutez un texte, ne serait-ce qu'un mot, et redemandez la validation.`,
      invalid: (a) =>
        fr`${a} : X refuse le contenu, rien n'a été publié. Relisez la copie pour X, puis redemandez la validation.`,
    },
  },
  locked: {
    server: {
      token_refused: (a) =>
        fr`${a} : le serveur refuse l'accès de Tambour. Le compte est mis en pause dans Tambour ; demandez à l'administration de Tambour un nouveau jeton d'accès (pour Bluesky, un mot de passe d'application), puis réessayez.`,
      scope_missing: (a) =>
        fr`${a} : le jeton d'accès n'a pas le droit de publier. Le compte est mis en pause dans Tambour ; demandez un jeton avec les droits « write:statuses » et « write:media ».`,
      credit_exhausted: (a) =>
        fr`${a} : le serveur demande un paiement. Le compte est mis en pause dans Tambour ; voyez avec l'administration de Tambour.`,
      account_closed: (a) =>
        fr`${a} : le serveur a fermé le compte, ou il y a été désactivé. Le compte est mis en pause dans Tambour ; connectez-vous là-bas pour voir pourquoi, puis réessayez.`,
    },
    x: {
      token_refused: (a) =>
        fr`${a} : X refuse l'accès de Tambour. Le compte est mis en pause dans Tambour ; demandez à l'administration de Tambour de renouveler les clés, puis réessayez.`,
      scope_missing: (a) =>
        fr`${a} : l'application n'a que le droit de lire sur X. Le compte est mis en pause dans Tambour ; demandez le droit « Read and write », puis de nouvelles clés.`,
      credit_exhausted: (a) =>
        fr`${a} : le crédit chez X est épuisé. Le compte est mis en pause dans Tambour ; faites recharger le crédit, puis réessayez.`,
      account_closed: (a) =>
        fr`${a} : X a fermé le compte, ou il y a été désactivé. Le compte est mis en pause dans Tambour ; connectez-vous là-bas pour voir pourquoi, puis réessayez.`,
    },
  },
  held: {
    late: (a) =>
      fr`${a} : l'heure prévue est passée, rien n'est parti. Une personne qui valide peut publier maintenant ou choisir une autre heure.`,
    account_paused: (a) => fr`${a} : le compte est en pause, rien n'est parti. Réessayez une fois l'accès rétabli.`,
    account_asleep: (a) =>
      fr`${a} : le compte a été mis en sommeil, rien n'est parti. Une fois le compte réveillé, laissez partir ou modifiez le brouillon.`,
    account_removed: (a) =>
      fr`${a} : la rédaction n'a plus ce compte, rien n'est parti. Voyez avec l'administration de Tambour.`,
    token_unreadable: (a) =>
      fr`${a} : Tambour ne peut plus lire l'accès à ce compte, rien n'est parti. Demandez à l'administration de Tambour de vérifier la clé maîtresse.`,
    part_before: (a) =>
      fr`${a} : la partie qui précède n'est pas publique, celle-ci n'a donc pas été envoyée. Poursuivez une fois la précédente réglée, ou retirez les parties publiques.`,
    series_off: (a) =>
      fr`${a} : les séries de publications ne sont pas activées pour ce réseau, rien n'a été envoyé. Réduisez le texte de ce compte à une seule publication, ou voyez avec la personne qui administre Tambour.`,
    network_off: (a) =>
      fr`${a} : l'administration de Tambour a coupé la publication sur ce réseau, rien n'est parti. Réessayez une fois la publication rouverte.`,
    approval_lapsed: (a) =>
      fr`${a} : la validation ne vaut plus (trop ancienne, règles modifiées, ou une personne qui a validé n'est plus là), rien n'est parti. Une personne qui valide peut valider de nouveau cette version.`,
    content_changed: (a) =>
      fr`${a} : ce qui est enregistré n'est pas ce qui a été validé, rien n'est parti. Prévenez l'administration de Tambour, puis modifiez le brouillon.`,
    recording_missing: (a) =>
      fr`${a} : la vidéo ou le son n'est plus enregistré ici (absent de la sauvegarde, ou gardé assez longtemps), rien n'est parti. Déposez le même fichier de nouveau dans ce fil, puis réessayez.`,
    frozen: (a) => fr`${a} : retenu par un gel. Une fois le gel terminé, laissez partir ou modifiez le brouillon.`,
    period_closed: (a) =>
      fr`${a} : une période de réserve l'interdit, rien n'a été envoyé. Attendez sa fin, choisissez une autre date, ou faites accorder une dérogation par une seconde personne.`,
    period_approval: (a) =>
      fr`${a} : une période de réserve demande une validation de plus, rien n'a été envoyé. La fonction que la période nomme valide cette version.`,
    period_unproven: (a) =>
      fr`${a} : une période de réserve a été changée dans la base de données, rien n'a été envoyé. Les personnes qui valident ici l'annulent sur sa carte ; prévenez la personne qui administre Tambour.`,
    emergency_pause: (a) =>
      fr`${a} : retenu pendant une urgence. Une fois l'urgence terminée, laissez partir ou modifiez le brouillon.`,
    cannot_look: (a) =>
      fr`${a} : nous ne savons pas si c'est publié, et Tambour ne peut pas lire ce compte. Regardez le compte, puis répondez sur la carte du brouillon.`,
    other_account: (a) =>
      fr`${a} : le serveur a répondu qu'un autre de ses comptes a publié cela. Regardez le compte, puis répondez sur la carte du brouillon ; prévenez l'administration de Tambour.`,
    unusable_id: (a) =>
      fr`${a} : le réseau a probablement publié, mais sous un nom que Tambour ne peut pas reprendre, et rien n'est renvoyé. Regardez le compte, puis répondez sur la carte du brouillon.`,
    edits_hidden: (a) =>
      fr`${a} : nous ne savons pas si c'est publié. Tambour a été restauré, et ce serveur ne dit pas si une publication a été corrigée depuis. Cherchez-la sur le compte, corrigée aussi, puis répondez sur la carte du brouillon.`,
    lost_by_restore: (a) =>
      fr`${a} : introuvable là-bas. Tambour a été restauré et ne sait pas si cela avait été publié, puis remplacé ou retiré. Demandez à l'équipe, puis répondez sur la carte du brouillon.`,
    still_absent: (a) =>
      fr`${a} : envoyé de nouveau, mais toujours invisible. Regardez le compte, puis répondez sur la carte du brouillon.`,
    several_found: (a) =>
      fr`${a} : plusieurs publications identiques existent. Regardez le compte, puis donnez le lien de la bonne sur la carte du brouillon.`,
    not_approved: (a) =>
      fr`${a} : peut-être publié, mais la validation ne tient plus, donc rien n'est renvoyé. Regardez le compte, et retirez la publication s'il le faut.`,
  },
  heldUnsure: (a, why) =>
    fr`${a} : nous ne savons pas si c'est publié. Rien n'est renvoyé, publication ${why}. Regardez le compte, puis répondez sur la carte du brouillon.`,
  delayed: {
    rate_limit: (a, until) => fr`${a} : le réseau demande d'attendre. Nouvel essai ${until}, vous n'avez rien à faire.`,
    upload_limit: (a, until) =>
      fr`${a} : le réseau ne prend plus d'images ni de vidéos pour le moment. Nouvel essai ${until} ; les publications qui n'en ont pas partent entre-temps, vous n'avez rien à faire.`,
    media_processing: (a, until) =>
      fr`${a} : le réseau prépare encore les images ou la vidéo. Nouvel essai ${until}, vous n'avez rien à faire.`,
    server_busy: (a, until) => fr`${a} : le réseau est surchargé. Nouvel essai ${until}, vous n'avez rien à faire.`,
    unreachable: (a, until) => fr`${a} : le réseau ne répond pas. Nouvel essai ${until}, vous n'avez rien à faire.`,
    name_not_found: (a, until) =>
      fr`${a} : l'adresse du réseau est introuvable pour l'instant. Nouvel essai ${until}, vous n'avez rien à faire.`,
  },
  behind: (a, number) =>
    fr`${a} : le brouillon n° ${number} est encore en cours d'envoi sur ce compte. Cette publication part aussitôt après, vous n'avez rien à faire.`,
  behindOther: (a) =>
    fr`${a} : une autre publication est encore en cours d'envoi sur ce compte. Celle-ci part aussitôt après, vous n'avez rien à faire.`,
};
