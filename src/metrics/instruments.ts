import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The instruments, named by Prometheus' conventions: https://prometheus.io/docs/practices/naming/. */
export interface Instruments {
  readonly registry: Registry;
  readonly buildInfo: Gauge;
  readonly databaseUp: Gauge;
  readonly deliveries: Gauge;
  readonly oldestDoubt: Gauge;
  readonly deliveryLateness: Gauge;
  readonly jobLateness: Gauge;
  readonly jobs: Gauge;
  readonly undeliveredNotices: Gauge;
  readonly overdueReadings: Gauge;
  readonly inbox: Gauge;
  readonly drafts: Gauge;
  readonly approvalsWaiting: Gauge;
  readonly accounts: Gauge;
  readonly frozen: Gauge;
  readonly chatConnected: Gauge;
  readonly chatStateAge: Gauge;
  readonly publishSeconds: Histogram;
  readonly confinement: Gauge;
  readonly refused: Counter;
  readonly billedByX: Counter;
  readonly spentOnX: Counter;
}

/** Creates all instruments in a registry of their own. No label holds a text, a name or a handle. */
export function makeInstruments(): Instruments {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []): Gauge =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
  const counter = (name: string, help: string, labelNames: readonly string[] = ['kind']): Counter =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
  return {
    registry,
    buildInfo: gauge('tambour_build_info', 'Always 1; the version of Tambour and of Node.', ['version', 'node']),
    databaseUp: gauge('tambour_database_up', 'Whether the database answered: 1 or 0. At 0 its figures are left out.'),
    deliveries: gauge('tambour_deliveries', 'Deliveries by state.', ['state']),
    oldestDoubt: gauge(
      'tambour_doubt_oldest_age_seconds',
      'Age of the oldest delivery of which nobody knows yet whether it was published; 0 without one.',
    ),
    deliveryLateness: gauge(
      'tambour_delivery_lateness_seconds',
      'How long the most overdue delivery has been ready to leave; 0 without one.',
    ),
    jobLateness: gauge('tambour_job_lateness_seconds', 'How long the most overdue job has waited; 0 without one.'),
    jobs: gauge('tambour_jobs', 'Jobs by queue and state: created, retry or active.', ['queue', 'state']),
    undeliveredNotices: gauge('tambour_notices_undelivered', 'What the chat has not been told yet.'),
    overdueReadings: gauge(
      'tambour_readings_overdue',
      'Published posts whose counts should have been read more than an hour ago and were not.',
    ),
    inbox: gauge('tambour_chat_inbox', 'Events from the chat that are kept and not handled yet.', ['platform']),
    drafts: gauge('tambour_drafts', 'Drafts by state.', ['state']),
    approvalsWaiting: gauge('tambour_approvals_waiting', 'Drafts that wait for an approval.'),
    frozen: gauge('tambour_frozen', 'Desks under a freeze, of their own or of everything.'),
    accounts: gauge('tambour_accounts', 'Accounts by state: active, asleep or paused.', ['state']),
    chatConnected: gauge('tambour_chat_connected', 'Whether the chat is connected: 1 or 0.', ['platform']),
    chatStateAge: gauge('tambour_chat_state_age_seconds', 'Since when the chat has been connected, or has not.', [
      'platform',
    ]),
    publishSeconds: new Histogram({
      name: 'tambour_publish_seconds',
      help: 'From the approval (or from when a rule or the emergency path let it out), or from the planned instant where that is later, to the answer of the network; the pause of the desk included.',
      labelNames: ['account'],
      buckets: [0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 1800, 7200],
      registers: [registry],
    }),
    confinement: gauge(
      'tambour_decoder_confinement',
      'Whether this machine confines what decodes pictures, videos and archives: 1 for the answer that holds. At "unknown" nothing is decoded.',
      ['answer'],
    ),
    refused: counter('tambour_refused_total', 'What was refused on a chat or the practice page, by kind.', [
      'platform',
      'kind',
    ]),
    billedByX: counter('tambour_x_billed_total', 'What X bills, by kind, since this process started.'),
    spentOnX: counter('tambour_x_spent_usd_total', 'What X will ask for it, in US dollars, by the price list in use.'),
  };
}
