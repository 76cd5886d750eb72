/**
 * Words for one thing, each in small letters without accents, as `folded` makes them. The first is the one to
 * recommend.
 */
export type Typed = readonly string[];

/** Words after "/tambour" for each command. Each has its action in the bot, which does not compile otherwise. */
export interface CommandWords {
  readonly draft: Typed;
  readonly list: Typed;
  readonly week: Typed;
  readonly show: Typed;
  readonly template: Typed;
  readonly correct: Typed;
  readonly setup: Typed;
  readonly freeze: Typed;
  readonly thaw: Typed;
  readonly emergency: Typed;
  readonly accounts: Typed;
  readonly sleep: Typed;
  readonly wake: Typed;
  readonly leave: Typed;
  readonly period: Typed;
  readonly periods: Typed;
  readonly keep: Typed;
  readonly import: Typed;
  readonly sources: Typed;
  readonly share: Typed;
  readonly absence: Typed;
  readonly rota: Typed;
  readonly onCall: Typed;
  readonly hours: Typed;
  readonly steps: Typed;
  readonly past: Typed;
  readonly digest: Typed;
  readonly figures: Typed;
  readonly dossier: Typed;
  readonly help: Typed;
  /** Also meant by "/tambour" alone. */
  readonly home: Typed;
  readonly practice: Typed;
}

/** Where help lists a command: first what people type every day, then the rest by subject. */
export type HelpGroup = 'everyday' | keyof CommandsWords['helpGroups'];

/** Answers to commands typed after /tambour. */
export interface CommandsWords {
  readonly unknown: (word: string) => string;
  /** Asks whether a command was meant, given as it is typed. */
  readonly didYouMean: (typed: string) => string;
  readonly helpTitle: string;
  /** Names the groups below the commands of every day. */
  readonly helpGroups: {
    readonly emergency: string;
    readonly figures: string;
    readonly accounts: string;
    readonly team: string;
  };
  /** Says how to see the commands that were left out. */
  readonly helpRest: string;
  readonly helpDraft: string;
  readonly helpDraftDoes: string;
  readonly helpInThread: string;
  readonly helpInThreadDoes: string;
  readonly helpList: string;
  readonly helpListDoes: string;
  readonly helpFind: string;
  readonly helpFindDoes: string;
  readonly helpTemplate: string;
  readonly helpTemplateDoes: string;
  readonly helpShow: string;
  readonly helpShowDoes: string;
  readonly helpDigest: string;
  readonly helpDigestDoes: string;
  readonly helpFigures: string;
  readonly helpFiguresDoes: string;
  readonly helpDossier: string;
  readonly helpDossierDoes: string;
  readonly helpDossierEnter: string;
  readonly helpDossierEnterDoes: string;
  readonly helpFreeze: string;
  readonly helpFreezeDoes: string;
  readonly helpSetup: string;
  readonly helpSetupDoes: string;
  readonly helpPractice: string;
  readonly helpPracticeDoes: string;
  readonly practice: {
    readonly filled: string;
    readonly there_already: string;
    readonly not_practice: string;
  };
  readonly helpShortcut: string;
  readonly helpShortcutDoes: string;
  readonly helpHow: string;
  readonly listTitle: string;
  readonly listOpen: string;
  readonly listScheduled: string;
  readonly listHeld: string;
  readonly listEmpty: string;
  readonly inThread: string;
}
