import { App } from '@slack/bolt';

// An empty Bolt app as in Slack's own guide. It acknowledges "/tambour" and does nothing else.
const { PORT = '', SLACK_API_URL: slackApiUrl = '', SLACK_BOT_TOKEN: token = '', ...env } = process.env;
const { SLACK_APP_TOKEN: appToken = '', SLACK_SIGNING_SECRET: signingSecret = '' } = env;
const port = Number(PORT);
const isSocket = env['SLACK_MODE'] === 'socket';
let isConnected = false;

const app = new App({
  token,
  clientOptions: { slackApiUrl },
  customRoutes: [
    {
      path: '/readyz',
      method: 'GET',
      handler: (_request, response) => void response.writeHead(isConnected ? 200 : 503).end(),
    },
  ],
  ...(isSocket ? { socketMode: true, appToken, installerOptions: { port } } : { signingSecret }),
});
app.command('/tambour', async ({ ack }) => ack());
await (isSocket ? app.start() : app.start(port));
isConnected = true;
