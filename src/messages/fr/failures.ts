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
