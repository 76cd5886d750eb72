import type { Messages } from '#messages/words/messages.ts';

import { absences } from './absences.ts';
import { answers } from './answers.ts';
import { authorship } from './authorship.ts';
import { buttons } from './buttons.ts';
import { calendar } from './calendar.ts';
import { cancelling } from './cancelling.ts';
import { captions } from './captions.ts';
import { cards } from './cards.ts';
import { commands } from './commands.ts';
import { conversion } from './conversion.ts';
import { corrections } from './corrections.ts';
import { deliveries } from './deliveries.ts';
import { difference } from './difference.ts';
import { digestChart } from './digest-chart.ts';
import { digestDetails } from './digest-details.ts';
import { digestWhy } from './digest-why.ts';
import { digest } from './digest.ts';
import { dossierPage } from './dossier-page.ts';
import { dossier } from './dossier.ts';
import { drill } from './drill.ts';
import { emergencyTemplates } from './emergency-templates.ts';
import { emergency } from './emergency.ts';
import { failures } from './failures.ts';
import { fields } from './fields.ts';
import { find } from './find.ts';
import { findings } from './findings.ts';
import { formats } from './formats.ts';
import { foreign } from './foreign.ts';
import { forms } from './forms.ts';
import { freeze } from './freeze.ts';
import { held } from './held.ts';
import { home } from './home.ts';
import { leaving } from './leaving.ts';
import { importing } from './importing.ts';
import { keeping } from './keeping.ts';
import { linkCard } from './link-card.ts';
import { linkLook } from './link-look.ts';
import { making } from './making.ts';
import { media } from './media.ts';
import { names } from './names.ts';
import { notices } from './notices.ts';
import { page } from './page.ts';
import { pictures } from './pictures.ts';
import { places } from './places.ts';
import { pages } from './pages.ts';
import { periods } from './periods.ts';
import { policy } from './policy.ts';
import { platforms } from './platforms.ts';
import { practice } from './practice.ts';
import { quotas } from './quotas.ts';
import { relay } from './relay.ts';
import { relayAnswers } from './relay-answers.ts';
import { relayRule } from './relay-rule.ts';
import { reminders } from './reminders.ts';
import { restored } from './restored.ts';
import { rota } from './rota.ts';
import { series } from './series.ts';
import { settling } from './settling.ts';
import { setup } from './setup.ts';
import { past } from './past.ts';
import { share } from './share.ts';
import { signing } from './signing.ts';
import { plannedSleep } from './planned-sleep.ts';
import { sleep } from './sleep.ts';
import { steps } from './steps.ts';
import { story } from './story.ts';
import { templates } from './templates.ts';
import { thaw } from './thaw.ts';
import { typed } from './typed.ts';
import { unproven } from './unproven.ts';
import { without } from './without.ts';
import { wordings } from './wordings.ts';
import { words } from './words.ts';

/** All sentences in German. */
export const messages: Messages = {
  tongue: 'de',
  absences,
  answers,
  authorship,
  buttons,
  calendar,
  cancelling,
  captions,
  cards,
  commands,
  conversion,
  corrections,
  deliveries,
  difference,
  digestChart,
  digestDetails,
  digestWhy,
  digest,
  dossier,
  dossierPage,
  drill,
  emergencyTemplates,
  emergency,
  failures,
  fields,
  find,
  findings,
  foreign,
  formats,
  forms,
  freeze,
  held,
  home,
  importing,
  leaving,
  keeping,
  linkCard,
  linkLook,
  making,
  media,
  names,
  notices,
  page,
  pages,
  periods,
  pictures,
  places,
  policy,
  platforms,
  practice,
  quotas,
  relay,
  relayAnswers,
  relayRule,
  reminders,
  restored,
  rota,
  series,
  settling,
  setup,
  past,
  share,
  signing,
  plannedSleep,
  sleep,
  steps,
  story,
  templates,
  thaw,
  typed,
  unproven,
  without,
  wordings,
  words,
};
