import { fr, say } from './say.ts';

/**
 * What a chat platform needs a word for beyond cards and forms; in the language of whoever acts, or of the machine where
 * that is not known, or many read it.
 */
export const platforms = {
  close: say('Annuler', 'Cancel'),
  image: say('Image :', 'Image:'),
  required: say('Ce champ est nécessaire.', 'This field is needed.'),
  peopleThere: say(
    (names: string) => fr`Déjà : ${names}. Choisissez qui ajouter.`,
    (names) => `Already: ${names}. Choose whom to add.`,
  ),
  personThere: say(
    (name: string) => fr`Sans choix : ${name}.`,
    (name) => `If you choose nobody: ${name}.`,
  ),
  remove: say('Retirer', 'Remove'),
  removeFrom: say(
    (label: string) => fr`De « ${label} ». Vide : tout le monde reste.`,
    (label) => `From “${label}”. Empty: everybody stays.`,
  ),
  formUnknown: say(
    "Ce formulaire n'a pas pu être lu : rien n'a été enregistré. Ouvrez-le de nouveau.",
    'This form could not be read: nothing was kept. Please open it again.',
  ),
  formTooOld: say(
    "Ce formulaire est ouvert depuis trop longtemps : rien n'a été enregistré. Copiez votre texte et ouvrez-le de nouveau.",
    'This form has been open for too long: nothing was kept. Copy your text and open it again.',
  ),
  formDone: say(
    'Ce formulaire a déjà été envoyé : ce second envoi ne change rien. Ouvrez-en un autre pour modifier.',
    'This form was sent already: sending it again changes nothing. Open another one to edit.',
  ),
  notYours: say(
    "Cela s'adresse à quelqu'un d'autre : rien n'a été fait.",
    'This is meant for somebody else: nothing was done.',
  ),
  changed: say(
    "Ce message a été modifié ou supprimé depuis : rien n'a été fait. Tapez /tambour liste pour retrouver le brouillon.",
    'This message was changed or deleted meanwhile: nothing was done. Type /tambour list to find the draft.',
  ),
  notMember: say(
    "Vous n'êtes pas membre de ce canal : rien n'a été fait. Demandez à quelqu'un du canal de vous y inviter.",
    'You are not a member of this channel: nothing was done. Ask somebody there to invite you.',
  ),
  botNotInChannel: say(
    "Tambour n'est pas dans ce canal. Invitez-le avec /invite @tambour, puis recommencez.",
    'Tambour is not in this channel. Type /invite @tambour, then try again.',
  ),
  tryLater: say(
    "Cela n'a pas marché pour l'instant. Recommencez dans une minute : rien ne se fait deux fois.",
    'That did not work just now. Try again in a minute: nothing is done twice.',
  ),
  about: say('Au sujet de ce message', 'About this message'),
  inDirectMessage: say('La réponse est dans vos messages directs.', 'The answer is in your direct messages.'),
} as const;
