import { fr, say } from './say.ts';

/** Answers to what is typed after /tambour. */
export const commands = {
  unknown: say(
    (word: string) => fr`Tambour ne connaît pas « ${word} ». Voici ce qu'il comprend :`,
    (word) => `Tambour does not know “${word}”. This is what it understands:`,
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
  helpListDoes: say('ce qui est ouvert, programmé ou à traiter', 'what is open, scheduled or needs action'),
  helpFind: say('/tambour liste vaccination publié', '/tambour list vaccination published'),
  helpFindDoes: say(
    'retrouver un brouillon par mots, numéro, @personne, compte, état ou date',
    'find a draft by words, number, @person, account, state or date',
  ),
  helpTemplate: say('/tambour modèle', '/tambour template'),
  helpTemplateDoes: say(
    'commencer un brouillon avec un modèle, ou en garder un',
    'begin a draft from a template, or keep one',
  ),
  helpShow: say('/tambour voir 12', '/tambour show 12'),
  helpShowDoes: say('où en est un brouillon', 'how one draft stands'),
  helpDigest: say('/tambour bilan', '/tambour digest'),
  helpDigestDoes: say('ce que chaque réseau a rendu', 'what each network gave back'),
  helpFigures: say('/tambour chiffres', '/tambour figures'),
  helpFiguresDoes: say('les mêmes relevés, en fichier', 'the same readings, as a file'),
  helpFreeze: say('/tambour geler', '/tambour freeze'),
  helpFreezeDoes: say(
    'en urgence : plus rien ne part, jusqu’à /tambour dégeler',
    'in an emergency: nothing goes out, until /tambour thaw',
  ),
  helpSetup: say('/tambour réglages', '/tambour setup'),
  helpSetupDoes: say('qui valide, combien, en quelle langue', 'who approves, how many, in which language'),
  helpPractice: say('/tambour entraînement', '/tambour practice'),
  helpPracticeDoes: say(
    'remplir douze semaines d’historique inventé, pour voir un bilan',
    'fill in twelve weeks of made-up history, to see a digest',
  ),
  practice: {
    filled: say(
      'L’historique d’entraînement est rempli : des publications et des chiffres inventés, sur plus de douze semaines. Rien n’a été publié. « /tambour voir » et un numéro en montre une.',
      'The practice history is filled in: made-up posts and figures, over more than twelve weeks. Nothing was published. “/tambour show” and a number shows one.',
    ),
    there_already: say(
      'Cette rédaction a déjà son historique d’entraînement. Rien n’a changé.',
      'This desk has its practice history already. Nothing has changed.',
    ),
    not_practice: say(
      'L’historique d’entraînement n’est que pour une rédaction dont tous les comptes sont d’entraînement. Rien n’a changé.',
      'The practice history is only for a desk whose accounts are all for practice. Nothing has changed.',
    ),
  },
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
  listHeld: say('À traiter', 'Needs action'),
  listEmpty: say(
    'Aucun brouillon ouvert. Écrivez-en un avec /tambour brouillon.',
    'No open draft. Write one with /tambour draft.',
  ),
  inThread: say('ouvrir le fil', 'open the thread'),
} as const;
