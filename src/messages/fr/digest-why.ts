import type { DigestWhyWords } from '#messages/words/digest-why.ts';

import { fr } from './typography.ts';

export const digestWhy: DigestWhyWords = {
  failed: {
    unreachable: 'le serveur ne répondait pas',
    name_not_found: 'l’adresse du serveur n’est pas connue',
    forbidden: 'le réseau a refusé',
    not_found: fr`le réseau a répondu « introuvable »`,
    too_long: 'trop longue pour le réseau',
    duplicate: 'le réseau y a vu un doublon',
    media_rejected: 'le réseau a refusé une image',
    media_unfinished: 'le réseau n’a pas fini de traiter la vidéo',
    text_missing: 'le réseau veut un texte avec l’image',
    invalid: 'le réseau en a refusé le contenu',
    cannot_edit: 'ce serveur ne permet pas de modifier',
    parent_gone: fr`la partie qui précède n’existe plus`,
    post_gone: 'la publication à corriger n’existe plus',
  },
  cancelled: {
    freed: 'annulée',
    rejected: 'refusée',
    changes_asked: 'modifications demandées',
    withdrawn: 'validation retirée',
    stopped: 'arrêtée',
    not_approved: 'plus validée à l’heure prévue',
    replaced: 'remplacée par une autre version',
  },
  notYetKnown: 'pas encore certain qu’elle soit publiée',
  retracted: 'retirée',
};
