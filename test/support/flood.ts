import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import type { Blank } from '#drafts/emergency/blank.ts';
import { askForTemplate, type WrittenTemplate } from '#drafts/emergency/ask-for-template.ts';
import type { EmergencyPart, PartOfTemplate, PartsOfTemplate } from '#drafts/emergency/template.ts';
import { markedIn } from '#drafts/emergency/blank.ts';
import type { Store } from '#storage/store.ts';

export const river: Blank = { name: 'rivière', kind: 'choice', choices: ['Bruyère', 'Vire et affluents'] };
export const hour: Blank = { name: 'heure', kind: 'time', choices: [] };
export const place: Blank = { name: 'lieu', kind: 'short', choices: [] };
export const blanks: readonly Blank[] = [river, hour, place];

export const texts: Readonly<Record<EmergencyPart, string>> = {
  warning: 'Crue de la {rivière} : quittez les berges. Accueil : {lieu}. Prochain point à {heure}.',
  correction: 'Rectificatif sur la crue de la {rivière} : l’accueil se fait à {lieu}.',
  allClear: 'Fin de l’alerte sur la {rivière} depuis {heure}. Merci de votre prudence.',
};

/** Writes a flood warning in French for these accounts. */
export function aFlood(accountIds: readonly string[], changes: Partial<Flood> = {}): WrittenTemplate {
  const { name = 'Crue, vigilance rouge', text = {}, own = {}, warning = null, blanks: own_ = blanks } = changes;
  const content = (part: EmergencyPart): PartOfTemplate['content'] => ({
    text: text[part] ?? texts[part],
    ownTexts: own,
    contentWarning: warning,
    language: changes.language ?? 'fr',
    visibility: 'public',
    accountIds,
  });
  return {
    name,
    blanks: own_,
    contents: { warning: content('warning'), correction: content('correction'), allClear: content('allClear') },
  };
}

interface Flood {
  readonly name: string;
  readonly text: Partial<Record<EmergencyPart, string>>;
  readonly own: Readonly<Record<string, string>>;
  readonly warning: string | null;
  readonly language: string;
  readonly blanks: readonly Blank[];
}

/** Returns the parts of a written template as they are stored. */
export function partsOf({ contents, blanks: all }: WrittenTemplate): PartsOfTemplate {
  const part = (one: EmergencyPart): PartOfTemplate => ({
    content: contents[one],
    blanks: all.filter(({ name }) => markedIn(contents[one]).includes(name)),
  });
  return { warning: part('warning'), correction: part('correction'), allClear: part('allClear') };
}

/** Asks a desk’s approvers to agree to a flood warning for all its accounts, written by Amina. */
export async function askFlood(store: Store, deskId: string, by = 'amina'): Promise<string> {
  const desk = await readDesk(store.db, { id: deskId }, store.clock.now());
  if (desk === null) throw new Error('there is no such desk');
  const written = aFlood(desk.accounts.map(({ id }) => id));
  const outcome = await store.write((work) =>
    askForTemplate(work, { desk, rules, by: { id: by, name: by }, written, changesId: null }),
  );
  if (outcome.kind !== 'asked') throw new Error(outcome.kind);
  return outcome.templateId;
}
