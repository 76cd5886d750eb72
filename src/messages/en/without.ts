import type { WithoutWords } from '#messages/words/without.ts';

export const without: WithoutWords = {
  offer: 'What no template says you can write yourself: then somebody else on the rota has to approve it.',
  button: 'Emergency without a template',
  title: (mode) => `${mode} · without a template`,
  intro:
    'It goes to all accounts of this desk, once one approver who stands on the rota has approved it. They are called one after the other, every two minutes, the stewards last.',
  text: 'Text',
  submit: 'Ask for approval',
  asked: (number) =>
    `Draft ${number} waits for one approval of somebody on the rota, who is being called. Nothing has gone out yet.`,
  paged: (name, number) => `Emergency: ${name} asks for your approval of draft ${number}, now.`,
  whatToDo: 'Your approval alone is enough. In two minutes the next person is called.',
  open: 'Open the draft',
  unanswered: (number) => `Nobody has decided about draft ${number}, and everybody who could has been called.`,
  nothingLeft: 'Nothing has gone out. It still waits for approval: call somebody by telephone.',
};
