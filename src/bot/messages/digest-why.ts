import { say } from './say.ts';

/** Why a post did not go out to an account, or is no longer there, in a few words. */
export const digestWhy = {
  failed: {
    unreachable: say('le serveur ne répondait pas', 'the server did not answer'),
    name_not_found: say('l’adresse du serveur n’est pas connue', 'the server’s address is not known'),
    forbidden: say('le réseau a refusé', 'the network refused'),
    not_found: say('le réseau a répondu « introuvable »', 'the network answered “not found”'),
    too_long: say('trop longue pour le réseau', 'too long for the network'),
    duplicate: say('le réseau y a vu un doublon', 'the network took it for a duplicate'),
    media_rejected: say('le réseau a refusé une image', 'the network refused an image'),
    text_missing: say('le réseau veut un texte avec l’image', 'the network wants a text with the image'),
    invalid: say('le réseau ne l’a pas comprise', 'the network did not understand it'),
    cannot_edit: say('ce serveur ne permet pas de modifier', 'this server does not let posts be edited'),
    post_gone: say('la publication à corriger n’existe plus', 'the post to correct is no longer there'),
  },
  held: {
    late: say('retenue : l’heure prévue est passée', 'held: its time has passed'),
    account_paused: say('retenue : le compte est en pause', 'held: the account is paused'),
    account_asleep: say('retenue : le compte est en sommeil', 'held: the account is asleep'),
    account_removed: say('retenue : le compte n’est plus à la rédaction', 'held: the desk no longer has the account'),
    token_unreadable: say('retenue : le jeton est illisible', 'held: the token cannot be read'),
    network_off: say('retenue : ce réseau est désactivé', 'held: this network is switched off'),
    approval_lapsed: say('retenue : la validation ne compte plus', 'held: the approval no longer counts'),
    decision_unproven: say(
      'retenue : une décision n’est pas telle que Tambour l’a écrite',
      'held: a decision is not as Tambour wrote it',
    ),
    content_changed: say('retenue : ce n’est plus ce qui a été validé', 'held: it is not what was approved'),
    corrected_since: say('retenue : corrigée autrement entre-temps', 'held: corrected otherwise meanwhile'),
    post_gone: say('retenue : la publication à corriger a été retirée', 'held: the post to correct was retracted'),
    post_changed: say('retenue : changée sur le réseau', 'held: changed on the network'),
    frozen: say('retenue : la rédaction a été gelée', 'held: the desk was frozen'),
    cannot_look: say('peut-être publiée : à vérifier dans le fil', 'perhaps published: to be checked in its thread'),
    still_absent: say('peut-être publiée : toujours pas visible', 'perhaps published: still not to be seen'),
    several_found: say('publiée plusieurs fois : à vérifier dans le fil', 'published more than once: see its thread'),
    not_approved: say(
      'peut-être publiée : la validation ne compte plus',
      'perhaps published: the approval no longer counts',
    ),
  },
  cancelled: {
    freed: say('annulée', 'cancelled'),
    rejected: say('refusée', 'rejected'),
    changes_asked: say('modifications demandées', 'changes were asked for'),
    withdrawn: say('validation retirée', 'approval withdrawn'),
    stopped: say('arrêtée', 'stopped'),
    not_approved: say('plus validée à l’heure prévue', 'no longer approved at its time'),
    replaced: say('remplacée par une autre version', 'replaced by another version'),
  },
  notYetKnown: say('pas encore certain qu’elle soit publiée', 'not certain yet that it was published'),
  retracted: say('retirée', 'taken back'),
} as const;
