// @ts-nocheck: the packages that it stands on are installed on demand, and the project knows nothing of their types.
// A real Bluesky server (PDS) with the directory of identities that it asks (PLC), in a process of its own, since the
// database that it brings may abort the process as it ends. Plain JavaScript, run by the Node of the project.
import { Database, PlcServer } from '@did-plc/server';
import { envToCfg, envToSecrets, PDS } from '@atproto/pds';

process.once('message', ({ folder, plcPort, pdsPort, appView, adminPassword }) => {
  void start({ folder, plcPort, pdsPort, appView, adminPassword }).then(
    (told) => process.send(told),
    (error) => {
      process.send({ failed: String(error?.stack ?? error) });
    },
  );
});
process.once('disconnect', () => process.exit(0));

async function start({ folder, plcPort, pdsPort, appView, adminPassword }) {
  const plc = PlcServer.create({ db: Database.mock(), port: plcPort });
  await plc.start();
  const settings = {
    devMode: true,
    port: pdsPort,
    hostname: 'localhost',
    didPlcUrl: `http://localhost:${plcPort}`,
    inviteRequired: false,
    jwtSecret: 'a secret of this machine alone',
    adminPassword,
    dpopSecret: 'd0'.repeat(32),
    plcRotationKeyK256PrivateKeyHex: '7d'.repeat(32),
    serviceHandleDomains: ['.test'],
    disableSsrfProtection: true,
    dataDirectory: `${folder}/data`,
    blobstoreDiskLocation: `${folder}/blobs`,
    bskyAppViewUrl: appView,
    bskyAppViewDid: 'did:example:appview',
    rateLimitsEnabled: false,
  };
  const pds = await PDS.create(envToCfg(settings), envToSecrets(settings));
  await pds.start();
  return { pds: `http://localhost:${pdsPort}`, plc: `http://localhost:${plcPort}` };
}
