import { type Action, formOf } from '#bot/action.ts';
import { withSavingBars } from '#bot/approving/saving-bars.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import { readText } from '#bot/forms/read-text.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { withoutCaptions } from '#drafts/captions/with-captions.ts';
import type { Content } from '#drafts/content.ts';
import { readRevision } from '#drafts/draft.ts';

import { withPart } from '#drafts/media-changes.ts';

import { altField, altTextsForm, burntIn, captionsField, partFieldId } from './alt-texts-form.ts';
import { transcribed } from './join-media.ts';
import { revise } from './revise.ts';

const usualMaxAltCharacters = 1000;

/** Takes descriptions of all pictures in one form, and removes the pictures ticked for that. */
export const altTexts: Action<'altTexts'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    async press(ctx) {
      const { desk, draft, m } = ctx;
      if (draft.state === 'cancelled') return m.answers.closedDraft;
      const { content } = draft.current;
      const limits = desk.accounts.filter(({ id }) => content.accountIds.includes(id)).map(({ limits }) => limits);
      const most = Math.min(...limits.map(({ maxAltCharacters }) => maxAltCharacters));
      const form = altTextsForm(m, content, Number.isFinite(most) ? most : usualMaxAltCharacters);
      return formOf('altTexts', ctx, await withSavingBars(ctx, form));
    },
  },
  form: {
    about: 'draft',
    submit: revise(async ({ bot, desk, draft, m, revision, target, values }) => {
      const base = await readRevision(bot.store.db, draft.id, revision);
      if (base === null) return formError(m.answers.draftGone);
      const errors: Record<string, string> = {};
      const described = base.content.media.map((media, index) => {
        const read = readText(textIn(values, altField(index)), m);
        if (read.kind === 'error') errors[altField(index)] = read.error;
        const part = Number(textIn(values, partFieldId(index)));
        const alt = read.kind === 'text' ? read.text.trim() : '';
        const captioned = captionedAs({ ...media, alt }, choicesIn(values, captionsField(index)));
        // An unreadable part changes nothing.
        return withPart(captioned, Number.isInteger(part) && part >= 1 ? part : media.part);
      });
      if (Object.keys(errors).length > 0) return fieldErrors(errors);
      const removed = choicesIn(values, 'remove');
      const left = described.filter((_, index) => !removed.includes(String(index)));
      const { language } = base.content;
      const media = await transcribed({ tx: bot.store.db }, { media: left, language }, { desk, rules: bot.rules });
      return {
        baseRevision: base.number,
        fingerprint: target,
        content: { ...base.content, media },
        typed: described.map(({ alt }) => alt),
      };
    }),
  },
};

type Medium = Content['media'][number];

/** Removes the captions ticked for that, and records whether captions are said to be part of the picture. */
function captionedAs(media: Medium, chosen: readonly string[]): Medium {
  const { recording, ...kept } = withoutCaptions(media, chosen);
  if (recording === undefined) return kept;
  const { openCaptions: _before, ...rest } = recording;
  return { ...kept, recording: chosen.includes(burntIn) ? { ...rest, openCaptions: true } : rest };
}
