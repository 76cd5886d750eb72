import { fr, say } from './say.ts';

/**
 * Why something was certainly not published, or waits: what happened, then what to do. `a` is the account's label.
 * Each network has its own words, since what helps there differs.
 */
export const failures = {
  refused: {
    mastodon: {
      unreachable: say(
        (a: string) => fr`${a} : le serveur ne répond pas, rien n'a été publié. Réessayez dans quelques minutes.`,
        (a) => `${a}: the server does not answer, nothing was published. Try again in a few minutes.`,
      ),
      name_not_found: say(
        (a: string) =>
          fr`${a} : l'adresse du serveur est introuvable, rien n'a été publié. Vérifiez l'adresse avec l'administration de Tambour, puis réessayez.`,
        (a) =>
          `${a}: the server’s address was not found, nothing was published. Check the address with your administrator, then try again.`,
      ),
      forbidden: say(
        (a: string) =>
          fr`${a} : le serveur interdit cette publication, rien n'a été publié. Le compte est peut-être limité : voyez avec la modération du serveur.`,
        (a) =>
          `${a}: the server forbids this post, nothing was published. The account may be limited: ask the server’s moderators.`,
      ),
      not_found: say(
        (a: string) =>
          fr`${a} : le serveur ne connaît plus ce compte ou cette image, rien n'a été publié. Réessayez ; si cela échoue encore, faites vérifier le compte.`,
        (a) =>
          `${a}: the server no longer knows this account or image, nothing was published. Try again; if it fails once more, have the account checked.`,
      ),
      too_long: say(
        (a: string) =>
          fr`${a} : le serveur trouve le texte trop long, rien n'a été publié. Raccourcissez-le et redemandez la validation.`,
        (a) =>
          `${a}: the server finds the text too long, nothing was published. Shorten it and ask for approval again.`,
      ),
      duplicate: say(
        (a: string) => fr`${a} : le serveur dit avoir déjà cette publication. Regardez le compte avant de réessayer.`,
        (a) => `${a}: the server says that it has this post already. Look at the account before you try again.`,
      ),
      media_rejected: say(
        (a: string) =>
          fr`${a} : le serveur refuse une image, rien n'a été publié. Remplacez l'image et redemandez la validation.`,
        (a) =>
          `${a}: the server refuses an image, nothing was published. Replace the image and ask for approval again.`,
      ),
      text_missing: say(
        (a: string) =>
          fr`${a} : le serveur veut un texte avec l'image, rien n'a été publié. Ajoutez un texte, ne serait-ce qu'un mot, et redemandez la validation.`,
        (a) =>
          `${a}: the server wants a text with the image, nothing was published. Add a text, be it one word, and ask for approval again.`,
      ),
      invalid: say(
        (a: string) =>
          fr`${a} : le serveur refuse le contenu, rien n'a été publié. Relisez le texte et les images, puis redemandez la validation.`,
        (a) =>
          `${a}: the server refuses the content, nothing was published. Check text and images, then ask for approval again.`,
      ),
    },
    x: {
      unreachable: say(
        (a: string) => fr`${a} : X ne répond pas, rien n'a été publié. Réessayez dans quelques minutes.`,
        (a) => `${a}: X does not answer, nothing was published. Try again in a few minutes.`,
      ),
      name_not_found: say(
        (a: string) =>
          fr`${a} : l'adresse de X est introuvable depuis ce réseau, rien n'a été publié. Faites vérifier la connexion, puis réessayez.`,
        (a) =>
          `${a}: X’s address was not found from this network, nothing was published. Have the connection checked, then try again.`,
      ),
      forbidden: say(
        (a: string) =>
          fr`${a} : X interdit cette publication à ce compte, rien n'a été publié. Ouvrez X avec ce compte pour voir s'il est limité.`,
        (a) =>
          `${a}: X does not let this account post this, nothing was published. Open X with that account to see whether it is limited.`,
      ),
      not_found: say(
        (a: string) =>
          fr`${a} : X ne trouve plus ce compte ou cette image, rien n'a été publié. Réessayez ; si cela échoue encore, faites vérifier le compte.`,
        (a) =>
          `${a}: X no longer finds this account or image, nothing was published. Try again; if it fails once more, have the account checked.`,
      ),
      too_long: say(
        (a: string) =>
          fr`${a} : X trouve le texte trop long, rien n'a été publié. Raccourcissez la copie pour X et redemandez la validation.`,
        (a) =>
          `${a}: X finds the text too long, nothing was published. Shorten the copy for X and ask for approval again.`,
      ),
      duplicate: say(
        (a: string) =>
          fr`${a} : X refuse un texte identique à une publication récente, rien n'a été publié. Changez quelques mots et redemandez la validation.`,
        (a) =>
          `${a}: X refuses a text identical to a recent post, nothing was published. Change a few words and ask for approval again.`,
      ),
      media_rejected: say(
        (a: string) =>
          fr`${a} : X refuse une image, rien n'a été publié. Remplacez l'image et redemandez la validation.`,
        (a) => `${a}: X refuses an image, nothing was published. Replace the image and ask for approval again.`,
      ),
      text_missing: say(
        (a: string) =>
          fr`${a} : X veut un texte avec l'image, rien n'a été publié. Ajoutez un texte, ne serait-ce qu'un mot, et redemandez la validation.`,
        (a) =>
          `${a}: X wants a text with the image, nothing was published. Add a text, be it one word, and ask for approval again.`,
      ),
      invalid: say(
        (a: string) =>
          fr`${a} : X refuse le contenu, rien n'a été publié. Relisez la copie pour X, puis redemandez la validation.`,
        (a) => `${a}: X refuses the content, nothing was published. Check the copy for X, then ask for approval again.`,
      ),
    },
  },
  locked: {
    mastodon: {
      token_refused: say(
        (a: string) =>
          fr`${a} : le serveur refuse l'accès de Tambour. Le compte est mis en pause dans Tambour ; demandez à l'administration de Tambour un nouveau jeton d'accès, puis réessayez.`,
        (a) =>
          `${a}: the server refuses Tambour’s access. The account is paused in Tambour; ask your administrator for a new access token, then try again.`,
      ),
      scope_missing: say(
        (a: string) =>
          fr`${a} : le jeton d'accès n'a pas le droit de publier. Le compte est mis en pause dans Tambour ; demandez un jeton avec les droits « write:statuses » et « write:media ».`,
        (a) =>
          `${a}: the access token may not publish. The account is paused in Tambour; ask for a token with the scopes “write:statuses” and “write:media”.`,
      ),
      credit_exhausted: say(
        (a: string) =>
          fr`${a} : le serveur demande un paiement. Le compte est mis en pause dans Tambour ; voyez avec l'administration de Tambour.`,
        (a) => `${a}: the server asks for a payment. The account is paused in Tambour; ask your administrator.`,
      ),
    },
    x: {
      token_refused: say(
        (a: string) =>
          fr`${a} : X refuse l'accès de Tambour. Le compte est mis en pause dans Tambour ; demandez à l'administration de Tambour de renouveler les clés, puis réessayez.`,
        (a) =>
          `${a}: X refuses Tambour’s access. The account is paused in Tambour; ask your administrator to renew the keys, then try again.`,
      ),
      scope_missing: say(
        (a: string) =>
          fr`${a} : l'application n'a que le droit de lire sur X. Le compte est mis en pause dans Tambour ; demandez le droit « Read and write », puis de nouvelles clés.`,
        (a) =>
          `${a}: the application may only read on X. The account is paused in Tambour; ask for “Read and write”, then new keys.`,
      ),
      credit_exhausted: say(
        (a: string) =>
          fr`${a} : le crédit chez X est épuisé. Le compte est mis en pause dans Tambour ; faites recharger le crédit, puis réessayez.`,
        (a) => `${a}: the credit at X is used up. The account is paused in Tambour; have it topped up, then try again.`,
      ),
    },
  },
  held: {
    late: say(
      (a: string) =>
        fr`${a} : l'heure prévue est passée, rien n'est parti. Une personne qui valide peut publier maintenant ou choisir une autre heure.`,
      (a) =>
        `${a}: the planned time has passed, nothing was sent. An approver can publish it now or choose another time.`,
    ),
    account_paused: say(
      (a: string) => fr`${a} : le compte est en pause, rien n'est parti. Réessayez une fois l'accès rétabli.`,
      (a) => `${a}: the account is paused, nothing was sent. Try again once its access is restored.`,
    ),
    account_asleep: say(
      (a: string) => fr`${a} : le compte est en sommeil, rien n'est parti. Réessayez une fois le compte réveillé.`,
      (a) => `${a}: the account is asleep, nothing was sent. Try again once it is awake.`,
    ),
    account_removed: say(
      (a: string) =>
        fr`${a} : la rédaction n'a plus ce compte, rien n'est parti. Voyez avec l'administration de Tambour.`,
      (a) => `${a}: the desk no longer has this account, nothing was sent. Ask your administrator.`,
    ),
    token_unreadable: say(
      (a: string) =>
        fr`${a} : Tambour ne peut plus lire l'accès à ce compte, rien n'est parti. Demandez à l'administration de Tambour de vérifier la clé maîtresse.`,
      (a) =>
        `${a}: Tambour can no longer read this account’s access, nothing was sent. Ask your administrator to check the master key.`,
    ),
    network_off: say(
      (a: string) =>
        fr`${a} : l'administration de Tambour a coupé la publication sur ce réseau, rien n'est parti. Réessayez une fois la publication rouverte.`,
      (a) =>
        `${a}: your administrator has switched off publishing to this network, nothing was sent. Try again once it is switched on.`,
    ),
    approval_lapsed: say(
      (a: string) =>
        fr`${a} : la validation ne vaut plus (trop ancienne, règles modifiées, ou une personne qui a validé n'est plus là), rien n'est parti. Une personne qui valide peut valider de nouveau cette version.`,
      (a) =>
        `${a}: the approval no longer counts (too old, the rules changed, or an approver has left), nothing was sent. An approver can approve this version again.`,
    ),
    content_changed: say(
      (a: string) =>
        fr`${a} : ce qui est enregistré n'est pas ce qui a été validé, rien n'est parti. Prévenez l'administration de Tambour, puis modifiez le brouillon.`,
      (a) =>
        `${a}: what is stored is not what was approved, nothing was sent. Tell your administrator, then edit the draft.`,
    ),
    frozen: say(
      (a: string) => fr`${a} : retenu par un gel. Une fois le gel terminé, laissez partir ou modifiez le brouillon.`,
      (a) => `${a}: held by a freeze. Once the freeze has ended, let it go out or edit the draft.`,
    ),
    cannot_look: say(
      (a: string) =>
        fr`${a} : nous ne savons pas si c'est publié, et Tambour ne peut pas lire ce compte. Regardez le compte, puis répondez avec un bouton.`,
      (a) =>
        `${a}: we do not know whether it was published, and Tambour cannot read this account. Look at the account, then answer with a button.`,
    ),
    edits_hidden: say(
      (a: string) =>
        fr`${a} : nous ne savons pas si c'est publié. Tambour a été restauré, et ce serveur ne dit pas si une publication a été corrigée depuis. Cherchez-la sur le compte, corrigée aussi, puis répondez avec un bouton.`,
      (a) =>
        `${a}: we do not know whether it was published. Tambour was restored, and this server does not tell whether a post was corrected since. Look for it on the account, corrected as well, then answer with a button.`,
    ),
    still_absent: say(
      (a: string) =>
        fr`${a} : envoyé de nouveau, mais toujours invisible. Regardez le compte, puis répondez avec un bouton.`,
      (a) => `${a}: sent again, but still not visible. Look at the account, then answer with a button.`,
    ),
    several_found: say(
      (a: string) =>
        fr`${a} : plusieurs publications identiques existent. Regardez le compte, puis donnez avec un bouton le lien de la bonne.`,
      (a) =>
        `${a}: there are several identical posts. Look at the account, then give the link of the right one with a button.`,
    ),
    not_approved: say(
      (a: string) =>
        fr`${a} : peut-être publié, mais la validation ne tient plus, donc rien n'est renvoyé. Regardez le compte, et retirez la publication s'il le faut.`,
      (a) =>
        `${a}: perhaps published, but the approval no longer stands, so nothing is sent again. Look at the account and retract the post if needed.`,
    ),
  },
  heldUnsure: say(
    (a: string, why: string) =>
      fr`${a} : nous ne savons pas si c'est publié. Rien n'est renvoyé, publication ${why}. Regardez le compte, puis répondez avec un bouton.`,
    (a, why) =>
      `${a}: we do not know whether it was published. Nothing is sent again, it is ${why}. Look at the account, then answer with a button.`,
  ),
  delayed: {
    rate_limit: say(
      (a: string, until: string) =>
        fr`${a} : le réseau demande d'attendre. Nouvel essai ${until}, vous n'avez rien à faire.`,
      (a, until) => `${a}: the network asks us to wait. Next try ${until}; you do not need to do anything.`,
    ),
    media_processing: say(
      (a: string, until: string) =>
        fr`${a} : le réseau prépare encore les images. Nouvel essai ${until}, vous n'avez rien à faire.`,
      (a, until) =>
        `${a}: the network is still preparing the images. Next try ${until}; you do not need to do anything.`,
    ),
    server_busy: say(
      (a: string, until: string) =>
        fr`${a} : le réseau est surchargé. Nouvel essai ${until}, vous n'avez rien à faire.`,
      (a, until) => `${a}: the network is overloaded. Next try ${until}; you do not need to do anything.`,
    ),
    unreachable: say(
      (a: string, until: string) =>
        fr`${a} : le réseau ne répond pas. Nouvel essai ${until}, vous n'avez rien à faire.`,
      (a, until) => `${a}: the network does not answer. Next try ${until}; you do not need to do anything.`,
    ),
    name_not_found: say(
      (a: string, until: string) =>
        fr`${a} : l'adresse du réseau est introuvable pour l'instant. Nouvel essai ${until}, vous n'avez rien à faire.`,
      (a, until) =>
        `${a}: the network’s address is not found just now. Next try ${until}; you do not need to do anything.`,
    ),
  },
} as const;
