// Whether somebody listens at one of the hosts that OPENCHAT_TEST_STORE names; says so, without who logs in there, when nobody does.
import { createConnection } from 'node:net';

const PATIENCE_MILLIS = 5000;
const hosts = /^mongodb:\/\/(?:[^@/]*@)?([^@/?]+)/.exec(process.env.OPENCHAT_TEST_STORE ?? '')?.[1];

function listens(address) {
  const [, host, port] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(address);
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port: Number(port ?? 27017), timeout: PATIENCE_MILLIS });
    const fails = (why) => {
      socket.destroy();
      reject(new Error(`${address}: ${why}`));
    };
    socket.once('connect', () => resolve(socket.destroy()));
    socket.once('timeout', () => fails('no answer'));
    socket.once('error', (error) => fails(error.code ?? error.message));
  });
}

if (hosts) {
  await Promise.any(hosts.split(',').map(listens)).catch((all) => {
    console.error(`openchat: no store listens at ${all.errors.map((each) => each.message).join(', ')}`);
    process.exit(1);
  });
}
