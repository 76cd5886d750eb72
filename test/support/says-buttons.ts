import { everySentence, leavesOf, said } from './catalogue.ts';

/** Sentences of messages that have the buttons they mention, by their path in the catalogue. */
export const withButtons: readonly string[] = [
  'cards.howToDecide',
  'cards.howToDecideButtons',
  'foreign.whatToDo',
  'foreign.outside.whatToDo.edited',
  'foreign.outside.whatToDo.deleted',
  'foreign.outside.whatToDo.profile',
  'foreign.duplicate.whatToDo',
  'foreign.duplicate.otherIsGone',
  'importing.reader.ownPress',
  'keeping.whatToDo',
  'names.howToLook',
  'notices.filesOffered',
  'notices.sentAfterAll',
  'restored.howToEnd',
];

/** Sentences about buttons elsewhere, or former ones. */
export const ofOtherButtons: readonly string[] = [
  'answers.decision.reactions_off',
  'answers.reactionGone',
  'answers.hintButtonsOnly',
  'answers.hintTyped',
  'answers.hintTypedButtons',
  'answers.withdrawTooLate',
  'answers.buttonStands',
  'making.askOnCard',
  'page.skipToButtons',
  'past.intro',
  'making.onlyAuthorsTakeOut',
  'making.changedMeanwhile',
  'making.picturesMissing',
  'setup.reactionsAndButtons',
  'setup.buttonsOnly',
  'page.pressKept',
  'restored.frozenCard',
  'leaving.pin.unsure',
  'importing.card.noRoom',
  'importing.reader.intro',
  'importing.reader.withRemark',
];

/** The longest part of each sentence without values, in each language. */
const runs = leavesOf(everySentence())
  .filter(({ path }) => withButtons.includes(path))
  .flatMap(({ sentences }) => Object.values(sentences).map((sentence) => said(sentence)))
  .map((sentence) => {
    const parts = sentence.split(/‹[^›]*›|\d+/u).toSorted((one, other) => other.length - one.length);
    return inOneLine(parts[0] ?? '');
  });

/** Fails for a message that mentions its buttons if its reader sees none: `text` is its drawn text, without markup. */
export function assertButtons(text: string, buttons: readonly unknown[]): void {
  const line = inOneLine(text);
  const spoken = buttons.length > 0 ? undefined : runs.find((run) => line.includes(run));
  if (spoken !== undefined) throw new Error(`It says "${spoken}", and no button is drawn`);
}

/** Normalises spaces, since clients break lines and draw spaces as they like. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
