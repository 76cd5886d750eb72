import { fr, say } from './say.ts';

/** Answers to what is typed after /tambour. */
export const commands = {
  unknown: say(
    (word: string) => fr`Je ne connais pas « ${word} ». Voici ce que je comprends :`,
    (word) => `I do not know “${word}”. This is what I understand:`,
  ),
  helpTitle: say('Ce que Tambour comprend', 'What Tambour understands'),
  helpDraft: say('/tambour brouillon [texte]', '/tambour draft [text]'),
  helpDraftDoes: say('écrire une publication', 'write a post'),
  helpInThread: say('/tambour brouillon', '/tambour draft'),
  helpInThreadDoes: say(
    'dans le fil d’un message : en faire un brouillon, avec son texte et ses images',
    'in the thread of a message: make a draft of it, with its text and images',
  ),
  helpList: say('/tambour liste', '/tambour list'),
  helpListDoes: say('ce qui est ouvert, programmé ou en attente', 'what is open, scheduled or held'),
  helpShow: say('/tambour voir 12', '/tambour show 12'),
  helpShowDoes: say('un brouillon, où il en est', 'one draft, and how it stands'),
  helpSetup: say('/tambour réglages', '/tambour setup'),
  helpSetupDoes: say('qui valide, combien, en quelle langue', 'who approves, how many, in which language'),
  helpShortcut: say('Utiliser comme publication', 'Use as a public post'),
  helpShortcutDoes: say(
    '(ou « Use as a public post », dans le menu d’un message) en faire un brouillon',
    '(in the menu of a message) make a draft of it',
  ),
  helpHow: say(
    'Rien n’est publié sans la validation d’une autre personne. Tout se passe dans le fil du brouillon.',
    'Nothing is published without somebody else’s approval. It all happens in the draft’s thread.',
  ),
  notYet: say('Pas encore : les vidéos et les fils de publications.', 'Not yet: videos, and threads of posts.'),
  listTitle: say('Brouillons de cette rédaction', 'Drafts of this desk'),
  listOpen: say('Ouverts', 'Open'),
  listScheduled: say('Programmés', 'Scheduled'),
  listHeld: say('En attente d’une personne', 'Held'),
  listEmpty: say(
    'Aucun brouillon ouvert. Écrivez-en un avec /tambour brouillon.',
    'No open draft. Write one with /tambour draft.',
  ),
  inThread: say('ouvrir le fil', 'open the thread'),
} as const;
