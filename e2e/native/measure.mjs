// How soon the services are ready, and how much memory they take, natively and on the JVM; prints rows of docs/native.md.
//
//   MONGODB=mongodb://127.0.0.1:27017 node --experimental-websocket e2e/native/measure.mjs [REPETITIONS]
//
// Needs the native programs (mvn package -Dnative) and, for the JVM, the jars (./openchat test, or mvn package -DskipTests),
// in two trees if need be: NATIVE and JVM name their folders. A stand-in answers for the identity provider.
import { spawn } from 'node:child_process';
import { readFileSync, statSync, existsSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const SOCKETS = 1000;
const repetitions = Number(process.argv[2] ?? 5);
const store = process.env.MONGODB ?? 'mongodb://127.0.0.1:27017';
const here = new URL('../..', import.meta.url).pathname;
const trees = { native: process.env.NATIVE ?? here, jvm: process.env.JVM ?? here };
const services = { 'chat-service': 18181, 'agent-service': 18182, 'view-service': 18183 };

const identity = createServer((request, answer) => {
  const base = `http://127.0.0.1:${identity.address().port}`;
  answer.setHeader('Content-Type', 'application/json');
  answer.end(
    JSON.stringify(
      request.url.endsWith('keys')
        ? { keys: [] }
        : {
            issuer: base,
            jwks_uri: `${base}/keys`,
            authorization_endpoint: `${base}/login`,
            token_endpoint: `${base}/token`,
            end_session_endpoint: `${base}/logout`,
          },
    ),
  );
});
await new Promise((done) => identity.listen(0, '127.0.0.1', done));

const status = (url) =>
  new Promise((tell) =>
    get(url, (answer) => {
      answer.resume();
      tell(answer.statusCode);
    }).on('error', () => tell(0)),
  );
const megabytes = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function command(service, kind) {
  const target = `${trees[kind]}/${service}/target`;
  return kind === 'native'
    ? { file: `${target}/service-runner`, line: [`${target}/service-runner`, '-Xmx160m'] }
    : {
        file: `${target}/quarkus-app/quarkus-run.jar`,
        line: ['java', '-XX:+UseSerialGC', '-Xmx160m', '-jar', `${target}/quarkus-app/quarkus-run.jar`],
      };
}

async function start(line, port) {
  const begin = performance.now();
  const program = spawn(line[0], line.slice(1), {
    stdio: 'ignore',
    env: {
      ...process.env,
      QUARKUS_HTTP_PORT: port,
      QUARKUS_MANAGEMENT_PORT: port + 1000,
      QUARKUS_HTTP_HOST: '127.0.0.1',
      QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
      QUARKUS_MONGODB_CONNECTION_STRING: store,
      QUARKUS_OIDC_AUTH_SERVER_URL: `http://127.0.0.1:${identity.address().port}`,
      QUARKUS_OIDC_CREDENTIALS_SECRET: 'measured',
      QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET: 'm'.repeat(32),
    },
  });
  while ((await status(`http://127.0.0.1:${port + 1000}/q/health/ready`)) !== 200) await pause(2);
  return { program, millis: Math.round(performance.now() - begin) };
}

async function end(program) {
  program.kill('SIGTERM');
  await new Promise((done) => program.once('exit', done));
}

/** Visitors who have begun a conversation and wait. */
async function connect(port) {
  const base = `127.0.0.1:${port}`;
  const sockets = [];
  for (let n = 0; n < SOCKETS; n++) {
    const socket = new WebSocket(`ws://${base}/ws/visitor`, { protocols: ['openchat.v1'], headers: { Origin: `http://${base}` } });
    sockets.push(
      new Promise((done, fail) => {
        socket.onopen = () =>
          socket.send(
            JSON.stringify({
              type: 'start',
              id: crypto.randomUUID(),
              name: `v${n}`,
              locale: 'en',
              page: 'https://example.com/',
              consent: true,
            }),
          );
        socket.onmessage = ({ data }) => {
          if (data.includes('"started"')) done(socket);
        };
        socket.onerror = fail;
      }),
    );
    if (n % 50 === 49) await Promise.all(sockets);
  }
  return Promise.all(sockets);
}

console.log('| service | | file (MB) | start to ready (ms) | idle (MB) | with 1,000 visitors (MB) |\n|---|---|---:|---:|---:|---:|');
for (const [service, port] of Object.entries(services)) {
  for (const kind of ['native', 'jvm']) {
    const { file, line } = command(service, kind);
    if (!existsSync(file)) continue;
    const starts = [];
    for (let n = 1; n < repetitions; n++) {
      const { program, millis } = await start(line, port);
      starts.push(millis);
      await end(program);
    }
    const { program, millis } = await start(line, port);
    starts.push(millis);
    await pause(10_000);
    const idle = megabytes(program.pid);
    let busy = '';
    if (service === 'chat-service') {
      await connect(port);
      await pause(5_000);
      busy = megabytes(program.pid);
    }
    const size = kind === 'native' ? Math.round(statSync(file).size / 1e6) : '';
    console.log(
      `| ${service} | ${kind} | ${size} | ${median(starts)} (${Math.min(...starts)} to ${Math.max(...starts)}) | ${idle} | ${busy} |`,
    );
    await end(program);
  }
}
process.exit(0);
