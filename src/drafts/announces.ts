import { clauseAround } from '#text/clause-around.ts';

/** Words that announce or invite, in the languages that Tambour speaks. */
const announcing = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:aura|auront) lieu|se (?:tiendra|tiendront|déroulera|dérouleront)|débutera|commencera|ouvrira|(?:sera|seront) (?:exceptionnellement )?(?:fermée?s?|ouverte?s?)|rendez-vous|rejoignez-nous|venez|participez|inscrivez-vous|inscriptions?|réservez|à vos agendas|will (?:take place|be (?:held|closed|open)|open|close|start|begin)|takes place|join us|come along|register|registration|sign up|book (?:your|a)|save the date|don['’]t miss|applications? close|deadline|findet|finden|stattfinden|wird eröffnet|kommen Sie|besuchen Sie|seien Sie dabei|melden Sie sich|Anmeldung(?:en)?|Anmeldeschluss|merken Sie sich|laden (?:wir )?(?:Sie )?(?:herzlich )?ein)(?!\p{L})`,
  'giu',
);
/** Words of postponing and calling off: a clause with one announces nothing for its day. */
const calledOff =
  /(?<!\p{L})(?:report\p{L}*|annul\p{L}*|initialement|postponed|cancell?ed|originally|rescheduled|verschoben|abgesagt|ursprünglich)(?!\p{L})/iu;
/** Words of the past: in a clause with one, only an announcing word right before a day counts. */
const over =
  /(?<!\p{L})(?:a|as|ai|ont|avait|avaient|avons|était|étaient|fut|furent|est|sont|derni[eè]re?s?|pass[ée]e?s?|was|were|had|has|have|took|last|war|waren|hatten?|hat|haben|wurden?|fand|fanden|letzte[nrs]?)(?!\p{L})/iu;
/** Words as in "l'arrêté du 3 novembre" or "since 3 November": such a day may well be past. */
const genitive =
  /(?<!\p{L})(?:du|depuis|après|dès|of|from|since|after|following|vom|seit|nach|ab|dated)(?:\s+(?:le|the|dem))?\s*$/iu;
const rightBefore = 15;
const nearBefore = 45;
const nearAfter = 30;
const longestWord = 20;

/** Tells whether a text surely announces something for the day that it names at `at`. */
export function announces(text: string, { at, length }: { readonly at: number; readonly length: number }): boolean {
  const { from, until } = clauseAround(text, at, length);
  const clause = text.slice(from, until);
  if (genitive.test(text.slice(from, at)) || calledOff.test(clause)) return false;
  const [before, after] = over.test(clause) ? [rightBefore, 0] : [nearBefore, nearAfter];
  const near = Math.max(from, at - before - longestWord);
  return Array.from(text.slice(near, until).matchAll(announcing)).some((match) => {
    const begins = near + match.index;
    const ends = begins + match[0].length;
    return ends <= at ? at - ends <= before : begins >= at + length && begins - at - length <= after;
  });
}
