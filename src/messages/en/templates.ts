import type { TemplatesWords } from '#messages/words/templates.ts';

import { counted } from './counted.ts';

export const templates: TemplatesWords = {
  title: (count) => `${counted(count, 'template', 'templates')} of this desk`,
  none: 'This desk has no template yet.',
  howTo:
    'Type “/tambour template new”, “/tambour template keep 12 Warning” to keep draft 12 under that name, then “use”, “change” or “remove” and the name.',
  use: (name) => `Use ${name}`,
  change: (name) => `Change ${name}`,
  remove: (name) => `Remove ${name}`,
  keepHint: (label) => `“${label}”, on a draft’s card, makes a template of it.`,
  keeping: {
    title: 'Keep as a template',
    intro: 'The template keeps this draft’s text, accounts and settings, without its images or its time.',
  },
  removing: {
    title: 'Remove the template?',
    intro: 'Nobody is offered it any more. Drafts begun from it stay.',
    send: 'Remove',
    stale: 'Somebody changed this template meanwhile: it is not removed. “/tambour template” shows it.',
  },
  newTitle: 'New template',
  changeTitle: 'Change the template',
  intro: 'A draft begun from this template is approved as any other.',
  name: 'Name of the template',
  blankHint:
    'Write ___ (three low lines) where something is to be filled in: “The desk closes on ___ at ___”. While one is left, approval cannot be asked for.',
  kept: (name) => `The template “${name}” is kept. “/tambour template ${name}” begins a draft from it.`,
  removed: (name) => `The template “${name}” is removed. Its text was:`,
  unknown: (name) => `No template of this desk is called “${name}”. “/tambour template” shows them.`,
  gone: 'This template no longer exists. “/tambour template” shows the others.',
  notYours: 'Only who kept this template, approvers and stewards can change it.',
  error: {
    noName: 'Give the template a name, with letters.',
    longName: (most) => `The name is longer than ${most} characters. Shorten it.`,
    noText: 'This draft has no text: there is nothing to keep.',
    nameTaken: 'Another template has this name already. Choose another one.',
    full: (most) => `This desk has ${most} templates already. Remove one: “/tambour template” shows them.`,
    stale:
      'Somebody changed or removed this template meanwhile: nothing was saved. Copy your text, then open the template again.',
  },
};
